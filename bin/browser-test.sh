#!/usr/bin/env bash
# Starts the product on a data folder of its own, with the demo and, where it is there, the real cohort beside the project;
# then drives it in a real browser.
set -euo pipefail
HOME_DIR=$(cd "$(dirname "$0")/.." && pwd)
. "$HOME_DIR/bin/toolchain.sh"
need_jdk; need_node

data=$(mktemp -d)
port=$(( 20000 + RANDOM % 20000 ))
NAOHAI_LANG=en "$HOME_DIR/naohai" up --port "$port" --data "$data" >"$data/up.out" 2>"$data/up.err" &
server=$!
stop() { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$data"; }
trap stop EXIT

for _ in $(seq 600); do
  ! grep -q 'demo is complete' "$data/up.out" || break
  ! grep -q 'could not be loaded' "$data/up.out" || { cat "$data/up.out"; tail -5 "$data/log/naohai.log"; exit 1; }
  kill -0 "$server" 2>/dev/null || { cat "$data/up.out" "$data/up.err"; exit 1; }
  sleep 0.5
done

here() { "$HOME_DIR/naohai" "$@" --data "$data"; }
NAOHAI_PASSWORD=$(NAOHAI_LANG=en here user reset-password admin | grep -oE '[A-Za-z0-9_-]{16}' | tail -1)
export NAOHAI_PASSWORD NAOHAI_LOGIN=admin NAOHAI_URL=http://127.0.0.1:$port

real=$HOME_DIR/../shared/data
if [ -d "$real/cohort" ]; then
  here project add COHORT --title "Composite cohort" --institution "Test hospital"
  here import "$real/cohort" --project COHORT --dataset cohort --json >"$data/cohort.json"
  here import "$real/clinical/fhir" --project COHORT --dataset clinical \
    --link "$real/cohort/sourcedata/clinical-linkage.tsv" --json >"$data/clinical.json"
  export NAOHAI_COHORT=COHORT
else
  echo "real data not here, its browser test is skipped"
fi

timeout --kill-after=10 900 npm --prefix "$HOME_DIR/web" run e2e
