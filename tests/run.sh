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
me=tests/run.sh
. cmake/setup.sh

# --- building and testing ---

# build FOLDER OPTION...: everything that changed.
build() {
  configure "$@"
  quietly "$1/build.log" cmake --build "$1" -j "$jobs"
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
install_packages $build_packages $test_packages
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
