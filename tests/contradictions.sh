#!/bin/sh
# docs/systems/contradictions.md says of each contradiction what finds it; here each is found, by the commands
# that stand under the headings. The page says what the words of its last column mean.
#
#   sh tests/contradictions.sh [FILE]
set -u
export LC_ALL=C
cd "$(dirname "$0")/.." || exit 2
build=${YST_BUILD:-build}
page=${1:-docs/systems/contradictions.md}
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-contradictions.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
[ -x "$build/yardstick" ] || { echo "no command at $build/yardstick"; exit 77; }
: >"$work/faults"

# One line an entry: what is to be found, and before them the commands of their section.
awk '
  /^## / { print "section" }
  /^Held against `yardstick / { sub(/^Held against `yardstick /, ""); sub(/` *$/, ""); print "held " $0 }
  /^\| [A-Z]+[0-9]+ \|/ {
    gsub(/\\\|/, "\001")
    count = split($0, cell, / *\| */)
    id = cell[2]
    many = split(cell[5], entry, /; /)
    if (count != 6 || cell[5] == "") print "faulty " id
    for (i = 1; i <= many; i++) { gsub(/\001/, "|", entry[i]); print "entry " id " " entry[i] }
  }
' "$page" >"$work/entries"
grep -q '^entry ' "$work/entries" || { echo "$page: no contradictions in it"; exit 2; }

fault() { echo "$id: $*" >>"$work/faults"; }

# What the commands of a section say, all together.
run_section() {
  : >"$work/findings"; : >"$work/csv"; : >"$work/described"; : >"$work/compared"
}
run_held() {
  verb=$1 rules=$2
  case $verb in
  compare) "$build/yardstick" "$@" --all --width 1000 >>"$work/compared" 2>&1 ;;
  evaluate)
    "$build/yardstick" "$@" --format findings >>"$work/findings" 2>&1
    "$build/yardstick" describe "$rules" --summary --width 1000 >>"$work/described" 2>&1
    echo "$*" >>"$work/csv"
    sed -n 's/^use "\(.*\)"$/\1/p' "$rules" | while read -r used; do
      "$build/yardstick" describe "$(dirname "$rules")/$used" --summary --width 1000
    done >>"$work/described" 2>&1
    ;;
  *) fault "unknown verb $verb" ;;
  esac
}

# The first words in back quotes, and what follows ` of ` up to a colon that begins a remark.
code_of() { printf '%s\n' "$1" | sed -n 's/^[^`]*`\([^`]*\)`.*/\1/p'; }
whom_of() { printf '%s\n' "$1" | sed -n 's/^[^`]*`[^`]*` of \(.*\)$/\1/p'; }

# has_line FILE TEXT WHOM: a finding with that code, of that partnership (its name may go on with a remark).
finds() {
  awk -v want="$2" -v whom="$3" '
    index($0, want ": ") == 1 {
      rest = substr($0, length(want) + 3)
      at = index(rest, ": ")
      name = at ? substr(rest, 1, at - 1) : rest
      if (whom == "" || index(whom, name) == 1 || index(rest, whom ": ") == 1) found = 1
      for (n = 1; !found && n <= 3; n++) { # names that have colons in them
        more = index(substr(rest, at + 2), ": ")
        if (!more) break
        at += more + 1
        if (index(whom, substr(rest, 1, at - 1)) == 1) found = 1
      }
    }
    END { exit !found }
  ' "$1"
}

comes_to() {
  name=${1%%=*} value=${1#*=}
  while read -r command; do
    # shellcheck disable=SC2086
    "$build/yardstick" $command --format csv --select "name,$name" >"$work/selected" 2>&1 || [ $? -eq 1 ] || continue
    awk -v whom="$2" -v value="$value" '
      { end = length($0) - length(value); if (end < 2 || substr($0, end) != "," value) next
        name = substr($0, 1, end - 1)
        if (name ~ /^".*"$/) { name = substr(name, 2, length(name) - 2); gsub(/""/, "\"", name) }
        if (index(whom, name) == 1) found = 1 }
      END { exit !found }
    ' "$work/selected" && return 0
  done <"$work/csv"
  return 1
}

agrees() {
  while read -r command; do
    set -- "$1" $command
    files=$3
    for used in $(sed -n 's/^use "\(.*\)"$/\1/p' "$3"); do files="$files $(dirname "$3")/$used"; done
    # shellcheck disable=SC2086
    grep -q -E "^(published|claim) $1 " $files && return 0
  done <"$work/csv"
  return 1
}

entries=0
while read -r kind rest; do
  case $kind in
  section) run_section ;;
  # shellcheck disable=SC2086
  held) id=page; run_held $rest ;;
  faulty) id=$rest; fault "its row has not four cells" ;;
  entry)
    id=${rest%% *} entry=${rest#* }
    entries=$((entries + 1))
    code=$(code_of "$entry") whom=$(whom_of "$entry")
    case $entry in
    '**finding** '*)
      finds "$work/findings" "must $code" "$whom" || finds "$work/findings" "should $code" "$whom" ||
        fault "no finding $code${whom:+ of $whom}" ;;
    '**note** '*) finds "$work/findings" "note $code" "$whom" || fault "no note $code${whom:+ of $whom}" ;;
    '**result** '*) comes_to "$code" "$whom" || fault "not so: $code of $whom" ;;
    '**agrees** '*)
      agrees "$code" || fault "nothing checks $code"
      grep -q -E "^(must|should|note) $code(\.[a-z_]*)?: " "$work/findings" && fault "$code does not agree" ;;
    '**gap** '*) grep -q -F -- "- $code" "$work/described" || fault "no such gap: $code" ;;
    '**compared** '*) grep -q -F -- "$code" "$work/compared" || fault "not compared: $code" ;;
    '**no rule**: '?*) ;;
    *) fault "cannot be told what finds it: $entry" ;;
    esac ;;
  esac
done <"$work/entries"

cat "$work/faults"
echo "$entries entries"
[ ! -s "$work/faults" ]
