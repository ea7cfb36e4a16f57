#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `travel.mode: friction` in run, check and explain, and `matrix --friction`: on a plane of 0.01 min/m
# with 1 km cells, whose minutes are 10 for each straight kilometre, and with a strait of NoData.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs gdal_translate gdallocationinfo sha256sum

# grid NAME < numbers, a row a line: the cells of the tiny region's population.
grid() {
  { printf 'ncols 8\nnrows 3\nxllcorner 550000\nyllcorner 6130000\ncellsize 1000\nNODATA_value -9999\n'
    cat; } >grid.asc
  gdal_translate -q -oo DATATYPE=Float64 -ot Float64 -a_srs EPSG:25832 grid.asc "$1"
}
# project FRICTION_KEYS: the tiny region over a friction surface.
project() {
  sed "s/^  mode: road/  mode: friction\n  friction: {$1}/" \
    "$ADGANG_SOURCE/tests/cli/tiny/projekt.yaml" >region/projekt.yaml
}
tiny region
project "path: friction.tif"
# The strait between the two municipalities; the islet c6 lies outside.
grid region/friction.tif <<'DATA'
0.01 0.01 0.01 0.01 -9999 0.01 0.01 0.01
0.01 0.01 0.01 0.01 -9999 0.01 0.01 0.01
0.01 0.01 0.01 0.01 -9999 0.01 0.01 -9999
DATA

# ---- run ----

runs 0 run region/projekt.yaml --out out --threads 1
says '30 people in 1 cell live outside the friction raster or on a barrier'
h=.services.sundhedshus
knight=$(awk 'BEGIN { printf "%.17g", 10 * sqrt(5) }')
mean=$(awk 'BEGIN { printf "%.17g", (100*10 + 300*10 + 50*10*sqrt(5) + 20*10*sqrt(2) + 40*10) / 830 }')
near "mean" "$(json out/results.json $h.mean_min)" "$mean" 1e-12
near "unreachable" "$(json out/results.json $h.unreachable_people)" 30
near "within 2: c2 and c5 have one in their cell" "$(json out/results.json "$h.share_within[\"2\"]")" \
  "$(awk 'BEGIN { printf "%.17g", 320 / 860 }')"
near "Østø is cut off from the specialist" \
  "$(json out/results.json .services.speciallaege.unreachable_people)" 150
matches "the report says why" "$(cat out/report.html)" 'cannot get there over the friction raster'
matches "the report names the surface" "$(cat out/report.html)" 'friction raster friction.tif, by steps to 16'
is "no snaps" "$(wc -l <out/tables/snap.csv)" 1
is "the record holds the surface" "$(jq -c '.settings.travel.friction' out/run.json)" \
  '{"path":"friction.tif","unit":"min_per_m","neighbours":16,"corners":"allow","roads":false}'
is "the record holds its sum" "$(jq -r '.inputs | tostring' out/run.json | grep -c friction.tif)" 1
for n in 2 3; do
  runs 0 run region/projekt.yaml --out out$n --threads $n -q
  rm -f out$n/run.json
done
rm out/run.json
is "2 threads" "$(tree_sum out2)" "$(tree_sum out)"
is "3 threads" "$(tree_sum out3)" "$(tree_sum out)"

# The same surface in km/h, with 8 neighbours: c4 goes round the corner.
grid region/kmh.tif <<'DATA'
6 6 6 6 -9999 6 6 6
6 6 6 6 -9999 6 6 6
6 6 6 6 -9999 6 6 -9999
DATA
project "path: kmh.tif, unit: kmh, neighbours: 8, corners: forbid"
runs 0 run region/projekt.yaml --out eight -q
near "mean with 8 neighbours" "$(json eight/results.json $h.mean_min)" \
  "$(awk 'BEGIN { printf "%.17g", (100*10 + 300*10 + 50*10*(1+sqrt(2)) + 20*10*sqrt(2) + 40*10) / 830 }')" 1e-12

# ---- check, explain ----

project "path: friction.tif"
runs 0 check region/projekt.yaml --out found
is "people off the surface" \
  "$(jq -c '[.findings[] | select(.code == "people_off_surface") | .severity, .people]' found/check.json)" \
  '["warning",30]'
cp region/facilities.csv kept.csv
sed 's/555500,6131350/554500,6131500/' kept.csv >region/facilities.csv
runs 0 check region/projekt.yaml --out found --overwrite
is "a facility in the strait" \
  "$(jq -c '[.findings[] | select(.code == "facility_off_surface") | .severity, .xy]' found/check.json)" \
  '["warning",[554500,6131500]]'
cp kept.csv region/facilities.csv
runs 0 explain region/projekt.yaml --at 553900,6132100 --json
near "explain" "$(jq '.services.sundhedshus[0].minutes' out.txt)" "$knight" 1e-9
is "explain: the other is out of reach" "$(jq '.services.sundhedshus | length' out.txt)" 1
runs 0 explain region/projekt.yaml --at 554500,6131500
prints 'outside the friction raster or on a barrier'
prints 'no facility can be reached'

# ---- matrix ----

printf 'id,x,y\na,550500,6132500\nb,552100,6131900\nsea,554500,6131500\n' >from.csv
printf 'id,x,y\nF1,551500,6131400\nF2,555500,6131350\n' >to.csv
m="matrix --friction region/friction.tif --origins from.csv --destinations to.csv"
runs 0 $m -o pairs.csv
says 'from\.csv: 1 of 3 places lie outside the friction raster or on a barrier'
is "pairs" "$(cat pairs.csv)" "origin,destination,minutes
a,F1,$(awk -F , '$1 == "a" && $2 == "F1" { print $3 }' pairs.csv)
a,F2,
b,F1,10.000000000
b,F2,
sea,F1,
sea,F2,"
near "a diagonal" "$(awk -F , '$1 == "a" && $2 == "F1" { print $3 }' pairs.csv)" 14.142135623730951 1e-9
for n in 1 2 3; do
  runs 0 $m --nearest 1 --threads $n -q
  is "nearest, $n threads" "$(cut -d , -f 1,2,4 out.txt | tr '\n' ' ')" "origin,destination,rank a,F1,1 b,F1,1 sea,, "
  runs 0 $m --nearest 2 --threads $n -q
  is "two nearest, $n threads" "$(cut -d , -f 1,2,4 out.txt | tr '\n' ' ')" "origin,destination,rank a,F1,1 b,F1,1 sea,, "
done
# Places of another system than the raster's.
ogr2ogr -f CSV -lco GEOMETRY=AS_XY -s_srs EPSG:25832 -t_srs EPSG:25833 moved.csv from.csv \
  -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y 2>gdal.txt
awk -F , 'NR == 1 { print "id,x,y"; next } { gsub(/"/, ""); print $3 "," $1 "," $2 }' moved.csv >from33.csv
ogr2ogr -f CSV -lco GEOMETRY=AS_XY -s_srs EPSG:25832 -t_srs EPSG:25833 moved2.csv to.csv \
  -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y 2>gdal.txt
awk -F , 'NR == 1 { print "id,x,y"; next } { gsub(/"/, ""); print $3 "," $1 "," $2 }' moved2.csv >to33.csv
runs 0 matrix --friction region/friction.tif --crs EPSG:25833 --origins from33.csv --destinations to33.csv -o pairs33.csv -q
that "places in another CRS" cmp pairs.csv pairs33.csv

# ---- roads in the surface ----

# roads < "KMH X0 Y0 X1 Y1" lines, coordinates as in the README of the tiny region.
roads() {
  awk 'BEGIN { printf "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},\"features\":[" }
    { printf "%s{\"type\":\"Feature\",\"properties\":{\"kmh\":%s},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[%d,%d],[%d,%d]]}}",
        (NR > 1 ? "," : ""), $1, 550000 + $2, 6130000 + $3, 550000 + $4, 6130000 + $5 }
    END { print "]}" }' >"$1"
}
# A bridge over the strait from b's neighbour to F2, at 60 km/h: 0.001 min/m. And one nobody drives slower.
echo '60 2500 1500 5500 1500
3 500 500 2500 500' | roads region/bridge.geojson
printf 'id,x,y\nF2,555500,6131500\n' >f2.csv
runs 0 costdistance --friction region/friction.tif --roads region/bridge.geojson --speed kmh --sources f2.csv --neighbours 4 -o bridge.tif -q
# Columns 2 to 5 of row 1 have 0.001, the others keep 0.01: a slow road makes nothing slower.
near "over the bridge" "$(gdallocationinfo -valonly bridge.tif 2 1)" 3 1e-9
near "to the bridge" "$(gdallocationinfo -valonly bridge.tif 1 1)" 8.5 1e-9
near "a slow road" "$(gdallocationinfo -valonly bridge.tif 0 2)" 28.5 1e-9
is "beside the bridge it is sea" "$(gdallocationinfo -valonly bridge.tif 4 0)" nan
echo '60 90000 1500 95000 1500' | roads away.geojson
runs 0 costdistance --friction region/friction.tif --roads away.geojson --speed kmh --sources f2.csv -o away.tif
says 'away\.geojson: no road makes a cell of the friction raster faster'
echo '-5 2500 1500 5500 1500' | roads wrong.geojson
runs 3 costdistance --friction region/friction.tif --roads wrong.geojson --speed kmh --sources f2.csv -o wrong.tif
says 'wrong\.geojson'
that "no output of wrong roads" not test -e wrong.tif
runs 2 costdistance --friction region/friction.tif --roads away.geojson --sources f2.csv -o wrong.tif
says '--roads needs --speed'
runs 2 costdistance --friction region/friction.tif --speed kmh --sources f2.csv -o wrong.tif
says 'belong to --roads'
runs 2 costdistance --dem region/friction.tif --walking tobler --roads away.geojson --speed kmh --sources f2.csv -o wrong.tif
says 'exclude each other'

sed "s/^  mode: road/  mode: friction\n  friction: {path: friction.tif, roads: true}/
  s/^  roads: .*/  roads: {path: bridge.geojson, speed: kmh}/" \
  "$ADGANG_SOURCE/tests/cli/tiny/projekt.yaml" >region/projekt.yaml
runs 0 run region/projekt.yaml --out mixed -q
near "Østø reaches the specialist now" \
  "$(json mixed/results.json .services.speciallaege.unreachable_people)" 30
# F3 is in column 2 of row 1: c5 comes over the bridge in 3 minutes, c3 is there, c2 and c4 in 5.5 and
# (0.001 + 0.01) / 2 x 1000 sqrt 2, c1 in 15.5, c8 and c7 by knight's moves or round.
runs 0 explain region/projekt.yaml --at 555500,6131500 --service speciallaege --json
near "over the bridge, explained" "$(jq '.services.speciallaege[0].minutes' out.txt)" 3 1e-9
matches "the report tells of roads" "$(cat mixed/report.html)" 'a barrier under a road'
runs 0 check region/projekt.yaml --out found --overwrite
is "check counts the cells" \
  "$(jq -r '.findings[] | select(.code == "roads_burnt") | .message' found/check.json)" \
  'cells of the friction raster that a road makes faster: 4; barriers that a road makes passable: 1.'
sed -i "/^  roads: /d" region/projekt.yaml
runs 3 check region/projekt.yaml
says "line 22.*needs the roads themselves"

# ---- what can go wrong ----

bad() {
  project "$2"
  runs "$1" run region/projekt.yaml --out bad
  says "$3"
  that "$2: no output" not test -e bad
  runs "$1" check region/projekt.yaml
}
grid region/zero.tif <<'DATA'
0.01 0.01 0 0.01 -9999 0.01 0.01 0.01
0.01 0.01 0.01 0.01 -9999 0.01 0.01 0.01
0.01 0.01 0.01 0.01 -9999 -0.01 0.01 -9999
DATA
gdal_translate -q -a_srs EPSG:4326 -a_ullr 9 56 9.6 55.4 region/friction.tif region/degrees.tif
bad 3 "path: zero.tif" 'zero\.tif, row 0: 2 cells hold a friction that is not above 0'
bad 3 "path: degrees.tif" 'degrees\.tif.*not in metres'
bad 3 "path: nowhere.tif" 'nowhere\.tif'
bad 3 "path: friction.tif, neighbours: 6" 'projekt\.yaml, line 22.*"neighbours: 6": possible are 4, 8 and 16'
bad 3 "path: friction.tif, unit: hours" 'projekt\.yaml, line 22.*possible are min_per_m, s_per_m'
bad 3 "path: friction.tif, corners: maybe" 'projekt\.yaml, line 22.*possible are allow'
sed "s/^  mode: road/  mode: friction/" "$ADGANG_SOURCE/tests/cli/tiny/projekt.yaml" >region/projekt.yaml
runs 3 run region/projekt.yaml --out bad
says '"mode: friction" needs the key "friction"'
runs 3 matrix --friction nowhere.tif --origins from.csv --destinations to.csv
says 'nowhere\.tif'
runs 2 matrix --straight --unit kmh --origins from.csv --destinations to.csv
says 'belong to --friction'
runs 2 matrix --friction region/friction.tif --neighbours 5 --origins from.csv --destinations to.csv
says '4, 8 or 16'

finish
