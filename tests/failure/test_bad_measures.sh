#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang measure` with tables that are wrong: exit status 3, the file, the line, and no output.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# bad REGEX MUTATION: the three tables, one of them changed.
bad() {
  printf 'origin,destination,minutes\na,F,5\nb,F,7\n' >od.csv
  printf 'id,demand\na,10\nb,7\n' >d.csv
  printf 'id,supply\nF,2\nG,1\n' >s.csv
  eval "$2"
  for measure in nearest raam "2sfca --limit 30"; do
    runs 3 measure $measure --matrix od.csv --demand d.csv --supply s.csv -o out.csv
    says "$1"
    that "$2: no output" not test -e out.csv
  done
}

bad 'od\.csv, row 3, field minutes: -1 minutes' "sed -i 's/b,F,7/b,F,-1/' od.csv"
bad 'od\.csv, row 3, field minutes: "soon" is not a number' "sed -i 's/b,F,7/b,F,soon/' od.csv"
bad 'od\.csv, row 3, field minutes: nan minutes' "sed -i 's/b,F,7/b,F,nan/' od.csv"
bad 'od\.csv, row 4: the pair a, F stands twice \(first in row 2\)' "echo a,F,9 >>od.csv"
bad 'od\.csv, row 4, field origin: the id is empty' "echo ,F,9 >>od.csv"
bad 'od\.csv, row 4, field destination: the id is empty' "echo a,,9 >>od.csv"
bad 'od\.csv, row 4: the row has 2 cells' "echo a,F >>od.csv"
bad 'od\.csv, field minutes: the table has no such column' "sed -i 's/minutes/time/' od.csv"
bad 'no row has an origin of d\.csv.*0259 is not 259' "sed -i 's/a,F/x,F/; s/b,F/y,F/' od.csv"
bad 'the wrong way round' "printf 'origin,destination,minutes\nF,a,5\n' >od.csv"
bad 'd\.csv, row 3, field demand: -7: the demand must be' "sed -i 's/b,7/b,-7/' d.csv"
bad 'd\.csv, row 3, field demand: nan: the demand must be' "sed -i 's/b,7/b,nan/' d.csv"
bad 'd\.csv, row 3, field demand: inf: the demand must be' "sed -i 's/b,7/b,inf/' d.csv"
bad 'd\.csv, row 3, field demand: "" is not a number' "sed -i 's/b,7/b,/' d.csv"
bad 'd\.csv, row 4, field id: the id "a" stands twice' "echo a,1 >>d.csv"
bad 'd\.csv.*no rows' "echo id,demand >d.csv"
bad 's\.csv, row 2, field supply: -2: the supply must be' "sed -i 's/F,2/F,-2/' s.csv"
bad 's\.csv, row 4, field id: the id is empty' "echo ,1 >>s.csv"
bad 's\.csv.*cannot be opened' "rm s.csv"
bad 'od\.csv.*not even a header' ": >od.csv"

# An old output stays as it was.
echo old >out.csv
sed -i 's/b,F,7/b,F,-1/' od.csv
runs 3 measure nearest --matrix od.csv --demand d.csv --supply d.csv -o out.csv --overwrite
is "the old output" "$(cat out.csv)" old
finish
