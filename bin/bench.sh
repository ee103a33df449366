#!/usr/bin/env bash
# `./naohai bench NAME`: one of the benchmarks in perf/, the peer in the same run; without a name, the list.
set -euo pipefail
HOME_DIR=$(cd "$(dirname "$0")/.." && pwd)
. "$HOME_DIR/bin/toolchain.sh"
need_jdk
cd "$HOME_DIR"
exec "$JAVA_HOME/bin/java" -Xmx4g --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector \
  --sun-misc-unsafe-memory-access=allow "-Dnaohai.home=$HOME_DIR" -cp "$HOME_DIR/perf/target/classes:$HOME_DIR/perf/target/lib/*" org.naohai.perf.Bench "$@"
