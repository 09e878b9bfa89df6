#!/bin/sh
# The canonical layout of made-up toolkits, those of tests/reference, means what they mean, and laying it out again
# changes nothing. FIRST and COUNT are the seeds.
#
#   sh tests/format_generated.sh [FIRST [COUNT]]
set -u
export LC_ALL=C
build=${YST_BUILD:-build}
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-format.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
seed=${1:-1} last=$((${1:-1} + ${2:-300}))
while [ "$seed" -lt "$last" ]; do
  "$build/tests/reference" show "$seed" >"$work/shown" || exit 1
  sed -n '/^--- rules$/,/^--- register/{/^---/!p;}' "$work/shown" >"$work/$seed.rules"
  [ -s "$work/$seed.rules" ] || { echo "seed $seed gives no rules"; exit 1; }
  seed=$((seed + 1))
done
"$build/tests/format_meaning_test" "$work"
