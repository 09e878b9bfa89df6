#!/bin/sh
# Messages are for people who write rules: what is said in the expected output of every case, and the words of every
# message in the sources, name nothing of the machinery that reads the rules.
#
#   sh tests/plain_words.sh
set -u
export LC_ALL=C
cd "$(dirname "$0")/.." || exit 2
words='tokens?|parser|parsers|parsing|parse error|syntax error|lexer|lexical|identifiers?|grammar|AST|nodes?|null|NULL|pointers?|arena|atoms?|structs?|enums?|booleans?|strings?|integers?|enumerators?|operands?|operators?|literals?|non-?terminals?|yst_[a-z_]*|YST_[A-Z_]*|segfault|abort(ed)?|assert(ion)?|exceptions?|stack|overflow|invalid|illegal|EOF'
found=$(mktemp "${TMPDIR:-/tmp}/yardstick-words.XXXXXX") || exit 2
trap 'rm -f "$found"' EXIT

# What is quoted, between back-ticks or quotation marks, and the cells that a finding names are the user's own.
plain() { sed -E 's/`[^`]*`//g; s/"[^"]*"//g; s/ [[].*[]]$//'; }

# The sieve itself: a word of the machinery is caught, the same word of a user is not.
echo 'error[Y110 unexpected]: unexpected token' | plain | grep -qwE "$words" || { echo "the sieve lets all through"; exit 2; }
echo 'error[Y201 unknown-name]: nothing is called `token`' | plain | grep -qwE "$words" && { echo "the sieve is too fine"; exit 2; }

# Messages of cases: lines of text that begin with a level, and what is advised below them.
messages='(error|warning|note)\[Y[0-9]|^ *(help|means|perhaps|fix|source): |^yardstick: |^(must|should|note) '
grep -rhE "$messages" tests/diagnostics tests/command tests/bugs tests/evaluation tests/mistakes 2>/dev/null | plain |
  sed -E 's/\[Y[0-9]+ [a-z-]+\]//' | grep -wE "$words" >"$found"

# Titles of the codes.
sed -n 's/^YST_CODE([^"]*"[^"]*", *"\(.*\)")$/\1/p' src/diagnostic/codes.def >"$found.titles"
[ -s "$found.titles" ] || { echo "no titles found in codes.def"; exit 2; }
plain <"$found.titles" | grep -wE "$words" >>"$found"
rm -f "$found.titles"

# Words handed to the list of messages, in the sources: from the call to the end of its statement.
awk '
  /yst_(diags_add|diag_help|diag_label|diag_consequence|say_error|say_warning|trouble_say|trouble_help)\(/ { in_call = 1 }
  in_call { print }
  /;/ { in_call = 0 }
' $(find src/syntax src/model src/check src/diagnostic -name '*.c') | grep -oE '"([^"\\]|\\.)*"' | sed 's/^"//; s/"$//' |
  sed -E 's/`[^`]*`//g' | grep -wE "$words" >>"$found"

[ -s "$found" ] || exit 0
echo "messages that speak of machinery:"
sort -u "$found"
exit 1
