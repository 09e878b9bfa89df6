#!/bin/sh
# What `check --format sarif` writes is SARIF 2.1.0 as far as it uses it, says what `--format json` says of the same
# files, and is the same bytes every time. tests/sarif.py looks; skipped without python3-jsonschema.
set -u
export LC_ALL=C
python3 -c 'import jsonschema' 2>/dev/null || exit 77
build=${YST_BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
schema=$PWD/tests/sarif-schema.json script=$PWD/tests/sarif.py
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-sarif.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

mkdir "$work/a folder"
cat >"$work/a folder/words.rules" <<'RULES'
field seats "Seats" number
field seats "Seats" number
RULES
cat >"$work/wrong.rules" <<'RULES'
toolkit halls "Village “halls”"
use "a folder/words.rules"
use "nowhere.rules"
source guide "Guide to halls"
field grant "Grant" money
condition large “Café” # é before the place
  when café_seets is over 200 and seets is over £20,00
rubric cost "Cost"
  cite guide "page 4"
  criterion grants "Grants"
    score grant
      under £5,000          1
      £5,000 to £10,000     2
      £10,000 or more       3
RULES
printf 'toolkit bands "Bands"\r\nsource guide "Guide"\r\nfield grant "Grant" money\r\nrubric cost "Cost"\r\n  cite guide "page 4"\r\n  criterion grants "Grants"\r\n    score grant\r\n      under £5,000          1\r\n      £5,000 to £10,000     2\r\n      £10,000 or more       3\r\n' >"$work/bands.rules"
printf 'toolkit sound "Sound"\n' >"$work/sound.rules"
printf 'name,grant\r\nMill Lane,"£10,000"\r\n' >"$work/halls.csv"

cd "$work" || exit 2
"$build/yardstick" check wrong.rules bands.rules "$work/sound.rules" --register halls.csv --format sarif >one.sarif
"$build/yardstick" check wrong.rules bands.rules "$work/sound.rules" --register halls.csv --format sarif >two.sarif
"$build/yardstick" check wrong.rules bands.rules "$work/sound.rules" --register halls.csv --format json >messages.json
cmp one.sarif two.sarif || exit 1
python3 "$script" "$schema" one.sarif messages.json
