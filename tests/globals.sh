#!/bin/sh
# The library keeps no globals: no object file of it has data that can be written to. (Tables of pointers are
# in .data.rel.ro, which the loader fills in and then locks.)
set -u
library=${YST_BUILD:-$(dirname "$0")/../build}/libyardstick.a
export LC_ALL=C
objects=$(objdump -t "$library") || exit 2
found=$(echo "$objects" | awk -F '\t' '
  / file format / { file = $1; sub(/:.*/, "", file) }
  NF < 2 { next }
  {
    section = $1
    sub(/.* /, "", section)
    name = $2
    sub(/.* /, "", name)
  }
  section ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ && section !~ /^\.data\.rel\.ro/ && name !~ /^\./ && name !~ /^yyloc_default/ {
    print file ": " name
  }
')
[ -z "$found" ] && exit 0
echo "$found"
exit 1
