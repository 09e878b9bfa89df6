#!/bin/sh
# A run of more than a second shows on a terminal how many lines it has read, and wipes that at the end;
# without a terminal nothing is shown. `script` plays the terminal.
set -u
command -v script >/dev/null || exit 77
build=${YST_BUILD:-build}
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-progress.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

cat >"$work/halls.rules" <<'RULES'
toolkit halls "Halls"
field seats "Seats" number
condition large "Large"
  when seats is over 200
RULES
cat >"$work/run.sh" <<RUN
(printf 'name,Seats\nMill Lane,250\n'; sleep 1.2; printf 'Quay,3\n') |
  "$build/yardstick" evaluate "$work/halls.rules" - --format csv --select name,large -o "$work/out.csv"
RUN
failed=0
complain() {
  echo "tests/progress.sh: $*"
  failed=1
}

shown=$(script -qec "sh $work/run.sh" /dev/null </dev/null | od -An -c | tr -d ' \n')
case $shown in
*'\r3linesread\r033[K') ;;
*) complain "on a terminal it shows $shown" ;;
esac
printf 'name,large\nMill Lane,yes\nQuay,no\n' | cmp -s - "$work/out.csv" || complain "the results are not as they should be"
shown=$(sh "$work/run.sh" 2>&1)
[ -z "$shown" ] || complain "without a terminal it shows $shown"
exit $failed
