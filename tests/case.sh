#!/bin/sh
# Runs one case file and compares what comes out with what the file expects:
#
#   sh tests/case.sh FILE              fails and shows the difference
#   UPDATE=1 sh tests/case.sh FILE     writes what came out into the file as expected
#
# The formats are described in docs/hacking.md, "Case files". Whatever is expected is made anew from what
# came out, in the file's own form, and then the two files are compared: checking and updating cannot drift
# apart. The command under test is $YST_BUILD/yardstick (build/yardstick when that is not set).
set -u

die() {
  echo "tests/case.sh: $*" >&2
  exit 2
}

[ $# -eq 1 ] && [ -f "$1" ] || die "wants one case file"
file=$1
here=$(cd "$(dirname "$0")" && pwd)
repository=$(dirname "$here")
build=${YST_BUILD:-$repository/build}
[ -x "$build/yardstick" ] || die "no command at $build/yardstick: build it first"

work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-case.XXXXXX") || die "no temporary folder"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
T=$work/files
mkdir "$T" "$work/parts"

# One look of the output everywhere, whoever runs the tests.
PATH=$build:$PATH TERM=dumb COLUMNS=80
export T PATH TERM COLUMNS
unset NO_COLOR CLICOLOR CLICOLOR_FORCE

# Runs "$@" from folder $1; what it says goes to $work/output, its exit status to $status. The
# temporary folder has another name each time, so the output says $T for it.
run_in() {
  cd "$1" || die "no folder $1"
  shift
  "$@" >"$work/raw" 2>&1 </dev/null
  status=$?
  cd "$OLDPWD" || exit 2
  LC_ALL=C sed "s|$T|\$T|g" "$work/raw" >"$work/output"
}

# The output as an expected part holds it: trailing blank lines away, a backslash before what would be
# read as part of the form, and a mark when the last line has no end.
print_expected() {
  LC_ALL=C awk '
    /^[$>?] / || /^--- / || /^\\/ { $0 = "\\" $0 }
    /^$/ { blank++; next }
    { while (blank > 0) { print ""; blank-- } print }
  ' "$work/output"
  if [ -s "$work/output" ] && [ "$(tail -c 1 "$work/output" | wc -l)" -eq 0 ]; then
    echo '\ no line end'
  fi
}

# A rule file with NAME.expected beside it: what `check` says of it, with the options of a first line
# `# With OPTIONS: …`.
case_of_rules() {
  folder=$(dirname "$file") name=$(basename "$file" .rules)
  expected=$folder/$name.expected
  options=$(sed -n '1s/^# With \(--[^:]*\):.*/\1/p' "$file")
  # shellcheck disable=SC2086
  run_in "$folder" yardstick check --color never $options "$name.rules"
  {
    print_expected
    [ "$status" -eq 0 ] || echo "? $status"
  } >"$work/actual"
}

# Takes a .test file apart: `--- file NAME` and the like go into files, the rest into numbered parts.
take_apart() {
  LC_ALL=C awk -v work="$work" -f "$here/case.awk" "$file" || die "$file cannot be read"
}

# Commands with their output. NNN.head is what stands before and with the command, NNN.command the command.
case_of_commands() {
  : >"$work/actual"
  for head in "$work"/parts/*.head; do
    cat "$head" >>"$work/actual"
    command=${head%.head}.command
    [ -f "$command" ] || continue
    run_in "$repository" sh "$command"
    {
      print_expected
      [ "$status" -eq 0 ] || echo "? $status"
    } >>"$work/actual"
  done
}

# Rules, a register, and what becomes of it. The header line of the expected CSV says what to select.
case_of_evaluation() {
  cat "$work/parts/head" >"$work/actual"
  set -- "$T/case.rules" "$T"
  [ -f "$work/parts/as-at" ] && set -- "$@" --as-at "$(cat "$work/parts/as-at")"
  if [ -f "$work/parts/select" ]; then
    run_in "$repository" yardstick evaluate "$@" --format csv --select "$(cat "$work/parts/select")"
    echo '--- expect' >>"$work/actual"
    print_results >>"$work/actual"
  fi
  if [ -f "$work/parts/findings" ]; then
    run_in "$repository" yardstick evaluate "$@" --format findings
    cat "$work/parts/gap" >>"$work/actual"
    echo '--- findings' >>"$work/actual"
    print_results >>"$work/actual"
  fi
}

# Status 1 says that there are findings, which the case states itself.
print_results() {
  print_expected
  [ "$status" -le 1 ] || echo "? $status"
}

expected=$file
case $file in
*.rules) case_of_rules ;;
*)
  take_apart
  if [ -f "$work/parts/head" ]; then case_of_evaluation; else case_of_commands; fi
  ;;
esac

cmp -s "$expected" "$work/actual" && exit 0
if [ -n "${UPDATE:-}" ]; then
  cat "$work/actual" >"$expected"
  echo "$expected: written anew; read the change as its user would"
  exit 0
fi
echo "$file: lines with - are expected, lines with + came out (UPDATE=1 takes them over)"
[ -f "$expected" ] || expected=/dev/null
diff -u "$expected" "$work/actual" | sed 1,2d
exit 1
