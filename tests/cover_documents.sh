#!/bin/sh
# The published documents stand outside the project. Whoever has their texts holds the pages of docs/systems to
# them: the command that a page names is run, and its counts have to be those that the page prints.
#
#   sh tests/cover_documents.sh PAGE=FILE...      PAGE without .md, FILE the text of its document
set -u
export LC_ALL=C
build=${YST_BUILD:-$(dirname "$0")/../build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
[ $# -gt 0 ] || { sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ -x "$build/yardstick" ] || { echo "no command at $build/yardstick" >&2; exit 2; }

status=0
for pair in "$@"; do
  page=${pair%%=*} file=${pair#*=}
  case $file in /*) ;; *) file=$PWD/$file ;; esac
  text=$(dirname "$0")/../docs/systems/$page.md
  [ -f "$text" ] && [ -f "$file" ] || { echo "$pair: no such page or file" >&2; exit 2; }
  command=$(sed -n 's/^`yardstick \(cover .*\)` says:$/\1/p' "$text" | head -n 1)
  printed=$(awk '/^`yardstick cover .*` says:$/ { on = 1 } on && /^\| *[0-9]/ { print; exit }' "$text")
  set -f
  # shellcheck disable=SC2086
  set -- $command
  set +f
  arguments=
  for word in "$@"; do
    [ "$word" = DOCUMENT ] && word=$file
    arguments="$arguments '$word'"
  done
  counts=$(cd "$(dirname "$0")/.." && eval "'$build/yardstick' $arguments --format json" |
    sed -n '/"counts"/,/}/s/.*"\([a-z_]*\)": \([0-9]*\).*/\1 \2/p' |
    awk '{ c[$1] = $2 } END { print "|", c["passages"], "|", c["modelled"], "|", c["in_register"], "|", c["cited"], "|",
             c["set_aside"], "|", c["unmodelled"], "|", c["citations"], "|", c["not_found"], "|" }')
  if [ "$counts" = "$printed" ]; then
    echo "$page: $counts"
  else
    printf '%s: the page prints\n  %s\nit comes to\n  %s\n' "$page" "$printed" "$counts"
    status=1
  fi
done
exit $status
