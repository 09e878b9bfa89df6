#!/bin/sh
# Runs the shipped toolkits on the shipped registers, from nothing but a fresh machine:
#
#   sh examples/run.sh
#
# It installs what is missing (Debian), builds the command into build/, and then does three jobs:
#   1. the twelve partnerships of Derby Homes against the toolkit of Derby Homes
#   2. the key partnerships of Charnwood against the toolkit of Charnwood
#   3. both toolkits side by side on one register
# It prints what came out, and writes whole reports to build/reports/. A second run builds only what changed.
# The exit status is 0 when all three jobs ran, whatever they found.
set -eu
cd "$(dirname "$0")/.."
me=examples/run.sh
. cmake/setup.sh

# The day that counts as today: both toolkits are in force, and the Board of Derby Homes met on it. Given
# here, so that the results are the same on every day.
as_at=2011-07-28

mkdir -p build/reports
install_packages $build_packages
configure build -DCMAKE_C_COMPILER=gcc
quietly build/build.log cmake --build build --target yardstick -j "$jobs"

# Runs the command. 1 says that there are findings or differences, which is what it is for.
yardstick() {
  build/yardstick "$@" || {
    status=$?
    [ "$status" -le 1 ] || {
      echo "$me: yardstick $* ended with status $status" >&2
      exit "$status"
    }
  }
}

# evaluate TITLE NAME RULES REGISTER RESULTS: results as a table, findings one a line; whole reports as files.
evaluate() {
  printf '=== %s, as at %s ===\n\n' "$1" "$as_at"
  yardstick evaluate "$3" "$4" --as-at "$as_at" --format csv --select "$5"
  printf '\nFindings:\n'
  yardstick evaluate "$3" "$4" --as-at "$as_at" --format findings
  yardstick evaluate "$3" "$4" --as-at "$as_at" --format html -o "build/reports/$2.html"
  yardstick evaluate "$3" "$4" --as-at "$as_at" --width 100 -o "build/reports/$2.txt"
  echo
}

compare() {
  printf '=== %s, as at %s ===\n\n' "$1" "$as_at"
  name=$2
  shift 2
  yardstick compare "$@" --as-at "$as_at" --format html -o "build/reports/$name.html"
  yardstick compare "$@" --as-at "$as_at" --width 100 -o "build/reports/$name.txt"
  cat "build/reports/$name.txt"
  echo
}

evaluate 'Derby Homes' derby-homes rules/derby-homes.rules examples/derby-homes \
  name,total=significance.total,percent=significance.percent,significant,qualifying,stated
evaluate 'Charnwood' charnwood rules/charnwood.rules examples/charnwood \
  name,key,standards,highest_inherent,highest_residual,self_assessment.due,self_assessment.overdue
compare 'Derby Homes and Charnwood side by side' side-by-side \
  rules/derby-homes.rules rules/charnwood.rules examples/side-by-side

echo 'Whole reports, with reasons, citations and what is undecided:'
for name in derby-homes charnwood side-by-side; do
  echo "  build/reports/$name.html   build/reports/$name.txt"
done
