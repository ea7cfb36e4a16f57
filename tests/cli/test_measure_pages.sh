#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The worked examples of docs/measures: the tables of its README are written out, every line that begins
# with "$ adgang measure" is run, and what it prints is what the page shows.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
pages=$ADGANG_SOURCE/docs/measures

# blocks FILE WORD: the indented blocks that begin with "$ WORD", without the indent, one after another.
blocks() {
  awk -v word="$2" '
    /^    / { line = substr($0, 5); if (line ~ /^\$ /) on = index(line, "$ " word) == 1
              if (on) print line; next }
    { on = 0 }' "$1"
}

blocks "$pages/README.md" 'cat ' >tables.txt
awk '/^\$ cat / { file = $3; next } { print > file }' tables.txt
for table in times.csv people.csv clinics.csv; do
  that "the README shows $table" test -s "$table"
done

n_pages=0
for page in "$pages"/*.md; do
  blocks "$page" 'adgang measure ' >examples.txt
  name=$(basename "$page")
  [ -s examples.txt ] || continue
  n_pages=$((n_pages + 1))
  rm -rf example && mkdir example
  awk '/^\$ / { n++; print substr($0, 10) > ("example/" n ".command"); next }
       { print > ("example/" n ".expected") }' examples.txt
  for command in example/*.command; do
    expected=${command%.command}.expected
    # shellcheck disable=SC2046
    runs 0 $(cat "$command")
    is "$name: ids and lines" "$(cut -d , -f 1 out.txt)" "$(cut -d , -f 1 "$expected")"
    paste -d , "$expected" out.txt |
      awk -F , -v page="$name" 'NR > 1 { printf "%s, %s\t%s\t%s\n", page, $1, $4, $2 }' >values.txt
    compare 1e-9 <values.txt
  done
done
that "there are twelve pages" test "$n_pages" -eq 12

# Every measure of the command has its page.
for measure in nearest k_nearest dual cumulative choice gravity passive 2sfca e2sfca kd2sfca m2sfca \
    3sfca huff3sfca mh3sfca bfca raam ratio unmet; do
  that "the index names $measure" grep -qw "$measure" "$pages/README.md"
done
finish
