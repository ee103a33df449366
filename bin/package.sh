#!/usr/bin/env bash
# Makes target/naohai-VERSION.tar.gz: the program and its page, needing no build, only a Java runtime 25.
set -euo pipefail
HOME_DIR=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's#^  <version>\(.*\)</version>#\1#p' "$HOME_DIR/pom.xml" | head -1)
out=$HOME_DIR/target/naohai-$version
rm -rf "$out"; mkdir -p "$out/bin"
cp -r "$HOME_DIR/server/target/lib" "$out/lib"
cp -r "$HOME_DIR/web/dist" "$out/web"
cp "$HOME_DIR"/{naohai,LICENSE,README.md,README.zh.md} "$out/"
cp "$HOME_DIR/bin/toolchain.sh" "$out/bin/"
tar -czf "$out.tar.gz" -C "$HOME_DIR/target" "naohai-$version"
rm -rf "$out"
echo "$out.tar.gz"
