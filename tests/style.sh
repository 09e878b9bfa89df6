#!/bin/sh
# Every C file of the project is laid out as .clang-format says; `clang-format -i FILE` mends one.
set -u
cd "$(dirname "$0")/.." || exit 2
if ! command -v clang-format >/dev/null; then
  echo "skipped: clang-format is not installed"
  exit 77
fi
faults=$(
  find src tests examples -name '*.[ch]' 2>/dev/null | sort | while read -r file; do
    clang-format --dry-run -Werror "$file" >/dev/null 2>&1 || echo "$file"
  done
)
[ -z "$faults" ] && exit 0
echo "not laid out as .clang-format says; clang-format -i mends:"
echo "$faults"
exit 1
