#!/bin/sh
# Installs the build into a temporary folder and builds a program against it as a stranger would: by
# pkg-config and by CMake.
set -u
build=${YST_BUILD:-$(dirname "$0")/../build}
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-install.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

step() {
  "$@" >"$work/said" 2>&1 || {
    echo "failed: $*"
    cat "$work/said"
    exit 1
  }
}

step cmake --install "$build" --prefix "$work/usr"
config=$(find "$work/usr" -name yardstick.pc)
[ -n "$config" ] || { echo "no yardstick.pc was installed"; exit 1; }
libraries=$(dirname "$(dirname "$config")")

printf '#include <yardstick.h>\n\nint main(void)\n{\n  return 0;\n}\n' >"$work/main.c"
PKG_CONFIG_PATH=$(dirname "$config")
export PKG_CONFIG_PATH
flags=$(pkg-config --cflags --libs yardstick) || exit 1
step "${CC:-cc}" -std=c11 -Wall -Wextra -Wpedantic -Werror "$work/main.c" -o "$work/main" $flags
step env LD_LIBRARY_PATH="$libraries" "$work/main"

cat >"$work/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(stranger LANGUAGES C)
find_package(yardstick 0.1 REQUIRED)
foreach(kind shared static)
  add_executable(with_${kind} main.c)
  target_link_libraries(with_${kind} PRIVATE yardstick::${kind})
endforeach()
CMAKE
step cmake -S "$work" -B "$work/build" -DCMAKE_C_COMPILER="${CC:-cc}" -DCMAKE_PREFIX_PATH="$work/usr"
step cmake --build "$work/build"
step "$work/build/with_shared"
step "$work/build/with_static"
[ -x "$work/usr/bin/yardstick" ] || { echo "no command was installed"; exit 1; }
