#!/bin/sh
# Writes a toolkit of about so many lines, always the same bytes, for timing `yardstick check`.
#   sh tests/bench/make_toolkit.sh mixed 10000      blocks of fields, rubrics, classes, checklists, requirements
#   sh tests/bench/make_toolkit.sh branches 10000   one classification with a branch a line
#   sh tests/bench/make_toolkit.sh criteria 8       a rubric of so many criteria with five bands each
# and for what is too much for it:
#   sh tests/bench/make_toolkit.sh conditions 700   so many conditions over 18 fields
#   sh tests/bench/make_toolkit.sh totals 15        a rubric of so many criteria, every total another
#   sh tests/bench/make_toolkit.sh requirements 110 so many requirements of one field
#   sh tests/bench/make_toolkit.sh days 120         a limit that changes on so many days
set -eu
kind=${1:-mixed} size=${2:-10000}

mixed() {
  awk -v lines="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\"\nsource policy \"Made-up policy\""
    for (b = 0; 46 * b + 2 < lines; b++) {
      n = "x" b
      print "scale " n "_state \"State\"\n  low \"Low\"\n  middling \"Middling\"\n  high \"High\"\n  higher is better"
      print "field " n "_sum \"Sum " n "\" money\n  allowed at least £0"
      print "field " n "_count \"Count " n "\" number\n  allowed 0 to 20\n  steps of 1"
      print "field " n "_kept \"Kept " n "\" " n "_state"
      print "field " n "_signed \"Signed " n "\" yes/no"
      print "limit " n "_least \"Least\" £" (b + 1) ",000\n  cite policy \"page " b "\""
      print "rubric " n "_marks \"Marks\"\n  cite policy \"page " b "\""
      print "  grades\n    under 40%   " n "_poor \"Poor\"\n    40% or more " n "_good \"Good\""
      print "  criterion sums \"Sums\"\n    score " n "_sum\n      under £5,000 1\n      £5,000 to £10,000 2\n      over £10,000 5"
      print "  criterion counts \"Counts\"\n    score " n "_count\n      0 to 5 1\n      6 to 10 3\n      over 10 5"
      print "  criterion state \"State\"\n    score " n "_kept\n      low 1\n      middling 3\n      high 4"
      print "condition " n "_large \"Large\"\n  when percent of " n "_marks is over 50% and " n "_sum is at least " n "_least\n  cite policy \"page " b "\""
      print "classify " n "_class \"Class\"\n  cite policy \"page " b "\"\n  as " n "_a \"A\" when " n "_large and " n "_signed\n  as " n "_b \"B\" when " n "_kept is high\n  as " n "_c \"C\" otherwise"
      print "require " n "_signed otherwise \"Not signed\"\n  cite policy \"page " b "\""
    }
    print "example \"one\"\n  given x0_sum £20,000, x0_count 20, x0_kept high, x0_signed yes\n  expect x0_large"
  }'
}

branches() {
  awk -v lines="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\"\nfield cost \"Cost\" money\n  allowed at least £0\nclassify class \"Class\""
    for (b = 0; b < lines; b++) print "  as c" b % 50 " \"C\" when cost is under £" b + 1
    print "  as last \"Last\" otherwise\nexample \"one\"\n  given cost £0\n  expect class is c0"
  }'
}

criteria() {
  awk -v count="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\""
    for (c = 0; c < count; c++) print "field f" c " \"F" c "\" number\n  allowed 1 to 100\n  steps of 1"
    print "rubric marks \"Marks\"\n  grades\n    under 30% low \"Low\"\n    30% to 60% middling \"Middling\"\n    over 60% high \"High\""
    for (c = 0; c < count; c++)
      print "  criterion c" c " \"C" c "\"\n    score f" c "\n      under 20 1\n      20 to 39 2\n      40 to 59 3\n      60 to 79 4\n      80 or more 5"
    print "condition most \"Over\"\n  when percent of marks is over 50% or total of marks is at least " 4 * count
    print "example \"all\"\n  given f0 1\n  expect marks.c0 is 1"
  }'
}

# A condition over yes/no fields, all of them together: two to the power of 18 cases each.
conditions() {
  awk -v count="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\""
    for (f = 0; f < 18; f++) print "field f" f " \"F" f "\" yes/no"
    for (c = 0; c < count; c++) {
      printf "condition c%d \"C\"\n  when ", c
      for (f = 0; f < 18; f++) printf "%s%sf%d", f ? " and " : "", int(c / 2 ^ f) % 2 ? "not " : "", f
      print ""
    }
    print "example \"one\"\n  given f0 no\n  expect not c0"
  }'
}

# Scores of 1, 2, 4, 8 …, so that no two choices of them have the same total.
totals() {
  awk -v count="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\""
    for (c = 0; c < count; c++) print "field f" c " \"F" c "\" yes/no"
    print "rubric marks \"Marks\""
    for (c = 0; c < count; c++) print "  criterion c" c " \"C" c "\"\n    score f" c "\n      no 0\n      yes " 2 ^ c
    print "condition most \"Most\"\n  when total of marks is over 100"
    print "example \"one\"\n  given f0 yes\n  expect marks.c0 is 1"
  }'
}

requirements() {
  awk -v count="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\"\nfield seats \"Seats\" number"
    for (r = 0; r < count; r++) print "field f" r " \"F" r "\" yes/no"
    for (r = 0; r < count; r++) print "require seats is over 10 or f" r " otherwise \"Too small\""
    print "condition large \"Large\"\n  when seats is over 10\nexample \"one\"\n  given seats 11\n  expect large"
  }'
}

# A limit with another amount each year.
days() {
  awk -v count="$size" 'BEGIN {
    print "toolkit bench \"Made-up toolkit\"\nfield rent \"Rent\" money\nlimit least \"Least rent\" £500"
    for (d = 0; d < count; d++) print "  from 1 April " 1900 + d " £" 501 + d
    print "condition cheap \"Cheap\"\n  when rent is under least or rent is at least least"
    print "example \"one\"\n  given rent £1\n  expect cheap"
  }'
}

case $kind in
  mixed | branches | criteria | conditions | totals | requirements | days) "$kind" ;;
  *) echo "make_toolkit.sh: mixed, branches, criteria, conditions, totals, requirements or days" >&2; exit 2 ;;
esac
