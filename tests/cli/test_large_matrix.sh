#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A matrix of 1,200 x 1,500 places, whose times come from sweeps over a hierarchy and are written
# while they are found: the same as those that are searched, from either side, with any threads.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# A grid of 60 x 60 crossings; times in tenths of a minute, a few roads one way; two islands.
awk 'BEGIN {
  print "from,to,minutes,both"
  n = 60; seed = 7
  for (r = 0; r < n; r++) for (c = 0; c < n; c++) {
    seed = (seed * 16807) % 2147483647; t = 1 + seed % 50
    if (c + 1 < n) printf "n%d,n%d,%.1f,%d\n", r * n + c, r * n + c + 1, t / 10, seed % 9 != 0
    seed = (seed * 16807) % 2147483647; t = 1 + seed % 50
    if (r + 1 < n) printf "n%d,n%d,%.1f,%d\n", r * n + c, r * n + n + c, t / 10, seed % 9 != 0
  }
  print "i1,i2,3,1"
}' >edges.csv
awk 'BEGIN { print "id"; for (i = 0; i < 1199; i++) print "n" (3 * i); print "i1" }' >few.csv
awk 'BEGIN { print "id"; for (i = 0; i < 1499; i++) print "n" (2 * i + 1); print "i2" }' >many.csv

for n in 1 2 3; do
  runs 0 matrix --edges edges.csv --origins few.csv --destinations many.csv --threads $n -o to$n.csv -q
done
is "lines" "$(wc -l <to1.csv | tr -d ' ')" 1800001
that "1 and 2 threads" cmp to1.csv to2.csv
that "1 and 3 threads" cmp to1.csv to3.csv
is "between islands" "$(grep -c ',$' to1.csv)" $((1199 + 1499))
is "within an island" "$(tail -n 1 to1.csv)" "i1,i2,3.000000000"
runs 0 matrix --edges edges.csv --origins few.csv --destinations many.csv -q
that "standard output" cmp out.txt to1.csv

# From the other side the same times come destination by destination.
runs 0 matrix --edges edges.csv --origins many.csv --destinations few.csv --direction from -o from.csv -q
awk -F, 'NR > 1 { print $2 "," $1 "," $3 }' from.csv | sort >turned.txt
tail -n +2 to1.csv | sort >straight.txt
that "from the other side" cmp turned.txt straight.txt

# A few of the pairs, which are searched one by one.
awk -F, 'NR == 1 || (NR % 7919 == 5 && n++ < 200) { print $1 "," $2 }' to1.csv >pairs.csv
runs 0 matrix --edges edges.csv --origins few.csv --destinations many.csv --pairs pairs.csv -o pairs_out.csv -q
tail -n +2 pairs_out.csv | sort >asked.txt
is "asked pairs" "$(comm -12 asked.txt straight.txt | wc -l | tr -d ' ')" 200

is "what is left behind" "$(ls -a | grep -c adgang)" 0
finish
