#!/bin/sh
# What the command writes as JSON is what docs/json-schema.json says: every report, of rules and registers in
# which everything occurs that has a form of its own. Skipped without python3-jsonschema.
set -u
python3 -c 'import jsonschema' 2>/dev/null || exit 77
build=${YST_BUILD:-build}
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-schema.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

cat >"$work/halls.rules" <<'RULES'
toolkit halls "Village halls"
  body "A Body"
  version "1"
source guide "Guide to halls"
topic size "How large is it?"
topic order "Is it kept in order?"
scale state
  poor
  fair
  good
field seats "Seats" number
  allowed at least 0
field cost "Yearly cost" money
field opened "Opened" date
field looks "Looks" state
field uses "Uses" any of sport, music, talks
field said "What is said" text
condition large "Large hall"
  when seats is over 200
  about size
  cite guide "page 4"
value per_seat "Cost of a seat" = cost / seats
value about_it "What is said of it" = said
value used_for "What it is used for" = uses
rubric quality "Quality"
  criterion room "Room"
    score seats
      under 100   1
      100 to 200  2
      over 200    3
  criterion money "Money"
    score cost
      under £5,000     1
      £5,000 or more   2
checklist papers "Papers"
  about order
  item lease "Lease"
  item plan "Plan" advisory
review roof "Roof"
  every 12 months from opened
require cost is under £50,000 otherwise "too dear"
  named dear
recommend seats is over 10 otherwise "too small"
  named small
published of_all "Halls as printed"
  says count of partnerships is 2
figure large_halls "Large halls" = count of (partnerships where large)
figure by_state "Halls by their looks" = count of partnerships
  each looks
unstated "what happens to huts"
  cite guide "page 9"
example "A large one"
  given seats 250
  expect large
  expect quality.room is 1
RULES
sed 's/over 200$/over 300/; s/version "1"/version "2"/' "$work/halls.rules" >"$work/next.rules"
cat >"$work/theirs.rules" <<'RULES'
toolkit theirs "Their halls"
topic size "How large is it?"
field seats "Seats" number
condition big "Big hall"
  when seats is at least 300
  about size
RULES
cat >"$work/wrong.rules" <<'RULES'
toolkit wrong "Wrong"
field seats "Seats" number
condition large "Large"
  when seets is over 200
condition large "Large again"
  when seats is over 200
RULES
cat >"$work/gap.rules" <<'RULES'
toolkit gap "Gap"
field seats "Seats" number
rubric size "Size"
  criterion room "Room"
    score seats
      under 10   1
      over 10    2
RULES
cat >"$work/register.csv" <<'CSV'
name,Seats,Yearly cost,Opened,Looks,Uses,What is said
Mill Lane,250,"£60,000",2009-01-01,good,sport; music,fine
Quay,,abc,,,,
Old School,3,£5,1 May 2024,fair,,x
CSV

run() {
  name=$1
  shift
  "$build/yardstick" "$@" --as-at 2024-06-01 --format json -o "$work/$name.json" 2>"$work/said"
  [ -s "$work/$name.json" ] || { echo "tests/json_schema.sh: $* wrote nothing:"; cat "$work/said"; exit 1; }
}
run evaluation evaluate "$work/halls.rules" "$work/register.csv"
run selected evaluate "$work/halls.rules" "$work/register.csv" --select quality.total,findings
run explanation explain "$work/halls.rules" "$work/register.csv" Quay
run comparison compare "$work/halls.rules" "$work/theirs.rules" "$work/register.csv"
run versions compare "$work/halls.rules" "$work/next.rules" "$work/register.csv"
run tests test "$work/halls.rules"
sed 's/expect large/expect quality.total is over 5 and not large/' "$work/halls.rules" >"$work/failing.rules"
run coverage test "$work/halls.rules" --coverage
run failures test "$work/failing.rules"
"$build/yardstick" check "$work/halls.rules" "$work/wrong.rules" "$work/gap.rules" --register "$work/register.csv" --as-at 2024-06-01 --format json -o "$work/check.json"
cat >"$work/guide.txt" <<'TEXT'
Guide to halls
Contents
Large hall
What is not here
- How the hall is to be kept
- Who may use the hall when
TEXT
cat >"$work/covered.rules" <<'RULES'
toolkit covered "Covered"
source guide "Guide to halls"
  set aside "Contents"
    because "decides nothing"
field seats "Seats" number
condition large "Large hall"
  when seats is over 200
  cite guide "Guide to halls" quoting "a large hall"
checklist terms "Terms"
  cite guide "Guide to halls"
  item use "Who may use the hall when"
  item upkeep "How the hall is to be kept"
RULES
"$build/yardstick" cover "$work/covered.rules" "$work/guide.txt" --format json -o "$work/cover.json"
for council in derby-homes charnwood derby-city; do
  run $council evaluate rules/$council.rules examples/$council
done
python3 tests/json_schema.py docs/json-schema.json "$work"/*.json
