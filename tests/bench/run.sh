#!/bin/sh
# The speed of a flat register as a ratio: the engine and the same job written by hand take turns on one
# file, what they write is compared, and the median ratio of their processor times is printed.
# Usage: sh tests/bench/run.sh [LINES [PAIRS]]. BASELINE may name another program that takes IN and OUT,
# YST_BUILD another build than build, INPUT another register.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
lines=${1:-1000000} pairs=${2:-5}
build=${YST_BUILD:-$top/build}
work=${BENCH:-$build/bench}
[ -x "$build/yardstick" ] || {
  echo "run.sh: no command at $build/yardstick: build it first" >&2
  exit 2
}
mkdir -p "$work"
cc=${CC:-cc}
$cc -O2 -o "$work/make_register" "$top/tests/bench/make_register.c"
$cc -O2 -o "$work/by_hand" "$top/tests/bench/by_hand.c"
baseline=${BASELINE:-$work/by_hand}
input=${INPUT:-$work/register-$lines.csv}
[ -s "$input" ] || "$work/make_register" "$lines" >"$input"

engine() {
  "$build/yardstick" evaluate --as-at 2026-11-21 --format csv --output "$work/engine.csv" \
    --select name,total=significance.total,percent=significance.percent,significant,qualifying,compliant,risk,overdue \
    "$top/tests/bench/flat.rules" "$input"
}
other() {
  "$baseline" "$input" "$work/baseline.csv"
}

# Seconds of processor time that a command takes, its own and what the system does for it. The second line of
# `times` is of all commands so far: `0m1.23s 0m0.45s`.
seconds() {
  times >"$work/before"
  "$@"
  times >"$work/after"
  awk 'FNR == 2 {
    for (i = 1; i <= 2; i++) {
      split($i, part, /[ms]/)
      sum += (NR == FNR ? -1 : 1) * (60 * part[1] + part[2])
    }
  }
  END { print sum }' "$work/before" "$work/after"
}

# One of each that does not count: the files are in memory then.
engine
other
cmp "$work/engine.csv" "$work/baseline.csv"
: >"$work/ratios"
i=0
while [ "$i" -lt "$pairs" ]; do
  seconds engine >"$work/engine.seconds"
  seconds other >"$work/baseline.seconds"
  paste -d ' ' "$work/engine.seconds" "$work/baseline.seconds" >>"$work/ratios"
  i=$((i + 1))
done
awk '{ print ($2 > 0) ? $1 / $2 : 0 }' "$work/ratios" | sort -n | awk -v lines="$lines" '
  { ratio[NR] = $1 }
  END {
    printf "%d lines, %d pairs: the engine takes %.2f times as long (%.2f to %.2f)\n",
           lines, NR, ratio[int((NR + 1) / 2)], ratio[1], ratio[NR]
  }'
