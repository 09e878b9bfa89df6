#!/bin/sh
# Runs the examples of a document and compares what comes out with what the document says:
#
#   sh tests/docs.sh FILE              fails and shows the difference
#   UPDATE=1 sh tests/docs.sh FILE     writes what came out into the document
#
# docs/hacking.md, "Documents", describes the fences. As with case files, the document is made anew from
# what came out, and then the two are compared. The command is $YST_BUILD/yardstick (build/yardstick when
# that is not set).
set -u

die() {
  echo "tests/docs.sh: $*" >&2
  exit 2
}

[ $# -eq 1 ] && [ -f "$1" ] || die "wants one document"
document=$1
here=$(cd "$(dirname "$0")" && pwd)
repository=$(dirname "$here")
build=$(cd "${YST_BUILD:-$repository/build}" && pwd) || die "no build folder"
[ -x "$build/yardstick" ] || die "no command at $build/yardstick: build it first"

work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-docs.XXXXXX") || die "no temporary folder"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

# Commands run in a folder that looks like the top folder, and may write there.
top=$work/top
mkdir "$top" "$work/pieces" "$work/case"
ln -s "$build" "$top/build"
for part in rules examples docs; do
  if [ -d "$repository/$part" ]; then cp -R "$repository/$part" "$top/$part"; fi
done

PATH=$build:$PATH TERM=dumb COLUMNS=80
export PATH TERM COLUMNS
unset NO_COLOR CLICOLOR CLICOLOR_FORCE

# The day that examples count as today; docs/language.md says so too.
as_at=2024-06-01

# Trailing blank lines away.
trimmed() {
  LC_ALL=C awk '/^$/ { blank++; next } { while (blank > 0) { print ""; blank-- } print }' "$1"
}

# What the command says, with its exit status when it could not do its work; below $header then, which is
# what a result selects.
run() {
  (cd "$work/case" && exec "$@") >"$work/output" 2>&1 </dev/null
  status=$?
  [ "$status" -le 1 ] || echo "$header"
  trimmed "$work/output"
  [ "$status" -le 1 ] || [ "$quiet" = yes ] || echo "exit status $status"
}

# Examples that stand in rules hold, or the document shows that they do not.
run_examples() {
  (cd "$work/case" && exec yardstick test example.rules --as-at "$as_at") >"$work/output" 2>&1 </dev/null ||
    cat "$work/output"
}

# A register: CSV, or several with a line `NAME.csv:` before each.
lay_out_register() {
  LC_ALL=C awk -v folder="$2" '
    FNR == 1 && !/^[A-Za-z0-9_\/-]+\.csv:$/ { name = folder "/register.csv" }
    /^[A-Za-z0-9_\/-]+\.csv:$/ {
      name = folder "/" substr($0, 1, length($0) - 1)
      place = name
      sub(/\/[^\/]*$/, "", place)
      system("mkdir -p " place)
      blank = 0
      next
    }
    /^$/ { blank++; next }
    { while (blank > 0) { print "" >name; blank-- } print >name }
  ' "$1"
}

# Commands of a console fence, one after the other, each with its output; `> ` carries a command on.
run_console() {
  LC_ALL=C awk '/^\$ / { n++ } /^(\$|>) / { print substr($0, 3) >sprintf("%s.%03d", name, n) }' name="$1" "$1"
  for command in "$1".[0-9][0-9][0-9]; do
    sed -e '1s/^/$ /' -e '2,$s/^/> /' "$command"
    (cd "$top" && exec sh "$command") >"$work/output" 2>&1 </dev/null
    trimmed "$work/output"
  done
}

# Edits a file as a fence of context, `-` and `+` lines says; the old lines have to stand in it once.
edit() {
  LC_ALL=C awk -v edit="$1" '
    BEGIN {
      while ((getline line <edit) > 0) {
        mark = substr(line, 1, 1)
        if (mark != "+") old[++olds] = substr(line, 2)
        if (mark != "-") new[++news] = substr(line, 2)
      }
    }
    { lines[NR] = $0 }
    END {
      for (i = 1; i + olds - 1 <= NR; i++) {
        for (j = 1; j <= olds && lines[i + j - 1] == old[j]; j++) continue
        if (j > olds) { places++; at = i }
      }
      if (places != 1) exit 1
      for (i = 1; i < at; i++) print lines[i]
      for (i = 1; i <= news; i++) print new[i]
      for (i = at + olds; i <= NR; i++) print lines[i]
    }
  ' "$2" >"$work/edited" && cp "$work/edited" "$2" && return
  echo "these lines do not stand in $(basename "$2") just once"
}

LC_ALL=C awk -v work="$work/pieces" -f "$here/docs.awk" "$document" || die "$document cannot be read"
: >"$work/actual"
quiet=no
for file in "$work"/pieces/[0-9]*; do
  info= header=
  [ -f "${file%.*}.info" ] && info=$(cat "${file%.*}.info")
  case $file in
  *.info) continue ;;
  *.text) cat "$file" ;;
  *.rules)
    # A named file is there for all rules of the document; one without a name begins a case.
    if [ -n "$info" ]; then
      cp "$file" "$top/$info"
    else
      rm -rf "$work/case"
      mkdir -p "$work/case/register"
      cp "$file" "$work/case/example.rules"
    fi
    for named in "$top"/*.rules; do
      if [ -f "$named" ]; then cp "$named" "$work/case"; fi
    done
    cat "$file"
    if [ -z "$info" ] && grep -q '^example ' "$file"; then run_examples; fi
    ;;
  *.register)
    if grep -q '^[a-z]*/*[a-z0-9_-]*\.csv:$' "$file" && [ "$info" = files ]; then
      lay_out_register "$file" "$top"
    else
      rm -rf "$work/case/register"
      mkdir -p "$work/case/register"
      lay_out_register "$file" "$work/case/register"
    fi
    cat "$file"
    ;;
  *.result)
    header=$(sed 1q "$file")
    run yardstick evaluate example.rules register --as-at "${info:-$as_at}" --format csv --select "$header"
    ;;
  *.report) run yardstick evaluate example.rules register --as-at "${info:-$as_at}" ;;
  *.explain)
    # After the name of a partnership may stand a result: `Mill Lane: total`.
    set -- "${info%%: *}"
    [ "$info" = "$1" ] || set -- "$1" "${info#*: }"
    run yardstick explain example.rules register "$@" --as-at "$as_at"
    ;;
  *.findings) run yardstick evaluate example.rules register --as-at "${info:-$as_at}" --format findings ;;
  *.messages)
    quiet=yes
    run yardstick check --color never example.rules
    quiet=no
    ;;
  *.diff)
    cat "$file"
    if [ -n "$info" ]; then edit "$file" "$top/$info"; fi
    ;;
  *.console) run_console "$file" ;;
  esac >>"$work/actual"
done

cmp -s "$document" "$work/actual" && exit 0
if [ -n "${UPDATE:-}" ]; then
  cat "$work/actual" >"$document"
  echo "$document: written anew; read the change as its reader would"
  exit 0
fi
echo "$document: lines with - are in the document, lines with + came out (UPDATE=1 takes them over)"
diff -u "$document" "$work/actual" | sed 1,2d
exit 1
