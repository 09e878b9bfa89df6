#!/bin/sh
# Compares the engine with the reference on more seeds than a test run has time for:
#
#   sh tests/reference/long.sh [SECONDS [FIRST]]     ten minutes, from a seed by the clock, unless said
#
# Stops at the first run with a difference, which it prints made as small as it goes. Every difference that was
# a fault of the engine becomes a file in tests/bugs.
set -u
repository=$(cd "$(dirname "$0")/../.." && pwd)
build=${YST_BUILD:-$repository/build}
[ -x "$build/tests/reference" ] || {
  echo "tests/reference/long.sh: no program at $build/tests/reference: build it first" >&2
  exit 2
}
end=$(($(date +%s) + ${1:-600}))
seed=${2:-$(date +%s)000}
while [ "$(date +%s)" -lt "$end" ]; do
  echo "from seed $seed"
  "$build/tests/reference" "$seed" 1000 || exit 1
  seed=$((seed + 1000))
done
