#!/bin/sh
# The runner of case files held to its own rules, with a stand-in for the command.
set -u
tests=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-case-test.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
failures=0

# A command that shows what it was given.
mkdir "$work/build" "$work/diagnostics"
cat >"$work/build/yardstick" <<'STAND_IN'
#!/bin/sh
case $1 in
say) shift; printf "$@" ;;
fail) echo "went wrong"; exit "$2" ;;
show) echo "in $2"; cat "$2" ;;
check) echo "$4: nothing to say"; echo "? 1"; exit 3 ;;
evaluate)
  case "$*" in
  *"--format csv"*) echo "$9"; cat "$3/register.csv"; echo "as at $5"; exit 1 ;;
  *) echo "a finding"; echo "$ a price" ;;
  esac ;;
esac
STAND_IN
chmod +x "$work/build/yardstick"
YST_BUILD=$work/build
export YST_BUILD
unset UPDATE

run() {
  sh "$tests/case.sh" "$work/$1" >"$work/said" 2>&1
}

wrong() {
  echo "wrong: $*"
  cat "$work/said"
  failures=$((failures + 1))
}

passes() {
  run "$1" || wrong "$1 should pass"
}

# fails NAME STATUS TEXT: with this exit status, saying this
fails() {
  run "$1" && wrong "$1 should fail"
  sh "$tests/case.sh" "$work/$1" >/dev/null 2>&1
  [ $? -eq "$2" ] || wrong "$1 should fail with status $2"
  grep -F -q -e "$3" "$work/said" || wrong "$1 should say $3"
}

# --- commands ---

cat >"$work/commands.test" <<'CASE'
# What the runner understands.
--- file a.txt
one

\--- two

--- file sub/b.txt
three

--- commands
# Commands run one by one; $T is where the files are.
$ yardstick show $T/a.txt
in $T/a.txt
one

\--- two
$ yardstick show $T/sub/b.txt && yardstick fail 3
in $T/sub/b.txt
three
went wrong
? 3
# A comment under an exit status.
$ yardstick say '%s\n' '# heading' '' '$ price' '? 1' '\ back' '> quoted'
# heading

\$ price
\? 1
\\ back
\> quoted

# A comment after a blank line, and a command on two lines.
$ yardstick say '%s\n' one \
>   two
one
two


$ yardstick say nothing-after
nothing-after
\ no line end
$ yardstick say ''
$ yardstick fail 1 >&2
went wrong
? 1
CASE
passes commands.test
sed '/^# Commands/,$ s/^three$/four/' "$work/commands.test" >"$work/files.test"
fails files.test 1 '-four'
sed 's/^? 3$/? 4/' "$work/commands.test" >"$work/status.test"
fails status.test 1 '-? 4'
sed '$d' "$work/commands.test" >"$work/no-status.test"
fails no-status.test 1 '+? 1'
sed '/^went wrong$/d; s/^nothing-after$/&\nmore/' "$work/commands.test" >"$work/output.test"
fails output.test 1 '-more'

for name in status no-status output; do
  UPDATE=1 sh "$tests/case.sh" "$work/$name.test" >"$work/said" 2>&1 || wrong "updating $name.test"
  cmp "$work/$name.test" "$work/commands.test" || wrong "updating $name.test should restore it"
done

# --- diagnostics ---

echo 'toolkit a' >"$work/diagnostics/a.rules"
fails diagnostics/a.rules 1 '+a.rules: nothing to say'
UPDATE=1 sh "$tests/case.sh" "$work/diagnostics/a.rules" >"$work/said" 2>&1 || wrong "updating a.rules"
passes diagnostics/a.rules
printf 'a.rules: nothing to say\n\\? 1\n? 3\n' | cmp - "$work/diagnostics/a.expected" || wrong "a.expected"

# --- evaluation ---

cat >"$work/evaluation.test" <<'CASE'
# What becomes of a register.
--- rules
toolkit a
--- register register.csv
name,answer
One,yes

--- as at 2011-07-28

--- expect
name,the result
name,answer
One,yes
as at 2011-07-28


--- findings
a finding
\$ a price
CASE
passes evaluation.test
sed 's/^One,yes$/Two,yes/;/^--- as at/,$ s/^Two,yes$/One,yes/' "$work/evaluation.test" >"$work/register.test"
fails register.test 1 '-One,yes'
sed '/^a finding$/d' "$work/evaluation.test" >"$work/finding.test"
fails finding.test 1 '+a finding'
for name in register finding; do
  UPDATE=1 sh "$tests/case.sh" "$work/$name.test" >"$work/said" 2>&1 || wrong "updating $name.test"
  passes $name.test
done

# --- files that are no case ---

echo '$ ' >"$work/empty.test"
echo 'words' | cat - "$work/commands.test" >"$work/words.test"
fails words.test 2 'stands before the first command'
echo '--- sorts' >"$work/section.test"
fails section.test 2 'is no section'
printf -- '--- file ../a\n' >"$work/name.test"
fails name.test 2 'a file needs a plain name'
printf -- '--- rules\n' >"$work/nothing.test"
fails nothing.test 2 'needs `--- expect`'
: >"$work/blank.test"
fails blank.test 2 'there is no command'
YST_BUILD=$work/nowhere
fails commands.test 2 'build it first'

[ "$failures" -eq 0 ]
