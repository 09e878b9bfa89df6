# Takes a document apart for tests/docs.sh, into the folder given as -v work=...: numbered pieces in their
# order, each NNN.KIND. NNN.text is copied as it stands, with the lines of the fences; the other kinds are
# what stands between two fences that are run, and NNN.info is what follows the kind on the first of them.

function piece(kind) {
  return sprintf("%s/%04d.%s", work, number, kind)
}

function fail(message) {
  print "line " FNR ": " message >"/dev/stderr"
  failed = 1
  exit 2
}

BEGIN { kind = "text"; number = 1 }

# The line that opens a fence is still text; what it encloses is of its kind.
kind == "text" && /^```(rules|register|result|report|explain|findings|messages|console|diff)( |$)/ {
  print >piece("text")
  close(piece("text"))
  number++
  kind = substr($1, 4)
  info = $0
  sub(/^```[a-z]+ */, "", info)
  if (info != "") print info >piece("info")
  printf "" >piece(kind)
  opened = FNR
  next
}

kind != "text" && /^```/ {
  close(piece(kind))
  kind = "text"
  number++
}

{ print >piece(kind) }

END {
  if (!failed && kind != "text") fail("the fence of line " opened " has no end")
}
