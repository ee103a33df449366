#!/usr/bin/env bash
# Everything: Java (with formatting and architecture checks), web, browser. `--long` adds the soak, kill and fuzz suites.
set -euo pipefail
HOME_DIR=$(cd "$(dirname "$0")/.." && pwd)
. "$HOME_DIR/bin/toolchain.sh"
need_jdk; need_node

groups=long; fail_at=
for argument in "$@"; do
  case "$argument" in
    --long) groups= ;;
    *) fail "不认识的选项：$argument（只有 --long）" "unknown option: $argument (there is only --long)" ;;
  esac
done
failed=()

echo "== Java"
maven -B -ntp --fail-at-end -Dnaohai.checks "-Dnaohai.excludedGroups=$groups" verify || failed+=(java)

echo "== Web"
(cd "$HOME_DIR/web" && npm test) || failed+=(web)

echo "== Browser"
"$HOME_DIR/bin/browser-test.sh" || failed+=(browser)

[ "${#failed[@]}" -eq 0 ] || { echo "FAILED: ${failed[*]}" >&2; exit 1; }
echo "all green"
