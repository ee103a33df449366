# Finds or fetches what the build and the program need: JDK 25, Maven, Node 24. Sourced by `naohai`; needs HOME_DIR.
# shellcheck shell=bash
TOOLS=$HOME_DIR/.naohai
JDK_MAJOR=25
NODE_VERSION=24.21.0
MAVEN_VERSION=3.9.11

case "${NAOHAI_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in zh*) ZH=1 ;; *) ZH= ;; esac
say() { if [ -n "$ZH" ]; then printf '%s\n' "$1" >&2; else printf '%s\n' "$2" >&2; fi; }
tell() { if [ -n "$ZH" ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi; }
tool_help() { # what the commands of the checkout do, without building anything
  case "$1" in
    test) tell "用法：./naohai test [--long]
运行全部测试：Java（含格式与架构检查）、页面、浏览器。--long 再加上长时间测试（约 20 分钟），结果写入 perf/results/long.md。" \
      "Usage: ./naohai test [--long]
Runs all tests: Java (with formatting and architecture checks), page, browser. --long adds the long suites (some 20
minutes more) and writes what they told to perf/results/long.md." ;;
    bench) tell "用法：./naohai bench [名称]
运行 perf/ 中的一项基准测试，并与同类软件在同一次运行中对比；不带名称则列出全部。" \
      "Usage: ./naohai bench [NAME]
Runs one of the benchmarks in perf/, the peer in the same run; without a name it lists them." ;;
    package) tell "用法：./naohai package
生成 target/naohai-版本号.tar.gz：程序与页面，解压即用，只需 Java 25 运行时。" \
      "Usage: ./naohai package
Makes target/naohai-VERSION.tar.gz: the program and its page, needing no build, only a Java runtime 25." ;;
  esac
}
fail() { say "$1" "$2"; exit 1; }

jdk_major() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

usable_jdk() { # a JDK (with compiler) of the right age
  [ -x "$1/bin/javac" ] || { [ -d "$HOME_DIR/lib" ] && [ -x "$1/bin/java" ]; } || return 1
  local major; major=$(jdk_major "$1"); [ -n "$major" ] && [ "$major" -ge "$JDK_MAJOR" ]
}

need_jdk() {
  local candidate on_path
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${NAOHAI_JAVA_HOME:-}" "${JAVA_HOME:-}" "$TOOLS/jdk" "$TOOLS/jdk/Contents/Home" "$on_path" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
    if [ -n "$candidate" ] && usable_jdk "$candidate"; then export JAVA_HOME=$candidate; return; fi
  done
  fetch_jdk
}

platform() { # as the JDK and Node vendors spell it: linux|mac|darwin and x64|aarch64|arm64
  case "$(uname -s)" in Linux) os=linux ;; Darwin) os=mac ;; *) os=other ;; esac
  case "$(uname -m)" in x86_64 | amd64) arch=x64 ;; aarch64 | arm64) arch=aarch64 ;; *) arch=other ;; esac
}

unpack() { # unpack URL FOLDER: a .tar.gz without its outermost folder, whole or not at all
  local archive=$2.tar.gz
  mkdir -p "$2"
  if curl -fsSL --connect-timeout 10 -o "$archive" "$1" && tar -xzf "$archive" -C "$2" --strip-components=1; then
    rm -f "$archive"
  else
    rm -rf "$archive" "$2"; return 1
  fi
}

fetch_jdk() {
  platform
  local url=https://api.adoptium.net/v3/binary/latest/$JDK_MAJOR/ga/$os/$arch/jdk/hotspot/normal/eclipse
  say "没有找到 JDK $JDK_MAJOR，正在取 Temurin $JDK_MAJOR 到 .naohai/jdk …" "No JDK $JDK_MAJOR found; fetching Temurin $JDK_MAJOR into .naohai/jdk …"
  if unpack "$url" "$TOOLS/jdk.new"; then
    rm -rf "$TOOLS/jdk"; mv "$TOOLS/jdk.new" "$TOOLS/jdk"
    export JAVA_HOME=$TOOLS/jdk; [ ! -d "$TOOLS/jdk/Contents/Home" ] || export JAVA_HOME=$TOOLS/jdk/Contents/Home
    return
  fi
  fail "取不到 JDK $JDK_MAJOR（网络不通？）。请任选其一：
  1. 从 https://adoptium.net 下载 Temurin $JDK_MAJOR，解压到 $TOOLS/jdk
  2. 用系统的软件包（如 temurin-$JDK_MAJOR-jdk 或 openjdk-$JDK_MAJOR-jdk）
  3. 已装在别处：JAVA_HOME=/那个目录 ./naohai up" \
    "Could not fetch JDK $JDK_MAJOR (no network?). Do one of these:
  1. download Temurin $JDK_MAJOR from https://adoptium.net and unpack it into $TOOLS/jdk
  2. install your system's package (temurin-$JDK_MAJOR-jdk or openjdk-$JDK_MAJOR-jdk)
  3. have it elsewhere: JAVA_HOME=/that/folder ./naohai up"
}

# The user's own Maven (3.8.6 or later) knows her mirrors and proxies best; otherwise the wrapper, which honours MVNW_REPOURL.
maven() {
  local version
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1 || true)
  if [ -n "$version" ] && [ "$(printf '3.8.6\n%s\n' "$version" | sort -V | head -1)" = 3.8.6 ]; then
    (cd "$HOME_DIR" && mvn "$@")
  elif [ -n "${MVNW_REPOURL:-}" ]; then
    mirrored_maven; (cd "$HOME_DIR" && "$TOOLS/maven/bin/mvn" "$@")
  else
    (cd "$HOME_DIR" && sh ./mvnw "$@")
  fi
}

mirrored_maven() { # the same distribution out of the user's own repository
  [ ! -x "$TOOLS/maven/bin/mvn" ] || return 0
  unpack "$MVNW_REPOURL/org/apache/maven/apache-maven/$MAVEN_VERSION/apache-maven-$MAVEN_VERSION-bin.tar.gz" "$TOOLS/maven.new" ||
    fail "从 MVNW_REPOURL 取不到 Maven $MAVEN_VERSION。请检查该地址，或安装 Maven 3.8.6 以上。" \
      "Could not fetch Maven $MAVEN_VERSION from MVNW_REPOURL. Check that address, or install Maven 3.8.6 or later."
  mv "$TOOLS/maven.new" "$TOOLS/maven"
}

need_node() { # puts Node 24 or later, with npm, on the PATH
  local major; major=$(node -v 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/' || true)
  if [ "${major:-0}" -ge 24 ] && command -v npm >/dev/null; then return; fi
  if [ ! -x "$TOOLS/node/bin/node" ]; then fetch_node; fi
  export PATH=$TOOLS/node/bin:$PATH
}

fetch_node() {
  platform
  [ "$os" != mac ] || os=darwin; [ "$arch" != aarch64 ] || arch=arm64
  mkdir -p "$TOOLS/node.new"
  # npm, where it is there already, knows the user's registry; else the vendor's archive brings node and npm together.
  if [ "$os" = linux ] && command -v npm >/dev/null &&
    npm install --silent --no-save --no-package-lock --prefix "$TOOLS/node.new" "node-$os-$arch@$NODE_VERSION" >/dev/null; then
    mkdir -p "$TOOLS/node"; cp -r "$TOOLS/node.new/node_modules/node-$os-$arch/bin" "$TOOLS/node/"
  elif rm -rf "$TOOLS/node.new"; unpack "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-$os-$arch.tar.gz" "$TOOLS/node.new"; then
    rm -rf "$TOOLS/node"; mv "$TOOLS/node.new" "$TOOLS/node"
  else
    rm -rf "$TOOLS/node.new"
    fail "取不到 Node $NODE_VERSION（网络不通？）。请装 Node 24 以上，或把它解压到 $TOOLS/node，再来一次。" \
      "Could not fetch Node $NODE_VERSION (no network?). Install Node 24 or later, or unpack it into $TOOLS/node, and try again."
  fi
  rm -rf "$TOOLS/node.new"
}

stale() { # stale STAMP PATH…: is anything newer than the stamp?
  local stamp=$1; shift
  [ ! -e "$stamp" ] || [ -n "$(cd "$HOME_DIR" && find "$@" -newer "$stamp" -type f -print -quit 2>/dev/null)" ]
}

java_sources() { (cd "$HOME_DIR" && ls -d pom.xml .mvn */pom.xml */src/main); }
web_sources() { (cd "$HOME_DIR" && ls -d web/package.json web/package-lock.json web/index.html web/vite.config.* web/src web/public 2>/dev/null); }

need_build() { # [page]: the page alone
  [ ! -d "$HOME_DIR/lib" ] || return 0
  mkdir -p "$TOOLS"
  local web_job='' java_stamp=$TOOLS/java.built web_stamp=$TOOLS/web.built
  # shellcheck disable=SC2046
  if [ ! -d "$HOME_DIR/web/dist" ] || stale "$web_stamp" $(web_sources); then
    need_node
    say "正在构建页面 …" "Building the page …"
    build_web >"$TOOLS/web.log" 2>&1 & web_job=$!
  fi
  # shellcheck disable=SC2046
  if [ "${1:-}" != page ] && { [ ! -d "$HOME_DIR/server/target/lib" ] || stale "$java_stamp" $(java_sources); }; then
    say "正在构建程序（第一次要下载依赖，需几分钟）…" "Building the program (the first time it fetches its libraries: some minutes) …"
    touch "$java_stamp.new"
    maven -q -B -DskipTests -Dspotless.check.skip=true package -pl server -am >"$TOOLS/java.log" 2>&1 ||
      { tail -40 "$TOOLS/java.log" >&2; fail "构建失败，日志在 .naohai/java.log。离线时请先联网构建一次，或在 Maven 的 settings.xml 里配好镜像。" \
        "The build failed; its log is .naohai/java.log. It needs the network (or the mirror in your Maven settings.xml) once."; }
    mv "$java_stamp.new" "$java_stamp"
  fi
  if [ -n "$web_job" ]; then
    wait "$web_job" || { tail -40 "$TOOLS/web.log" >&2; fail "页面构建失败，日志在 .naohai/web.log。请检查网络或 npm 的 registry 设置。" \
      "Building the page failed; its log is .naohai/web.log. Check the network or npm's registry setting."; }
  fi
}

build_web() {
  local stamp=$TOOLS/web.built lock_stamp=$TOOLS/web.installed
  cd "$HOME_DIR/web"; touch "$stamp.new"
  if [ ! -d node_modules ] || stale "$lock_stamp" web/package-lock.json; then
    npm ci --no-audit --no-fund && touch "$lock_stamp"
  fi
  npm run build && mv "$stamp.new" "$stamp"
}

# A packaged copy runs from lib/ and web/, a checkout from what it has built.
lib_dir() { if [ -d "$HOME_DIR/lib" ]; then echo "$HOME_DIR/lib"; else echo "$HOME_DIR/server/target/lib"; fi; }
web_dir() { if [ -d "$HOME_DIR/lib" ]; then echo "$HOME_DIR/web"; else echo "$HOME_DIR/web/dist"; fi; }
class_path() { (IFS=:; set -- "$(lib_dir)"/*.jar; echo "$*"); } # always in the same order

# The heap is given back when idle: the collector looks every half minute and keeps at most half of it free. Threads of
# the lowest priority are nice to the others (Linux); without the policy, priorities mean nothing.
java_options=("-Xmx${NAOHAI_HEAP:-2g}" -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError
  -XX:G1PeriodicGCInterval=30000 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=50
  -XX:G1HeapRegionSize=4m -XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=10 -XX:JavaPriority2_To_OSPriority=5 -XX:-PrintWarnings
  --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector --sun-misc-unsafe-memory-access=allow)

build_bench() {
  local stamp=$TOOLS/perf.built
  # shellcheck disable=SC2046
  if [ ! -d "$HOME_DIR/perf/target/lib" ] || stale "$stamp" $(java_sources); then
    touch "$stamp.new"
    maven -q -B -DskipTests -Dspotless.check.skip=true package -pl perf -am >"$TOOLS/perf.log" 2>&1 || { tail -40 "$TOOLS/perf.log" >&2; exit 1; }
    mv "$stamp.new" "$stamp"
  fi
}
