#!/bin/sh
# Runs each fuzz target for some seconds, one after the other: sh tests/fuzz/run.sh [SECONDS [TARGET]]. They start from the shipped
# rule files and registers and from the test files, and keep what they find new in build/fuzz/corpus. Ends with 1 and the
# input's path when one of them falls over.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60} only=${2:-}
build=build/fuzz
mkdir -p $build
if [ ! -f $build/build.ninja ]; then
  cmake -S . -B $build -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG='-O1 -g' \
    '-DYST_SANITIZE=address;undefined' -DYST_FUZZ=ON -DYST_TESTS=ON >$build/configure.log 2>&1 || { cat $build/configure.log; exit 1; }
fi
targets=
for source in tests/fuzz/*_fuzz.c; do targets="$targets fuzz_$(basename "$source" .c)"; done
cmake --build $build --target $targets >$build/build.log 2>&1 || { cat $build/build.log; exit 1; }

# What the targets start from.
seed() {
  for target in $targets; do mkdir -p "$build/corpus/${target#fuzz_}"; done
  for file in rules/*.rules tests/syntax/*.rules tests/format/*.rules tests/model/*.rules tests/diagnostics/*.rules; do
    cp "$file" "$build/corpus/parse_fuzz/$(echo "$file" | tr / _)"
    cp "$file" "$build/corpus/model_fuzz/$(echo "$file" | tr / _)"
  done
  for file in examples/*/*.csv; do cp "$file" "$build/corpus/table_fuzz/$(echo "$file" | tr / _)"; done
  for file in README.md docs/*.md tests/command/cover.test; do
    { printf 'section 2, point 1a\000'; cat "$file"; } >"$build/corpus/document_fuzz/$(echo "$file" | tr / _)"
  done
  awk -v to="$build/corpus/evaluate_fuzz/" '
    /^```rules/ { n++; out = to "docs_" n; printf "" > out; on = 1; next }
    /^```(register|list|table)/ && out { print "---" >> out; on = 1; next }
    /^```/ { on = 0; next }
    on { print >> out }' docs/language.md
  printf 'toolkit t "T"\nfield name "Name" text\nfield a "A" money\ncondition c when a is over £5\n---\nname,a\nx,£6\ny,\n' \
    >"$build/corpus/evaluate_fuzz/small"
}
seed
for target in $targets; do
  name=${target#fuzz_}
  [ -z "$only" ] || [ "$only" = "$name" ] || continue
  echo "=== $name, $seconds seconds"
  mkdir -p "$build/found"
  program=$(find $build -name "$target" -type f | head -n 1)
  ASAN_OPTIONS=allow_addr2line=1 "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=16384 -print_final_stats=0 \
    -verbosity=0 -artifact_prefix="$build/found/$name-" "$build/corpus/$name" >"$build/$name.log" 2>&1 ||
    { tail -n 60 "$build/$name.log"; exit 1; }
done
echo "nothing found"
