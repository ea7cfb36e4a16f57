#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The region of tests/cli/tiny, whose minutes and numbers its README.md works out by hand, run from the
# command line: every output of interface section 4 holds the hand's numbers.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs gdallocationinfo ogrinfo sha256sum

calc() {
  awk "BEGIN { printf \"%.17g\", $1 }"
}

tiny region
before=$(listing region)
runs 0 run region/projekt.yaml --out out
prints_nothing
is "the inputs' folder is left alone" "$(listing region)" "$before"

# ---- every file that the run must write, and no other ----

expected_files="adgang.gpkg adgang.qgz
geojson/facilities.geojson geojson/facilities.qml
geojson/zones_kommune.geojson geojson/zones_kommune.qml
geojson/zones_sogn.geojson geojson/zones_sogn.qml
rasters/class3x3.qml rasters/class3x3.tif
rasters/minutes_speciallaege.qml rasters/minutes_speciallaege.tif
rasters/minutes_sundhedshus.qml rasters/minutes_sundhedshus.tif
rasters/nearest_speciallaege.qml rasters/nearest_speciallaege.tif
rasters/nearest_sundhedshus.qml rasters/nearest_sundhedshus.tif
rasters/priority.qml rasters/priority.tif
rasters/supply_speciallaege.qml rasters/supply_speciallaege.tif
report.html results.json run.json
tables/facilities_load.csv tables/islands.csv tables/quintiles.csv tables/services.csv tables/snap.csv
tables/zones_kommune.csv tables/zones_sogn.csv"
is "files" "$(cd out && find . -type f | sed 's|^\./||' | LC_ALL=C sort | tr '\n' ' ')" \
  "$(printf '%s\n' $expected_files | LC_ALL=C sort | tr '\n' ' ')"
is "nothing beside the folder" "$(ls -A)" "$(printf 'err.txt\nout\nout.txt\nregion')"

# ---- results.json ----

near_json() {
  near "results.json $1" "$(json out/results.json "$1")" "$2" "${3:-1e-13}"
}
near_json .schema 1
near_json .population 860
is "results.json .name" "$(json out/results.json .name)" "Tiny region"
h=.services.sundhedshus
near_json $h.facilities 2
near_json $h.headline_min 2
near_json $h.mean_min "$(calc 1130/810)"
near_json $h.median_min 1.1
near_json $h.p90_min 4
near_json $h.capped_mean_min "$(calc '(1130+50*120)/860')"
near_json $h.unreachable_people 50
near_json "$h.share_within[\"1\"]" "$(calc 200/860)"
near_json "$h.share_within[\"2\"]" "$(calc 720/860)"
near_json "$h.share_within[\"4\"]" "$(calc 810/860)"
near_json $h.people_beyond_headline 140
near_json $h.choice_mean "$(calc 720/860)"
near_json $h.two_choices_share 0
near_json "$h.quintile_mean_min[0]" "$(calc '(180+22*530/350)/142')"
near_json "$h.quintile_mean_min[1]" "$(calc 530/350)"
near_json "$h.quintile_mean_min[2]" "$(calc '(156*530/350+16*420/360)/(156+16*340/360)')"
near_json "$h.quintile_mean_min[3]" "$(calc 420/340)"
near_json "$h.quintile_mean_min[4]" "$(calc 420/340)"
near_json "$h.quintile_share_within_headline[0]" "$(calc '(120+22*300/350)/172')"
for q in 0 1 2 3 4; do
  near_json "$h.quintile_people[$q]" 172
done
near_json $h.gap_abs_min "$(calc '(180+22*530/350)/142-420/340')"
near_json $h.gap_ratio "$(calc '(180+22*530/350)/142/(420/340)')"
cov='((180*60+530*295+420*640)/810/810-1130/810/2)'
var='((1-(120^3+350^3+340^3)/810^3)/12)'
near_json $h.concentration_index "$(calc "2*$cov/(1130/810)")"
near_json $h.sii_min "$(calc "-$cov/$var")"
# Fitted at rank 0 and 1: mean +- half the slope, because the mean rank is a half.
near_json $h.rii "$(calc "(1130/810-$cov/$var/2)/(1130/810+$cov/$var/2)")"
near_json $h.gini "$(awk 'BEGIN {
  n = split("2 0.3 1.1 4 1.5", x, " "); split("100 200 300 90 120", w, " ")
  for (i = 1; i <= n; i++) for (j = 1; j <= n; j++)
    g += w[i] * w[j] * (x[i] > x[j] ? x[i] - x[j] : x[j] - x[i])
  printf "%.17g", g / 810 / 810 / 2 / (1130 / 810) }')"
near_json $h.theil_t "$(awk 'BEGIN {
  n = split("2 0.3 1.1 4 1.5", x, " "); split("100 200 300 90 120", w, " "); m = 1130 / 810
  for (i = 1; i <= n; i++) t += w[i] / 810 * x[i] / m * log(x[i] / m)
  printf "%.17g", t }')"
near_json $h.theil_t_between \
  "$(calc '690/810*(950/690)/(1130/810)*log((950/690)/(1130/810))+120/810*1.5/(1130/810)*log(1.5/(1130/810))')"
z="$h.zones.kommune[\"0461\"]"
is "label of 0461" "$(json out/results.json "$z.label")" Vestby
near_json "$z.population" 710
near_json "$z.mean_min" "$(calc 950/690)"
near_json "$z.median_min" 1.1
near_json "$z.p90_min" 4
near_json "$z.unreachable_people" 20
near_json "$z.share_within[\"2\"]" "$(calc 600/710)"
near_json "$z.nearest_facility_share.F1" "$(calc 690/710)"
near_json "$z.priority" "$(calc '(50*535*2+20*180*118+40*180*2)*2/860')"
z="$h.zones.kommune[\"0259\"]"
is "label of 0259" "$(json out/results.json "$z.label")" Østø
near_json "$z.population" 150
near_json "$z.mean_min" 1.5
is "P90 of Østø is without end" "$(json out/results.json "$z.p90_min")" null
near_json "$z.share_within[\"4\"]" 0.8
near_json "$z.unreachable_people" 30
near_json "$z.nearest_facility_share.F2" 0.8
near_json "$z.priority" "$(calc '30*2*(785/860)*118')"
near_json "$h.zones.sogn[\"7002\"].mean_min" "$(calc 530/350)"

s=.services.speciallaege
near_json $s.facilities 1
near_json $s.mean_min "$(calc 7500/810)"
near_json $s.median_min 4.3
near_json $s.p90_min 34.5
near_json "$s.share_within[\"5\"]" "$(calc 500/860)"
near_json "$s.share_within[\"40\"]" "$(calc 810/860)"
near_json $s.supply_per_100000 "$(calc 4e5/860)"
near_json $s.supply_unused 0
near_json "$s.zones.kommune[\"0461\"].supply_per_100000" \
  "$(calc '4e5/655.6*(100*.68+200+300+50*.68+40*.68)/710')"
near_json "$s.zones.kommune[\"0259\"].supply_per_100000" "$(calc '4e5/655.6*120*.22/150')"
is "rii is null where the least deprived end is negative" "$(json out/results.json $s.rii)" null

near_json .islands.people_without_fixed_link 150
near_json .islands.people_off_road 20
is "islands" "$(json out/results.json '[.islands.list[] | [.population, .by_ferry]] | tostring')" \
  '[[120,true],[30,false]]'
warnings=$(json out/results.json '.warnings[]')
matches "warnings" "$warnings" 'people\.asc: 8 cells .*NoData'
matches "warnings" "$warnings" 'people\.asc: 20 people .*further than 1,000 m'
matches "warnings" "$warnings" 'roads\.geojson: .*30 people live on it'
is "number of warnings" "$(json out/results.json '.warnings | length')" 3
is "the warnings are also on standard error" "$(grep -c '^warning: ' err.txt)" 3
that "no number is NaN or infinite" not grep -Eiq '(nan|inf(inity)?)[,}[:space:]]' out/results.json

# ---- tables ----

header() {
  is "header of $1" "$(head -n 1 "out/tables/$1")" "$2"
}
service_columns() {
  # service_columns NAME LIMIT... : the columns of a service in the zone tables.
  name=$1
  shift
  printf ',%s_mean_min,%s_median_min,%s_p90_min' "$name" "$name" "$name"
  for limit in "$@"; do
    printf ',%s_within_%s' "$name" "$limit"
  done
  printf ',%s_beyond,%s_unreachable,%s_choice,%s_priority' "$name" "$name" "$name" "$name"
}
zone_header="id,label,people,deprivation$(service_columns sundhedshus 1 2 4)$(
  service_columns speciallaege 5 10 40),speciallaege_supply"
header zones_kommune.csv "$zone_header"
header zones_sogn.csv "$zone_header"
header services.csv "service,label,facilities,people,mean_min,capped_mean_min,median_min,p90_min,headline_min,beyond,unreachable,choice,two_choices_share,gap_abs_min,gap_ratio,concentration_index,sii_min,rii,gini,theil_t,theil_t_between,theil_t_within,excess_person_min"
header quintiles.csv "service,label,fifth,people,reachable_people,mean_min,share_within_headline"
header facilities_load.csv "id,label,type,capacity,video,snap_m,sundhedshus_people,sundhedshus_mean_min,speciallaege_people,speciallaege_mean_min"
header islands.csv "label,link,people,cells,roads_km,facilities,x,y"
header snap.csv "kind,id,x,y,snap_m,people,reached"

table() {
  near "$1 $2 $3" "$(cell "out/tables/$1" "$2" "$3")" "$4" 1e-9
}
table zones_kommune.csv 0461 people 710
table zones_kommune.csv 0461 sundhedshus_mean_min "$(calc 950/690)"
table zones_kommune.csv 0461 sundhedshus_within_2 "$(calc 600/710)"
table zones_kommune.csv 0461 sundhedshus_beyond 110
table zones_kommune.csv 0461 sundhedshus_unreachable 20
table zones_kommune.csv 0259 sundhedshus_mean_min 1.5
is "an infinite P90 is empty" "$(cell out/tables/zones_kommune.csv 0259 sundhedshus_p90_min)" ""
table zones_kommune.csv 0259 speciallaege_mean_min 34.5
table zones_sogn.csv 7001 sundhedshus_mean_min "$(calc 420/340)"
table services.csv sundhedshus mean_min "$(calc 1130/810)"
table services.csv sundhedshus unreachable 50
table facilities_load.csv F1 sundhedshus_people 690
table facilities_load.csv F1 sundhedshus_mean_min "$(calc 950/690)"
table facilities_load.csv F2 sundhedshus_people 120
is "a closed facility serves nobody" "$(cell out/tables/facilities_load.csv F4 sundhedshus_people)" ""
matches "a label with commas is quoted" "$(cat out/tables/facilities_load.csv)" \
  '^F3,"Speciallæge, øre-næse-hals",speciallaege,'
is "islands.csv" "$(awk -F , 'NR > 1 { print $2, $3 + 0, $5 + 0, $6 }' out/tables/islands.csv)" \
  "$(printf 'ferry 120 1 1\nnone 30 1 0')"
matches "a cell off the road is listed" "$(cat out/tables/snap.csv)" '^cell,.*,1004\.98[0-9]*,20'
near "people in the bands of snap.csv" \
  "$(awk -F , '$1 == "people_by_distance" { n += $6 } END { print n }' out/tables/snap.csv)" 860
for table in out/tables/*.csv; do
  that "$table is UTF-8 without a mark" iconv -f UTF-8 -t UTF-8 "$table"
  that "$table has no carriage returns" not grep -q "$(printf '\r')" "$table"
done

# ---- GeoJSON: RFC 7946 ----

cat >rfc7946.jq <<'E2'
def positions: .. | objects | .coordinates? // empty
  | [.. | arrays | select(length > 0 and (.[0] | type) == "number")][];
def twice_area: . as $r
  | reduce range(0; length - 1) as $i (0; . + $r[$i][0] * $r[$i + 1][1] - $r[$i + 1][0] * $r[$i][1]);
def polygons: .features[].geometry
  | if .type == "Polygon" then .coordinates elif .type == "MultiPolygon" then .coordinates[] else empty end;
[ (if has("crs") then "has a crs member" else empty end),
  (if .type != "FeatureCollection" then "is no FeatureCollection" else empty end),
  (positions | select(length < 2 or length > 3 or .[0] < 9.7 or .[0] > 10 or .[1] < 55.3 or .[1] > 55.4)
   | "position \(tostring) is not longitude, latitude here"),
  (polygons | .[0] | select(twice_area <= 0) | "an outer ring runs clockwise"),
  (polygons | .[] | select(.[0] != .[-1]) | "a ring is open"),
  (.features[] | select(.type != "Feature" or (.properties | type) != "object")
   | "a feature without type or properties")
] | .[]
E2
for file in out/geojson/*.geojson; do
  is "$file by RFC 7946" "$(jq -r -f rfc7946.jq "$file")" ""
  is "$file has 7 decimals at most" "$(grep -Eo '\[ -?[0-9]+\.[0-9]{8,}|, -?[0-9]+\.[0-9]{8,} \]' \
    "$file" | head -n 1)" ""
  matches "$file has 7 decimals" "$(cat "$file")" '\[ 9\.[0-9]{7}, 55\.[0-9]{7} \]'
done
k=out/geojson/zones_kommune.geojson
is "codes are text" "$(json $k '[.features[].properties.id] | tostring')" '["0461","0259"]'
near "GeoJSON mean" "$(json $k '.features[0].properties.sundhedshus_mean_min')" "$(calc 950/690)"
is "GeoJSON: infinite is null" "$(json $k '.features[1].properties.sundhedshus_p90_min')" null
# Back in the analysis CRS a facility lies where it was, to the centimetre of 7 decimals.
ogr2ogr -f CSV /vsistdout/ -t_srs EPSG:25832 -lco GEOMETRY=AS_XY out/geojson/facilities.geojson \
  2>/dev/null >facilities.csv
is "F2 in WGS 84 and back" "$(awk -F , '$3 == "F2" { printf "%.1f %.1f", $1, $2 }' facilities.csv)" \
  "555500.0 6131350.0"

# ---- GeoPackage ----

is "layers" "$(ogrinfo -q out/adgang.gpkg | sed 's/^[0-9]*: //' | tr '\n' ';')" \
  "facilities (Point);zones_kommune (Multi Polygon);zones_sogn (Multi Polygon);cells (Multi Polygon);roads_faults (Point);layer_styles (None);"
for layer in facilities zones_kommune zones_sogn cells roads_faults; do
  info=$(ogrinfo -so out/adgang.gpkg $layer)
  matches "CRS of $layer" "$info" 'ID\["EPSG",25832\]'
  matches "title of $layer" "$(ogr2ogr -f CSV /vsistdout/ out/adgang.gpkg -sql \
    "SELECT identifier, description FROM gpkg_contents WHERE table_name = '$layer'" | tail -n 1)" \
    '^"?[A-Z][^,]*,"?[A-Z]'
  is "style of $layer" "$(ogr2ogr -f CSV /vsistdout/ out/adgang.gpkg -sql \
    "SELECT f_geometry_column, useAsDefault, f_table_schema = '' AS empty FROM layer_styles
     WHERE f_table_name = '$layer' AND styleQML LIKE '%<renderer-v2%'" | tail -n 1 | tr -d '"')" \
    "$(printf '%s,1,1' "$(ogr2ogr -f CSV /vsistdout/ out/adgang.gpkg -sql \
      "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = '$layer'" | tail -n 1)")"
done
ogr2ogr -f CSV /vsistdout/ out/adgang.gpkg cells >cells.csv
cell_minutes() {
  near "cell $1, health house" "$(cell cells.csv "$1" sundhedshus_min)" "$2"
  near "cell $1, specialist" "$(cell cells.csv "$1" speciallaege_min)" "$3"
  is "cell $1, nearest" "$(cell cells.csv "$1" sundhedshus_nearest)" "$4"
}
cell_minutes 1km_6131_550 2 6 F1
cell_minutes 1km_6131_551 0.3 4.3 F1
cell_minutes 1km_6131_552 1.1 4.1 F1
cell_minutes 1km_6132_553 4 7 F1
cell_minutes 1km_6131_555 1.5 34.5 F2
cell_minutes 1km_6130_557 "" "" ""
cell_minutes 1km_6132_550 "" "" ""
cell_minutes 1km_6132_551 4 8 F1
near "supply of c5" "$(cell cells.csv 1km_6131_555 speciallaege_supply)" "$(calc '4e5/655.6*.22')"
is "squares are where people live" "$(awk 'END { print NR - 1 }' cells.csv)" 8

# ---- rasters ----

raster() {
  # raster NAME X Y EXPECTED [BAND]
  near "$1 at $2 $3" "$(gdallocationinfo -valonly -b "${5:-1}" -geoloc "out/rasters/$1.tif" \
    "55$2" "613$3")" "$4" 1e-6
}
raster minutes_sundhedshus 0500 1500 2
raster minutes_sundhedshus 1500 1500 0.3
raster minutes_sundhedshus 2500 1500 1.1
raster minutes_sundhedshus 3500 2500 4
raster minutes_sundhedshus 5500 1500 1.5
raster minutes_sundhedshus 7500 0500 inf
raster minutes_sundhedshus 0500 2500 inf
raster minutes_sundhedshus 4500 1500 -9999
raster minutes_speciallaege 5500 1500 34.5
raster nearest_sundhedshus 1500 2500 0
raster nearest_sundhedshus 5500 1500 1
raster supply_speciallaege 1500 1500 "$(calc 4e5/655.6)"
raster priority 7500 0500 "$(calc '30*2*(785/860)*118')"
raster priority 7500 0500 "$(calc '30*2*(785/860)*115')" 2
for tif in out/rasters/*.tif; do
  gdalinfo -json "$tif" >info.json
  is "$tif is cloud optimised" "$(json info.json '.metadata.IMAGE_STRUCTURE.LAYOUT')" COG
  is "$tif: place, size, NoData" "$(jq -c '[.geoTransform, .size, .bands[0].noDataValue]' info.json)" \
    "[[550000,1000,0,6133000,0,-1000],[8,3],-9999]"
  matches "$tif: CRS" "$(json info.json .coordinateSystem.wkt)" 'ID\["EPSG",25832\]'
  matches "$tif: what it shows" "$(json info.json '.bands[0].description')" '[A-Z].* '
done
is "minutes have a unit" "$(gdalinfo -json out/rasters/minutes_sundhedshus.tif |
  jq -r '.bands[0].unit')" min

# ---- QGIS project, report, run.json ----

is "adgang.qgz is a zip" "$(head -c 2 out/adgang.qgz)" PK
if command -v unzip >/dev/null 2>&1; then
  unzip -qo out/adgang.qgz -d qgz
  qgs=$(find qgz -name '*.qgs')
  that "the project names the GeoPackage by a relative path" grep -q 'adgang\.gpkg|layername=cells' "$qgs"
  that "no absolute path in the project" not grep -Eq '(<datasource>|source=")/' "$qgs"
fi
matches "report names the zones" "$(cat out/report.html)" 'Vestby'
matches "report names the island" "$(cat out/report.html)" 'Østø'
that "what is only the sea does not alarm the report's readers" not grep -q 'NoData' out/report.html
matches "report tells off the roads from without a connection" "$(cat out/report.html)" \
  'for 20 of them the data have no road within 1,000 m of their homes, and 30 have no connection'
is "islands by the zone of the first level, or with it" \
  "$(json out/results.json '[.islands.list[].label] | tostring')" '["Østø Sogn (Østø)","Østø Sogn (Østø)"]'
matches "report names its sources" "$(cat out/report.html)" 'Invented'
matches "report is in English" "$(head -c 2000 out/report.html)" '<html[^>]*lang="en"'
that "report loads nothing from elsewhere" not grep -Eq \
  '(src|href)="(https?:)?//|url\((https?:)?//|@import|<link |<script[^>]* src' out/report.html

for file in $(json out/run.json '.outputs | keys[]'); do
  is "SHA-256 of $file" "$(json out/run.json ".outputs[\"$file\"].sha256")" \
    "$(sha256sum <"out/$file" | cut -d ' ' -f 1)"
done
is "run.json lists every other file" "$(json out/run.json '.outputs | keys[]' | LC_ALL=C sort | tr '\n' ' ')" \
  "$(printf '%s\n' $expected_files | grep -v '^run.json$' | LC_ALL=C sort | tr '\n' ' ')"
is "run.json lists every input" "$(json out/run.json '.inputs | keys | map(sub(".*/"; "")) | tostring')" \
  '["facilities.csv","kommuner.geojson","people.asc","projekt.yaml","roads.geojson","sogne.geojson"]'
is "SHA-256 of an input" "$(json out/run.json '.inputs | to_entries[] | select(.key | endswith("roads.geojson")) | .value.sha256')" \
  "$(sha256sum <region/roads.geojson | cut -d ' ' -f 1)"
is "settings with defaults" "$(jq -c '[.settings.travel.roads.join_m, .settings.travel.intrazonal_m,
  .settings.population.band]' out/run.json)" "[0,0,1]"

# ---- in Danish: the same numbers, other words ----

runs 0 run region/projekt.yaml --out dansk --lang da -q
says_nothing
matches "report in Danish" "$(head -c 2000 dansk/report.html)" '<html[^>]*lang="da"'
is "the numbers do not depend on the language" "$(jq -S 'del(.warnings)' dansk/results.json | sha256sum)" \
  "$(jq -S 'del(.warnings)' out/results.json | sha256sum)"
for table in out/tables/*.csv; do
  is "$table in Danish" "$(sha256sum <"dansk/tables/$(basename "$table")")" "$(sha256sum <"$table")"
done

# ---- further counts of the population ----

cat >people.csv <<'E2'
n,g1,x,y
100,10,550500,6131500
200,20.5,551500,6131500
120,7,555500,6131500
5,3,559500,6131500
E2
ogr2ogr -f GeoJSON -a_srs EPSG:25832 -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y \
  -oo AUTODETECT_TYPE=YES region/people.geojson people.csv
sed -e 's/^  path: people.asc/  path: people.geojson\n  field: n\n  groups: {unge: g1}/' \
  region/projekt.yaml >region/groups.yaml
runs 0 run region/groups.yaml --out groups
near "groups of the region" "$(json groups/results.json .groups.unge)" 40.5
near "groups of a zone" \
  "$(json groups/results.json '.services.sundhedshus.zones.kommune["0461"].groups.unge')" 30.5
near "groups of a zone in the table" "$(cell groups/tables/zones_kommune.csv 0259 unge)" 7
ogr2ogr -f CSV /vsistdout/ groups/adgang.gpkg cells >groups.csv
near "groups of a cell" "$(cell groups.csv 1km_6131_551 unge)" 20.5
is "no groups where none are named" "$(json out/results.json 'has("groups")')" false

# ---- outputs that are not wanted are not written ----

sed 's/^outputs:.*/outputs: {geojson: false, rasters: false, qgis: false, report: none}/' \
  region/projekt.yaml >region/bare.yaml
runs 0 run region/bare.yaml --out bare
is "only tables, GeoPackage and results" "$(ls bare | tr '\n' ' ')" \
  "adgang.gpkg results.json run.json tables "

finish
