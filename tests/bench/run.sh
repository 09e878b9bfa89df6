#!/bin/sh
# The speed of a flat register as a ratio: the engine and the same job written by hand take turns on one
# file, and the medians of the pairs are printed. Usage: sh tests/bench/run.sh [LINES [PAIRS]]
# BASELINE may name another program that takes IN and OUT.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
lines=${1:-1000000} pairs=${2:-5}
work=${BENCH:-$top/build/bench}
mkdir -p "$work"
cc=${CC:-cc}
$cc -O2 -o "$work/make_register" "$top/tests/bench/make_register.c"
$cc -O2 -o "$work/by_hand" "$top/tests/bench/by_hand.c"
baseline=${BASELINE:-$work/by_hand}
input=${INPUT:-$work/register-$lines.csv}
[ -s "$input" ] || "$work/make_register" "$lines" >"$input"

engine() {
  "$top/build/yardstick" evaluate --as-at 2026-11-21 --format csv --output "$work/engine.csv" \
    --select name,total=significance.total,percent=significance.percent,significant,qualifying,compliant,risk,overdue \
    "$top/tests/bench/flat.rules" "$input"
}
seconds() {
  start=$(date +%s%N)
  "$@"
  end=$(date +%s%N)
  echo $(((end - start) / 1000))
}
median() {
  sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

engine
"$baseline" "$input" "$work/baseline.csv"
cmp "$work/engine.csv" "$work/baseline.csv"
: >"$work/times"
i=0
while [ "$i" -lt "$pairs" ]; do
  a=$(seconds engine)
  b=$(seconds "$baseline" "$input" "$work/baseline.csv")
  echo "$a $b" >>"$work/times"
  i=$((i + 1))
done
a=$(cut -d' ' -f1 "$work/times" | median)
b=$(cut -d' ' -f2 "$work/times" | median)
awk -v a="$a" -v b="$b" -v n="$lines" 'BEGIN {
  printf "lines %d: engine %.3f s (%.0f lines/s), baseline %.3f s, ratio %.2f\n", n, a / 1e6, n / (a / 1e6), b / 1e6, a / b }'
