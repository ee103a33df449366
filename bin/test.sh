#!/usr/bin/env bash
# Everything: Java (with formatting and architecture checks), web, browser. `--long` adds the soak, kill, fuzz and full-disk
# suites (some 20 minutes more) and writes what they told to perf/results/long.md.
set -euo pipefail
HOME_DIR=$(cd "$(dirname "$0")/.." && pwd)
. "$HOME_DIR/bin/toolchain.sh"
need_jdk; need_node

groups=long
for argument in "$@"; do
  case "$argument" in
    --long) groups= ;;
    *) fail "不认识的选项：$argument（只有 --long）" "unknown option: $argument (there is only --long)" ;;
  esac
done
failed=()
said=$(mktemp); trap 'rm -f "$said"' EXIT

echo "== Java"
# What was compiled without the checks is compiled again: the compiler looks at nothing that it has made.
# shellcheck disable=SC2046
if stale "$TOOLS/java.checked" $(java_sources) $(cd "$HOME_DIR" && ls -d */src/test); then
  (cd "$HOME_DIR" && rm -rf */target/classes */target/test-classes)
fi
touch "$TOOLS/java.new"
maven -B -ntp --fail-at-end -Dnaohai.checks "-Dnaohai.excludedGroups=$groups" verify | tee "$said" || failed+=(java)
if [ "${#failed[@]}" -eq 0 ]; then
  cp -p "$TOOLS/java.new" "$TOOLS/java.built"; mv "$TOOLS/java.new" "$TOOLS/java.checked"
fi
if [ -z "$groups" ] && [ "${#failed[@]}" -eq 0 ]; then
  "$JAVA_HOME/bin/java" "-Dnaohai.home=$HOME_DIR" -cp "$HOME_DIR/perf/target/classes" org.naohai.perf.LongReport "$said"
fi

echo "== Web"
(cd "$HOME_DIR/web" && npm test) || failed+=(web)

echo "== Browser"
"$HOME_DIR/bin/browser-test.sh" || failed+=(browser)

[ "${#failed[@]}" -eq 0 ] || { echo "FAILED: ${failed[*]}" >&2; exit 1; }
echo "all green"
