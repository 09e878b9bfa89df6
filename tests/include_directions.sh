#!/bin/sh
# What the architecture asks of the source text, held by reading it:
#
#   sh tests/include_directions.sh [FOLDER]     FOLDER: the top of the repository
#
# - a file includes headers of its own folder and of the folders above it only;
# - the library includes no header for files, terminals, locales or floating point, and does not call what
#   prints, exits, opens, reads the environment or asks the locale: that is for src/cli;
# - no source file is longer than 800 lines;
# - each header starts with a comment of two sentences at least, and compiles alone.
#
# Each fault is one line with its place.
set -u
cd "${1:-$(dirname "$0")/..}" || exit 2
export LC_ALL=C
faults=$(mktemp "${TMPDIR:-/tmp}/yardstick-faults.XXXXXX") || exit 2
trap 'rm -f "$faults" "$faults.c"' EXIT

layers='base source diagnostic syntax model check document program register evaluate inquire report api'

# src/LAYER/file.c belongs to LAYER; the grammar belongs to syntax.
find src -name '*.[ch]' ! -path 'src/include/*' | sort >"$faults.c"
set -- $(cat "$faults.c")
[ $# -gt 0 ] || { echo "no sources found"; exit 2; }
for file in grammar/yardstick.y grammar/yardstick.l; do [ -f "$file" ] && set -- "$@" "$file"; done

awk -v layers="$layers" '
  BEGIN {
    count = split(layers, names, " ")
    for (i = 1; i <= count; i++) rank[names[i]] = i
    split("assert limits setjmp stdarg stdatomic stdbool stddef stdint stdlib string" \
          " emmintrin arm_neon wasm_simd128", allowed, " ")
    for (i in allowed) plain["<" allowed[i] ".h>"] = 1
  }
  function fault(message) { print FILENAME ":" FNR ": " message }
  function layer_of(path,    parts) {
    split(path, parts, "/")
    return parts[1] == "grammar" ? "syntax" : parts[2]
  }
  function check(from, path,    to) {
    to = path
    if (!sub(/\/.*/, "", to)) { fault("`" path "` is included without its folder"); return }
    if (path == "include/yardstick.h") {
      if (from != "api" && from != "cli") fault(from " includes the public header")
    } else if (from == "cli") {
      if (to != "cli") fault("cli includes `" path "`, and may include include/yardstick.h only")
    } else if (!(to in rank)) {
      fault("`" path "` is in no layer")
    } else if (from == "program" && to == "register" || from == "register" && to == "program") {
      fault("program and register do not know each other: `" path "`")
    } else if (rank[to] > rank[from]) {
      fault(from " is above " to " and includes `" path "`")
    }
  }
  FNR == 1 { layer = layer_of(FILENAME); if (layer != "cli" && !(layer in rank)) fault("in no layer") }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    check(layer, quoted[2])
  }
  /^[ \t]*#[ \t]*include[ \t]*</ && layer != "cli" {
    header = $0
    gsub(/^[^<]*|[^>]*$/, "", header)
    if (!(header in plain)) fault("the library does without " header)
  }
' "$@" >>"$faults"

# The same files without comments, texts and characters, to look for words that are code.
awk '
  BEGIN {
    split("printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf dprintf puts fputs putchar fputc putc" \
          " perror scanf fscanf sscanf fopen freopen fdopen fclose fread fwrite fgets fgetc getc getchar" \
          " mmap exit _exit _Exit quick_exit atexit raise signal system popen getenv setenv putenv setlocale" \
          " localeconv nl_langinfo atof atoi atol atoll strtod strtof strtold strtol strtoll strtoul strtoull isalpha" \
          " isdigit isalnum isspace isblank isupper islower ispunct isprint isgraph iscntrl isxdigit toupper tolower" \
          " strcoll strxfrm strcasecmp strncasecmp strtok strerror rand srand random time clock localtime gmtime mktime" \
          " strftime", list, " ")
    for (i in list) forbidden[list[i]] = 1
  }
  FNR == 1 { in_comment = 0 }
  {
    code = ""
    rest = $0
    while (rest != "") {
      if (in_comment) {
        if (!(at = index(rest, "*/"))) break
        rest = substr(rest, at + 2)
        in_comment = 0
      } else if (match(rest, /"([^"\\]|\\.)*"|\047([^\047\\]|\\.)+\047|\/\*|\/\//)) {
        code = code substr(rest, 1, RSTART - 1) " "
        found = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        if (found == "//") break
        in_comment = found == "/*"
      } else {
        code = code rest
        break
      }
    }
    while (match(code, /[A-Za-z_][A-Za-z_0-9]*/)) {
      word = substr(code, RSTART, RLENGTH)
      code = substr(code, RSTART + RLENGTH)
      if (word == "float" || word == "double") print FILENAME ":" FNR ": `" word "`: numbers are exact"
      else if (word in forbidden && code ~ /^[ \t]*\(/) print FILENAME ":" FNR ": `" word "` is for src/cli alone"
    }
  }
' $(for file; do case $file in src/cli/*) ;; *) echo "$file" ;; esac; done) /dev/null >>"$faults"

for file in "$@" src/include/*.h; do
  [ -f "$file" ] || continue
  lines=$(wc -l <"$file")
  [ "$lines" -le 800 ] || echo "$file:$lines: longer than 800 lines" >>"$faults"
done

cc=${CC:-cc}
for header in "$@" src/include/*.h; do
  case $header in *.h) [ -f "$header" ] || continue ;; *) continue ;; esac
  awk '
    NR == 1 && !/^\/\*/ { exit }
    { text = text " " $0 }
    /\*\// { sub(/\*\/.*/, "", text); closed = 1; exit }
    END { exit !(closed && gsub(/[.?!]( |$)/, "", text) >= 2) }
  ' "$header" || echo "$header:1: does not start with a comment of two sentences" >>"$faults"
  # Twice, so that a missing guard shows too.
  printf '#include "%s"\n#include "%s"\n' "${header#src/}" "${header#src/}" >"$faults.c"
  "$cc" -std=gnu11 -D_GNU_SOURCE -fsyntax-only -Wall -Wextra -Werror -I src -I "${YST_BUILD:-build}/generated" \
    "$faults.c" >"$faults.said" 2>&1 || { echo "$header:1: does not compile alone"; cat "$faults.said"; } >>"$faults"
  rm -f "$faults.said"
done

cat "$faults"
[ ! -s "$faults" ]
