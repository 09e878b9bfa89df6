#!/bin/sh
# tests/include_directions.sh held to its word: each fault, planted in a copy of the sources, is caught.
set -u
tests=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/yardstick-directions.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
failures=0
case ${YST_BUILD:=$tests/../build} in /*) ;; *) YST_BUILD=$PWD/$YST_BUILD ;; esac
export YST_BUILD

check() {
  sh "$tests/include_directions.sh" "$work/top" >"$work/said" 2>&1
}

fresh() {
  rm -rf "$work/top"
  mkdir -p "$work/top/src"
  for layer in base source diagnostic syntax model check program register evaluate inquire report api cli include; do
    mkdir "$work/top/src/$layer"
    printf '/* A header. It is planted. */\n#ifndef H_%s\n#define H_%s\n#endif\n' $layer $layer \
      >"$work/top/src/$layer/planted.h"
  done
}

# catches FILE TEXT MESSAGE: a file with this text gets this message
catches() {
  fresh
  printf "$2" >"$work/top/src/$1"
  check && { echo "wrong: $1 with $2 should be caught"; failures=$((failures + 1)); }
  grep -F -q -e "$3" "$work/said" ||
    { echo "wrong: $1 with $2 should say: $3"; cat "$work/said"; failures=$((failures + 1)); }
}

accepts() {
  fresh
  printf "$2" >"$work/top/src/$1"
  check || { echo "wrong: $1 with $2 should pass"; cat "$work/said"; failures=$((failures + 1)); }
}

accepts model/a.c '#include <string.h>\n#include "model/planted.h"\n#include "base/planted.h"\n'
accepts evaluate/a.c '#include "program/planted.h"\n#include "register/planted.h"\n'
accepts api/a.c '#include "include/yardstick.h"\n'
accepts cli/a.c '#include <unistd.h>\n#include "cli/planted.h"\n#include "include/yardstick.h"\nint x = exit(0);\n'
accepts base/a.c '/* printf( as\n exit(1) */ // puts("")\nint my_exit(int); const char *x = "\\" exit(1)"; char y = 39;\n'
catches base/a.c '#include "source/planted.h"\n' 'src/base/a.c:1: base is above source'
catches model/a.c '\n #  include  "api/planted.h"\n' 'src/model/a.c:2: model is above api'
catches program/a.h '/* A header. It is. */\n#include "register/planted.h"\n' 'program and register do not know each other'
catches register/a.c '#include "program/planted.h"\n' 'program and register do not know each other'
catches report/a.c '#include "include/yardstick.h"\n' 'report includes the public header'
catches report/a.c '#include "cli/planted.h"\n' 'is in no layer'
catches cli/a.c '#include "base/planted.h"\n' 'may include include/yardstick.h only'
catches base/a.c '#include "planted.h"\n' 'without its folder'
catches base/a.c '#include <unistd.h>\n' 'does without <unistd.h>'
catches report/a.c '#include <sys/stat.h>\n' 'does without <sys/stat.h>'
catches report/a.c '#include <stdio.h>\n' 'does without <stdio.h>'
catches report/a.c 'void f(void) { /* why */ printf ("x"); }\n' '`printf` is for src/cli alone'
catches evaluate/a.c 'void f(void) { exit(1); }\n' '`exit` is for src/cli alone'
catches evaluate/a.c "char c = '\"'; int f(void) { return isalpha(c); } // '\"'\n" '`isalpha` is for src/cli alone'
catches base/a.c 'double x;\n' '`double`: numbers are exact'
catches base/a.h '#ifndef A\n#define A\n#endif\n' 'does not start with a comment of two sentences'
catches base/a.h '/* One sentence. */\n' 'does not start with a comment of two sentences'
catches base/a.h '/* A header. It is planted. */\nsize_t f(void);\n' 'src/base/a.h:1: does not compile alone'
catches base/a.h '/* A header. It is planted. */\ntypedef struct a { int b; } a;\n' 'does not compile alone'
catches base/a.c "$(awk 'BEGIN { for (i = 0; i < 801; i++) printf "\\n" }')" 'src/base/a.c:801: longer than 800 lines'

[ "$failures" -eq 0 ]
