#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Very many places at the very same spot: the first of the list are the nearest, and time grows with their
# number, not with its square. (Every pair by itself would take minutes here.)
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

cat >roads.geojson <<JSON
{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:25832"}}, "features": [
{"type": "Feature", "properties": {"kmh": 60}, "geometry": {"type": "LineString", "coordinates": [[500000, 6099750], [501000, 6099750]]}},
{"type": "Feature", "properties": {"kmh": 60}, "geometry": {"type": "LineString", "coordinates": [[501000, 6099750], [501000, 6099750]]}}]}
JSON
n=100000
[ -z "${ADGANG_BRIEF:-}" ] || n=20000
awk -v n=$n 'BEGIN { print "id,x,y"; for (i = 0; i < n; i++) printf "p%d,500150,6099750\n", i }' >same.csv
printf 'id,x,y\nh,500750,6099750\n' >one.csv

# nearest K ORIGINS DESTINATIONS
nearest() {
  runs 0 matrix --roads roads.geojson --speed kmh --origins "$2" --destinations "$3" --nearest "$1" -o "$1.csv" --overwrite -v
  seconds=$(sed -n 's/^search: \([0-9.]*\) s.*/\1/p' err.txt)
  that "$command_line: $seconds s of search" awk "BEGIN { exit !(\"$seconds\" != \"\" && \"$seconds\" + 0 < 10) }"
}
for k in 1 3; do
  nearest $k same.csv same.csv
  is "$k nearest of each" "$(awk 'END { print NR - 1 }' $k.csv)" $((k * n))
  is "$k nearest: the first of the list, for all" "$(awk -F, 'NR > 1 { print $2, $3 + 0 }' $k.csv | sort -u | tr '\n' ' ')" \
    "$(printf 'p0 0 p1 0 p2 0 ' | cut -c 1-$((5 * k)))"
done
nearest 3 one.csv same.csv
is "from elsewhere" "$(tail -n +2 3.csv | tr '\n' ' ')" "h,p0,0.600000000,1 h,p1,0.600000000,2 h,p2,0.600000000,3 "

finish
