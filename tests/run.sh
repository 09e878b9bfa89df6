#!/bin/sh
# Installs what is missing, builds and runs all tests:
#
#   sh tests/run.sh          everything that a change has to pass:
#                              build/            gcc, as released
#                              build/ again      in a locale that writes 1,5 for one and a half
#                              build/sanitize/   clang with the address and undefined-behaviour sanitizers
#                              build/fuzz/       the fuzz targets, for a few seconds each
#   sh tests/run.sh quick    only the first of them
#   sh tests/run.sh clang    clang without sanitizers, in build/clang/
#
# A second run builds only what changed. JOBS sets how many things are done at once (number of processors).
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(nproc 2>/dev/null || echo 2)}

# quietly LOG COMMAND...: its output goes to a file, and is shown only when it fails.
quietly() {
  log=$1
  shift
  "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
  }
}

# --- packages, by their Debian names; one list for building, testing and the command's own libraries ---

packages='
  bison flex cmake ninja-build pkg-config
  gcc libc6-dev clang libclang-rt-dev clang-format
  libcmocka-dev locales
'

install_packages() {
  command -v dpkg-query >/dev/null || return 0
  missing=
  for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    echo "tests/run.sh: these packages are missing, and only root can install them:$missing" >&2
    return 0
  fi
  echo "Installing:$missing"
  quietly build/apt-update.log $as_root apt-get update -q
  quietly build/apt-install.log $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends $missing
}

# --- building and testing ---

# build FOLDER OPTION...: configures once; from then on the build notices changes itself.
build() {
  folder=$1
  shift
  mkdir -p "$folder"
  if [ ! -f "$folder/build.ninja" ]; then
    quietly "$folder/configure.log" cmake -S . -B "$folder" -G Ninja "$@"
  fi
  quietly "$folder/build.log" cmake --build "$folder" -j "$jobs"
}

# check TITLE FOLDER OPTION...: runs the tests of a build.
check() {
  echo "=== $1"
  folder=$2
  shift 2
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$jobs" "$@"
}

# Where fr_FR.UTF-8 is: nothing to do when the system has it, else it is made in build/locale.
make_locale() {
  if locale -a 2>/dev/null | grep -q -i '^fr_FR\.utf-*8$'; then return 0; fi
  if [ ! -d build/locale/fr_FR.UTF-8 ]; then
    mkdir -p build/locale
    quietly build/locale/localedef.log localedef -i fr_FR -f UTF-8 build/locale/fr_FR.UTF-8
  fi
  LOCPATH=$PWD/build/locale
  export LOCPATH
}

test_release() {
  build build -DCMAKE_C_COMPILER=gcc
  check 'gcc, as released' build
}

test_decimal_comma() {
  (
    make_locale
    LC_ALL=fr_FR.UTF-8
    export LC_ALL
    [ "$(locale decimal_point)" = , ] || { echo "tests/run.sh: no locale with a decimal comma" >&2; exit 1; }
    check 'with a decimal comma' build -LE once
  )
}

test_sanitized() {
  build build/sanitize -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG='-O1 -g' \
    '-DYST_SANITIZE=address;undefined'
  # Without llvm-symbolizer, addr2line names the lines.
  ASAN_OPTIONS=allow_addr2line=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
    check 'clang with sanitizers' build/sanitize -LE once
}

test_clang() {
  build build/clang -DCMAKE_C_COMPILER=clang
  check 'clang' build/clang -LE once
}

test_fuzz() {
  echo "=== fuzz targets"
  sh tests/fuzz/run.sh "${FUZZ_SECONDS:-15}"
}

mkdir -p build
install_packages
case ${1:-all} in
all)
  test_release
  test_decimal_comma
  test_fuzz
  test_sanitized
  ;;
quick) test_release ;;
clang) test_clang ;;
*)
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
  exit 2
  ;;
esac
