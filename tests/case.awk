# Takes a case file apart for tests/case.sh, into the folder given as -v work=...:
#
#   files/NAME                the inline files, rules and registers; rules without a name are case.rules
#   parts/NNN.head, .command  one pair for each command: what stands before and with it, and itself
#   parts/head                instead of these when there are rules: all that stands before what is expected
#   parts/as-at, select, gap, findings     the rest of such a case

function fail(message) {
  print "line " FNR ": " message >"/dev/stderr"
  failed = 1
  exit 2
}

# --- inline files ---

function open_file(name) {
  if (name !~ /^[A-Za-z0-9_][A-Za-z0-9._\/-]*$/ || name ~ /\.\./) fail("a file needs a plain name, not `" name "`")
  target = work "/files/" name
  folder = target
  sub(/\/[^\/]*$/, "", folder)
  system("mkdir -p " folder)
  printf "" >target
  blank = 0
}

# Blank lines at the end of a section only part it from the next one.
function add_to_file(line) {
  if (line == "") {
    blank++
    return
  }
  for (; blank > 0; blank--) print "" >target
  if (line ~ /^\\+---/) line = substr(line, 2)
  print line >target
}

# --- commands ---

function part(kind) {
  return sprintf("%s/parts/%03d.%s", work, command_count, kind)
}

# Of the lines since the last command, the first that is not its output: blank lines, then comments
# that have a blank line or the exit status above them.
function tail_start(with_comments,    at) {
  at = line_count + 1
  if (with_comments) {
    while (at > 1 && lines[at - 1] ~ /^#/) at--
    if (at > 1 && lines[at - 1] !~ /^(\? .*)?$/) at = line_count + 1
  }
  while (at > 1 && lines[at - 1] == "") at--
  return at
}

function write_tail(from,    i) {
  for (i = from; i <= line_count; i++) print lines[i] >part("head")
  line_count = 0
}

function begin_command(line,    from) {
  from = command_count ? tail_start(1) : 1
  command_count++
  write_tail(from)
  add_to_command(line)
}

function add_to_command(line) {
  print line >part("head")
  print substr(line, 3) >part("command")
  in_command = 1
}

# --- sections ---

function begin_section(line) {
  if (target) close(target)
  target = ""
  if (line ~ /^--- file ./) {
    section = "file"
    open_file(substr(line, 10))
  } else if (line == "--- commands") {
    section = "commands"
  } else if (line == "--- rules" || line ~ /^--- rules ./) {
    section = "file"
    evaluation = 1
    open_file(line == "--- rules" ? "case.rules" : substr(line, 11))
  } else if (line ~ /^--- register ./) {
    section = "file"
    open_file(substr(line, 14))
  } else if (line ~ /^--- as at [0-9]+-[0-9]+-[0-9]+$/) {
    section = "as at"
    print substr(line, 11) >(work "/parts/as-at")
  } else if (line == "--- expect" || line == "--- findings") {
    section = substr(line, 5)
    if (section == "findings") printf "" >(work "/parts/findings")
    if (section == "findings") for (; gap > 0; gap--) print "" >(work "/parts/gap")
    expecting = 1
  } else {
    fail("`" line "` is no section")
  }
}

BEGIN {
  section = "commands"
  printf "" >(work "/parts/gap")
}

/^--- / {
  begin_section($0)
  if (!expecting) lines[++line_count] = $0
  next
}

section == "file" { add_to_file($0) }
section == "file" || section == "as at" {
  lines[++line_count] = $0
  next
}

section == "expect" {
  gap = $0 == "" ? gap + 1 : 0
  if (!selected && $0 != "") {
    print >(work "/parts/select")
    selected = 1
  }
  next
}
section == "findings" { next }

/^\$ / { begin_command($0); next }
/^> / && in_command { add_to_command($0); next }
{
  if (!command_count && $0 !~ /^(#.*)?$/) fail("`" $0 "` stands before the first command")
  in_command = 0
  lines[++line_count] = $0
}

END {
  if (failed) exit 2
  if (evaluation) {
    if (!expecting) fail("a case with rules needs `--- expect` or `--- findings`")
    if (command_count) fail("a case has either rules or commands")
    printf "" >(work "/parts/head")
    for (i = 1; i <= line_count; i++) print lines[i] >(work "/parts/head")
  } else if (!command_count) {
    fail("there is no command and there are no rules in it")
  } else {
    from = tail_start(0)
    command_count++
    write_tail(from)
  }
}
