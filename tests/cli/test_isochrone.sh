#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang isochrone`: layers and fields, limits, both formats, threads, and what can go wrong.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs ogrinfo ogr2ogr

tiny region
jq 'del(.features[] | select(.properties.klasse == "sti"))' region/roads.geojson >roads.geojson && mv roads.geojson region/roads.geojson
roads="--roads region/roads.geojson --speed kmh --time-field min --class klasse --oneway retning"
printf 'id,x,y\na,551500,6131400\nb,552500,6131400\n' >places.csv
printf 'id,x,y\na,551500,6131400\nfar,650000,6131400\n' >far.csv

# sql FILE QUERY: what a query answers, a line a row.
sql() {
  ogr2ogr -q -f CSV /vsistdout/ "$1" -dialect sqlite -sql "$2" | tail -n +2 | tr -d '"'
}

# ---- layers, fields, limits in any order and twice ----
runs 0 isochrone $roads --origins places.csv --minutes 4,2,4 --merged --catchments --cell-m 20 -o iso.gpkg -q
is "polygons of every facility and limit" \
  "$(sql iso.gpkg 'SELECT id, minutes FROM isochrones ORDER BY id, minutes' | tr '\n' ' ')" \
  "a,2 a,4 b,2 b,4 "
is "one merged polygon a limit, of nobody" \
  "$(sql iso.gpkg "SELECT coalesce(id, '-'), minutes, kind FROM merged ORDER BY minutes" | tr '\n' ' ')" \
  "-,2,merged -,4,merged "
is "a catchment for each" "$(sql iso.gpkg 'SELECT id, minutes FROM catchments ORDER BY id' | tr '\n' ' ')" \
  "a,4 b,4 "
is "every polygon is valid" "$(sql iso.gpkg 'SELECT count(*) FROM isochrones WHERE ST_IsValid(geom) <> 1')" 0
is "area_km2 is the area" \
  "$(sql iso.gpkg 'SELECT count(*) FROM isochrones WHERE abs(area_km2 - ST_Area(geom) / 1e6) > 1e-9')" 0
is "short limits lie in long ones, and each in the merged" "$(sql iso.gpkg \
  'SELECT sum(coalesce(ST_Area(ST_Difference(s.geom, l.geom)), 0) > 1e-6) FROM isochrones s, isochrones l
   WHERE s.id = l.id AND s.minutes < l.minutes')$(sql iso.gpkg \
  'SELECT sum(coalesce(ST_Area(ST_Difference(s.geom, m.geom)), 0) > 1e-6) FROM isochrones s, merged m
   WHERE s.minutes = m.minutes')" 00
is "catchments do not overlap" "$(sql iso.gpkg \
  'SELECT ST_Area(ST_Intersection(a.geom, b.geom)) < 1e-6 FROM catchments a, catchments b WHERE a.id < b.id')" 1

# ---- the same for every number of threads ----
runs 0 isochrone $roads --origins places.csv --minutes 2,4 --merged --catchments --cell-m 20 -o one.gpkg --threads 1 -q
runs 0 isochrone $roads --origins places.csv --minutes 2,4 --merged --catchments --cell-m 20 -o two.gpkg --threads 3 -q
that "threads change no byte" cmp one.gpkg two.gpkg

# ---- GeoJSON: one layer of all ----
runs 0 isochrone $roads --origins places.csv --minutes 2,4 --merged --catchments -o iso.geojson -q
is "kinds in the GeoJSON" \
  "$(jq -r '.features[].properties.kind' iso.geojson | sort | uniq -c | awk '{ print $1, $2 }' | tr '\n' ' ')" \
  "2 catchment 4 isochrone 2 merged "

# ---- an output that exists, and facilities without polygon ----
runs 2 isochrone $roads --origins places.csv --minutes 2 -o iso.gpkg
runs 0 isochrone $roads --origins places.csv --minutes 2 -o iso.gpkg --overwrite -q
runs 0 isochrone $roads --origins far.csv --minutes 2 -o far.gpkg
says 'far.csv: 1 of 2 places lie further than 2,000 m'
is "no polygon for who is off the roads" "$(sql far.gpkg 'SELECT id FROM isochrones')" a
runs 0 isochrone $roads --origins places.csv --minutes 0,3 -o zero.gpkg
says '2 polygons are empty'

# ---- what can go wrong: nothing is left behind ----
wrong_call() {
  status=$1 regex=$2
  shift 2
  runs "$status" isochrone "$@" -o bad.gpkg
  says "$regex"
  prints_nothing
  that "$regex leaves nothing behind" [ ! -e bad.gpkg ]
}
for m in nan -5 inf 1e9 x 15,nan ''; do
  wrong_call 2 'minutes' $roads --origins places.csv --minutes "$m"
done
wrong_call 2 'minutes' $roads --origins places.csv
wrong_call 2 'name the --roads' --origins places.csv --minutes 5
wrong_call 2 'time-field' --roads region/roads.geojson --origins places.csv --minutes 5
wrong_call 2 'name the --origins' $roads --minutes 5
wrong_call 2 'direction' $roads --origins places.csv --minutes 5 --direction up
wrong_call 2 'cell-m' $roads --origins places.csv --minutes 5 --cell-m 0
wrong_call 2 'access-kmh' $roads --origins places.csv --minutes 5 --access-kmh nan
wrong_call 2 'no option' $roads --origins places.csv --minutes 5 more
wrong_call 3 'projected' $roads --origins places.csv --minutes 5 --crs EPSG:4326
wrong_call 3 'missing.csv' $roads --origins missing.csv --minutes 5
printf 'id,x,y\n' >empty.csv
wrong_call 3 'no rows' $roads --origins empty.csv --minutes 5
printf 'id,x,y\na,551500,6131400\na,552500,6131400\n' >twice.csv
wrong_call 3 'twice.csv.*a' $roads --origins twice.csv --minutes 5
printf 'id,x,y\na,551500,\n' >nowhere.csv
wrong_call 3 'coordinates' $roads --origins nowhere.csv --minutes 5
wrong_call 3 nofield --roads region/roads.geojson --speed nofield --origins places.csv --minutes 5
runs 2 isochrone $roads --origins places.csv --minutes 5 -o bad.shp
says 'gpkg or a .geojson'
runs 2 isochrone $roads --origins places.csv --minutes 5
says '\-\-out'
finish
