#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Line coverage of src/ by the tests: builds an instrumented copy, runs them, and prints a line for every
# folder, the files least covered, and the total.
#
#   sh tests/coverage.sh
set -eu
cd "$(dirname "$0")/.."
. data/setup.sh
build coverage -DADGANG_TESTS=ON >/dev/null
find build/coverage -name '*.gcda' -delete
ctest --preset coverage -j "$(getconf _NPROCESSORS_ONLN)" -LE "rules|viewer|memory|embed|data" >/dev/null ||
  echo "(some tests failed; see build/coverage/Testing/Temporary/LastTest.log)"

# gcov names every source a part was compiled from; a file counts once, under its own object.
find build/coverage/src -name '*.c.gcda' | sort | while read -r data; do
  gcov --no-output --object-file "$data" "$(basename "$data" .gcda)" 2>/dev/null |
    sed -n "/^File '.*\/src\/.*\.c'/{ s/^File '.*\/src\/\(.*\)'/\1/; N; s/\n[^0-9]*\([0-9.]*\)% of \([0-9]*\)/ \1 \2/; p; }"
done | awk '
  { split($1, part, "/"); hit = $2 * $3 / 100; lines[part[1]] += $3; hits[part[1]] += hit
    n += $3; covered += hit; if ($2 < 80) low = low sprintf("  %5.1f %%  %s\n", $2, $1) }
  END { for (folder in lines) printf "%6.1f %%  %s\n", 100 * hits[folder] / lines[folder], folder | "sort -k 3"
    close("sort -k 3")
    if (low) printf "below 80 %%:\n%s", low
    printf "%.1f %% of %d lines of src/\n", 100 * covered / n, n }'
