# SPDX-License-Identifier: MPL-2.0
# What the tests from outside share: they run the program as a user does and look at what it says,
# writes and leaves behind. Sourced, not run. CTest sets ADGANG (the program) and ADGANG_SOURCE (the
# repository); C helpers lie in ADGANG_TEST_PROGRAMS.
#
# A test is a list of facts; the first that is wrong does not end it. `finish` tells the verdict.
set -u
: "${ADGANG:?set it to the program}" "${ADGANG_SOURCE:?set it to the source folder}"
: "${ADGANG_TEST_PROGRAMS:=.}"

# Messages in English, numbers with a point, whoever runs the tests; no side effects by the shell's own
# settings.
LC_ALL=C LANGUAGE=en
export LC_ALL LANGUAGE
# No roads from an earlier run.
ADGANG_CACHE=
export ADGANG_CACHE
unset SOURCE_DATE_EPOCH ADGANG_DATA_DIR CDPATH 2>/dev/null || true
umask 022

n_facts=0
n_wrong=0

WORK=$(mktemp -d "${TMPDIR:-/tmp}/adgang-test.XXXXXX") || exit 1
clean_up() {
  cd / && rm -rf "$WORK"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
cd "$WORK" || exit 1

# skip WHY: the test cannot be made here.
skip() {
  echo "SKIPPED: $*"
  exit 77
}

# needs TOOL...: skips where one is missing.
needs() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || skip "$tool is not installed"
  done
}
needs jq awk ogr2ogr gdalinfo

right() {
  n_facts=$((n_facts + 1))
}

wrong() {
  n_facts=$((n_facts + 1))
  n_wrong=$((n_wrong + 1))
  printf 'WRONG: %s\n' "$*"
}

# finish: the verdict, as the last line of a test.
finish() {
  echo "$n_facts facts, $n_wrong wrong"
  [ "$n_facts" -gt 0 ] && [ "$n_wrong" -eq 0 ] && exit 0
  exit 1
}

# is WHAT ACTUAL EXPECTED: the same text.
is() {
  if [ "$2" = "$3" ]; then
    right
  else
    wrong "$1: is \"$2\", not \"$3\""
  fi
}

# near WHAT ACTUAL EXPECTED [REL]: the same number to a relative 1e-12; "null", "inf" and nothing at
# all only equal themselves.
near() {
  if awk -v a="$2" -v e="$3" -v rel="${4:-1e-12}" 'BEGIN {
      if (a == "" || e == "" || a !~ /^[-+]?[0-9.]/ || e !~ /^[-+]?[0-9.]/) exit !(a "" == e "")
      d = a - e; if (d < 0) d = -d
      s = e < 0 ? -e : e + 0; if (s < 1) s = 1
      exit !(d <= rel * s) }'; then
    right
  else
    wrong "$1: is $2, not $3"
  fi
}

# matches WHAT TEXT REGEX: an extended regular expression, in any line.
matches() {
  if printf '%s\n' "$2" | grep -Eq -e "$3"; then
    right
  else
    wrong "$1: \"$2\" does not match /$3/"
  fi
}

# that WHAT COMMAND...: the command succeeds.
that() {
  what=$1
  shift
  if "$@" >/dev/null 2>&1; then
    right
  else
    wrong "$what"
  fi
}

# not COMMAND...: to say the opposite.
not() {
  ! "$@"
}

# compare REL: reads "name<TAB>actual<TAB>expected" lines on standard input; a fact each.
compare() {
  awk -F '\t' -v rel="$1" '
    function number(t) { return t ~ /^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$/ }
    { n++
      ok = $2 "" == $3 ""
      if (!ok && number($2) && number($3)) {
        d = $2 - $3; if (d < 0) d = -d
        s = $3 < 0 ? -$3 : $3 + 0; if (s < 1) s = 1
        ok = d <= rel * s
      }
      if (!ok) { wrong++; if (wrong <= 20) printf "WRONG: %s: is %s, not %s\n", $1, $2, $3 } }
    END { printf "%d %d\n", n, wrong > "compared" }'
  read -r compared_n compared_wrong <compared
  rm -f compared
  n_facts=$((n_facts + compared_n))
  n_wrong=$((n_wrong + compared_wrong))
  [ "$compared_n" -gt 0 ] || wrong "nothing to compare"
}

# runs STATUS ARGUMENT...: runs the program; what it says lands in the files out.txt and err.txt.
runs() {
  expected_status=$1
  shift
  command_line="adgang $*"
  "$ADGANG" "$@" >"$WORK/out.txt" 2>"$WORK/err.txt" </dev/null
  status=$?
  if [ "$status" -eq "$expected_status" ]; then
    right
  else
    wrong "$command_line: exit status $status, not $expected_status; it says: $(head -c 600 "$WORK/err.txt")"
  fi
}

# says REGEX, prints REGEX: on standard error, on standard output, of the last run.
says() {
  matches "$command_line, standard error" "$(cat "$WORK/err.txt")" "$1"
}
prints() {
  matches "$command_line, standard output" "$(cat "$WORK/out.txt")" "$1"
}
prints_nothing() {
  is "$command_line, standard output" "$(head -c 300 "$WORK/out.txt")" ""
}
says_nothing() {
  is "$command_line, standard error" "$(head -c 300 "$WORK/err.txt")" ""
}

# json FILE FILTER: the value at a place, as text.
json() {
  jq -r "$2" "$1"
}

# cell FILE KEY COLUMN: the cell of a simple CSV (no quoted separators before it) in the row whose first
# column is KEY.
cell() {
  awk -F , -v key="$2" -v column="$3" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) c = i; next }
    $1 == key { print $c; exit }' "$1"
}

# tree_sum FOLDER: one line for the names and bytes of everything in it.
tree_sum() {
  (cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum | cut -d ' ' -f 1)
}

# listing FOLDER: every file and folder below it, hidden ones too.
listing() {
  (cd "$1" && find . | LC_ALL=C sort)
}

# left_behind BEFORE: what is in the working folder now and was not in the listing BEFORE, or the other
# way round; the first few lines.
left_behind() {
  listing . | diff "$1" - | grep '^[<>]' | grep -v '/\(out\|err\)\.txt$' | head -n 3
}

# tiny FOLDER: a fresh copy of the tiny region (tests/cli/tiny), writable.
tiny() {
  mkdir -p "$1" && cp "$ADGANG_SOURCE"/tests/cli/tiny/* "$1"/ && chmod -R u+w "$1"
}

# model FOLDER: a fresh copy of the model region.
model() {
  mkdir -p "$1" && cp "$ADGANG_SOURCE"/data/model_region/* "$1"/ && chmod -R u+w "$1"
}
