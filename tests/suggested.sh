#!/bin/sh
# What `check --suggest-examples` writes can be pasted: with it every shipped rule file is read without a
# new message, laid out canonically, passes its tests, and exercises as many points as was said.
set -eu
export LC_ALL=C
build=${YST_BUILD:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
yardstick=$build/yardstick
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-suggested.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
cp rules/*.rules "$work"
failed=0

fail() {
  echo "$1: $2"
  failed=1
}

for rules in "$work"/*.rules; do
  name=$(basename "$rules")
  "$yardstick" format --write "$rules"
  "$yardstick" check --suggest-examples "$rules" -o "$work/suggested" || fail "$name" "nothing was suggested"
  said=$(sed -n 's/^# .*; with these \([0-9]*\)$/\1/p' "$work/suggested")
  [ -n "$said" ] || continue
  "$yardstick" check --format line "$rules" | sed 's/:[0-9]*:[0-9]*:/:/' | sort > "$work/before" || :
  cp "$rules" "$work/kept"
  { echo; cat "$work/suggested"; } >> "$rules"
  "$yardstick" check --format line "$rules" | sed 's/:[0-9]*:[0-9]*:/:/' | sort > "$work/after" || :
  comm -13 "$work/before" "$work/after" > "$work/new"
  [ ! -s "$work/new" ] || fail "$name" "there are new messages: $(cat "$work/new")"
  "$yardstick" format "$rules" | cmp -s - "$rules" || fail "$name" "the layout is not canonical"
  "$yardstick" test --coverage "$rules" > "$work/tested" || fail "$name" "an example does not hold"
  grep -q "^  *$said of [0-9]* exercised" "$work/tested" || grep -q "^$said of [0-9]* exercised" "$work/tested" ||
    fail "$name" "$said points were promised, but: $(grep '^[0-9]* of' "$work/tested")"
  cp "$work/kept" "$rules"
done
exit $failed
