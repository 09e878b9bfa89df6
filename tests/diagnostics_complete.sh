#!/bin/sh
# Every code of src/diagnostic/codes.def has its section in docs/diagnostics.md, in the order of the codes: what it
# means, a bad example, the same made good, what to do, why it matters. Of the bad example `yardstick check` says
# exactly one message, with that code; of the good one nothing at all, and its own examples hold.
#
#   sh tests/diagnostics_complete.sh
#
# An example is a fence that begins with ```rules bad or ```rules good; it becomes a file example.rules of its own.
# What takes two files to show has a fence ```rules bad beside or ```rules good beside with the second, beside.rules.
set -u
export LC_ALL=C
cd "$(dirname "$0")/.." || exit 2
build=${YST_BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
page=docs/diagnostics.md

# An example of this would be a file of 16 MB.
unshown=Y900

work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-diagnostics.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
faults=$work/faults
: >"$faults"

# --- the headings are the codes ----------------------------------------------------------------------

sed -n 's/^YST_CODE(\([0-9]*\),[^"]*"\([^"]*\)".*/## Y\1 \2/p' src/diagnostic/codes.def >"$work/codes"
grep '^## Y[0-9]' "$page" >"$work/headings"
[ -s "$work/codes" ] || { echo "no codes found in codes.def"; exit 2; }
diff "$work/codes" "$work/headings" >"$work/difference" || {
  echo "the headings of $page are not the codes of codes.def, in their order:" >>"$faults"
  sed -n 's/^< /  missing: /p; s/^> /  too many: /p' "$work/difference" >>"$faults"
}

# --- each example into a file of its own -------------------------------------------------------------

mkdir "$work/bad" "$work/good" "$work/bad-beside" "$work/good-beside"
awk -v work="$work" '
  /^## / { code = $2 ~ /^Y[0-9]+$/ ? $2 : "" }
  /^```rules (bad|good)$/ && code != "" { file = work "/" $2 "/" code; printf "" >file; next }
  /^```rules (bad|good) beside$/ && code != "" { file = work "/" $2 "-beside/" code; printf "" >file; next }
  /^```/ { if (file != "") close(file); file = ""; next }
  file != "" { print >file }
' "$page"
for code in $(sed 's/^## \(Y[0-9]*\).*/\1/' "$work/codes"); do
  [ "$code" = "$unshown" ] && continue
  for kind in bad good; do
    [ -s "$work/$kind/$code" ] || echo "$code has no $kind example" >>"$faults"
  done
done

# --- what to do, and why -----------------------------------------------------------------------------

for words in 'What to do: ' 'Why it matters: '; do
  awk -v words="$words" '
    function done() { if (code != "" && !found) print code " does not say `" words "`" }
    /^## / { done(); code = $2 ~ /^Y[0-9]+$/ ? $2 : ""; found = 0 }
    /^# / { done(); code = "" }
    index($0, words) == 1 { found = 1 }
    END { done() }
  ' "$page" >>"$faults"
done

# --- what the command says of them -------------------------------------------------------------------

# The options for a code: a check that is off has to be asked for, as its section says.
asking_for() {
  awk -v code="$1" '/^## / { on = $2 == code } on && /only when asked for with `--warn / { print "--warn", code; exit }' "$page"
}

# The codes of the messages about $1, one a line, and what was said in $work/said.
codes_of() {
  cp "$1" "$work/example.rules"
  asked=$(asking_for "${1##*/}") beside=
  other=${1%/*}-beside/${1##*/}
  if [ -f "$other" ]; then cp "$other" "$work/beside.rules" && beside=beside.rules; fi
  # shellcheck disable=SC2086
  (cd "$work" && "$build/yardstick" check --color never $asked example.rules $beside) >"$work/said" 2>&1 </dev/null
  sed -n 's/^[a-z]*\[\(Y[0-9]*\) .*/\1/p' "$work/said"
}

complain() {
  echo "$1" >>"$faults"
  sed 's/^/  /' "$work/said" >>"$faults"
}

if [ -x "$build/yardstick" ]; then
  for example in "$work"/bad/*; do
    code=${example##*/}
    [ "$(codes_of "$example")" = "$code" ] || complain "the bad example of $code does not give it alone, but:"
  done
  for example in "$work"/good/*; do
    code=${example##*/}
    codes_of "$example" >"$work/given"
    grep -q '^example.rules: nothing to say$' "$work/said" && ! grep -q '[0-9] note' "$work/said" || complain "the good example of $code is not silent:"
    (cd "$work" && "$build/yardstick" test --color never example.rules) >"$work/said" 2>&1 </dev/null ||
      complain "the examples inside the good example of $code do not hold:"
  done
else
  echo "no command at $build/yardstick: the examples are not run"
fi

cat "$faults"
[ ! -s "$faults" ]
