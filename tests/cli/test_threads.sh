#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Equal inputs give equal bytes: for any number of threads, from run to run, in another folder, under
# another locale. Times of day stand in run.json only.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs sha256sum
[ -z "${ADGANG_BRIEF:-}" ] || skip "the sanitizers see nothing here that they have not seen elsewhere"

bytes() {
  (cd "$1" && find . -type f ! -name run.json -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

model region
runs 0 run region/projekt.yaml --out one --threads 1 -q
bytes one >one.txt
that "there is something to compare" test "$(wc -l <one.txt)" -gt 30

for n in 2 3; do
  runs 0 run region/projekt.yaml --out again --threads $n -q
  is "$n threads" "$(bytes again | diff one.txt - | head -n 3)" ""
  is "$n threads: run.json but for the times" \
    "$(jq -cS 'del(.started, .finished, .seconds)' again/run.json | sha256sum)" \
    "$(jq -cS 'del(.started, .finished, .seconds)' one/run.json | sha256sum)"
  rm -rf again
done

# Another folder, later, and a host that writes 1,5.
sleep 1
cp -Rp region "en mappe"
LC_ALL=da_DK.UTF-8 "$ADGANG" run "en mappe/projekt.yaml" --out again -q 2>err.txt
is "in another folder" "$(bytes again | diff one.txt - | head -n 3)" ""
rm -rf again

# The time that containers store may be given.
SOURCE_DATE_EPOCH=1700000000 "$ADGANG" run region/projekt.yaml --out dated -q
SOURCE_DATE_EPOCH=1700000000 "$ADGANG" run region/projekt.yaml --out again -q
is "with SOURCE_DATE_EPOCH" "$(bytes again | diff - "$(bytes dated >dated.txt && echo dated.txt)" | head -n 3)" ""
is "the date is in the GeoPackage" "$(ogrinfo -q dated/adgang.gpkg -sql \
  "SELECT last_change FROM gpkg_contents LIMIT 1" | sed -n 's/.*last_change.*= //p')" "2023/11/14 22:13:20+00"

# The steps.
awk 'BEGIN { print "id,x,y"; srand(1)
  for (i = 0; i < 80; i++) printf "p%d,%d,%d\n", i, 480000 + 140000 * rand(), 6070000 + 120000 * rand() }' >places.csv
for n in 1 2 3; do
  runs 0 matrix --roads region/veje.shp --speed hast_kmh --minutes min --class vejklasse \
    --oneway ensrettet --origins places.csv --destinations places.csv --threads $n -o matrix$n.csv -q
  runs 0 matrix --roads region/veje.shp --speed hast_kmh --minutes min --class vejklasse \
    --oneway ensrettet --origins places.csv --destinations places.csv --nearest 3 --threads $n -o nearest$n.gpkg -q
done
that "matrix, 1 and 2 threads" cmp matrix1.csv matrix2.csv
that "matrix, 1 and 3 threads" cmp matrix1.csv matrix3.csv
that "nearest, 1 and 2 threads" cmp nearest1.gpkg nearest2.gpkg
that "nearest, 1 and 3 threads" cmp nearest1.gpkg nearest3.gpkg

finish
