#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Small numbers of people are hidden in everything a run writes (decision 0032), at the rules' edges, and
# shown when the project says so; groups against everybody else; the same indices by other units.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# Two municipalities of three parishes each; a parish is one square of 1 km, 1000 m apart. People and of
# them old: the 4 of a2 are a small count, c1 has 99 people, of b3 all but 3 are old.
cat >people.csv <<'E2'
parish,n,old,x,y
a1,200,50,500500,6100500
a2,150,4,501500,6100500
a3,100,5,502500,6100500
b1,300,60,510500,6100500
b2,99,20,511500,6100500
b3,120,117,512500,6100500
b4,400,0,513500,6100500
E2
square() { # ID SCORE WEST EAST
  printf '{"type":"Feature","properties":{"id":"%s","name":"%s","score":%s},"geometry":{"type":"Polygon","coordinates":[[[%d,6100000],[%d,6100000],[%d,6101000],[%d,6101000],[%d,6100000]]]}}' \
    "$1" "$1" "$2" "$3" "$4" "$4" "$3" "$3"
}
layer() {
  printf '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[%s]}' "$1"
}
layer "$(square a 1 500000 503000),$(square b 1 510000 514000)" >kommuner.geojson
parishes=$(awk -F , 'NR > 1 { print $1, NR, $4 - 500, $4 + 500 }' people.csv |
  while read -r id score west east; do
    square "$id" "$score" "$west" "$east"
    printf ','
  done)
layer "${parishes%,}" >sogne.geojson
printf 'id,type,x,y\nF,clinic,501000,6100500\n' >clinics.csv
cat >project.yaml <<'E2'
adgang: 1
name: Small numbers
language: en
zones:
  - {level: kommune, path: kommuner.geojson, id: id, label: name}
  - {level: sogn, path: sogne.geojson, id: id, label: name}
population: {path: people.csv, field: n, cell_m: 0, groups: {gamle: old}}
deprivation: {path: sogne.geojson, method: ready, indicators: [{field: score}]}
travel: {mode: straight, access_kmh: 60}
facilities: {path: clinics.csv}
services: [{name: clinic, label: Clinics, types: [clinic], headline_min: 5}]
outputs: {cell_m: 1000}
E2
runs 0 run project.yaml --out out -q
says_nothing
sogn=out/tables/zones_sogn.csv
cell_is() { # WHAT PARISH COLUMN VALUE
  is "$1" "$(cell $sogn "$2" "$3")" "$4"
}
cell_is "a count above the small ones" a1 gamle 50.00
cell_is "4 of 150 are hidden" a2 gamle ""
cell_is "... and say so" a2 hidden gamle
cell_is "100 people are enough, 5 are not small, but subtraction would give a2 away" a3 gamle ""
cell_is "the largest of the municipality stays" b1 gamle 60.00
cell_is "99 people are too few" b2 gamle ""
cell_is "... for deprivation too" b2 hidden "gamle deprivation"
cell_is "... whose mean is not written" b2 deprivation ""
cell_is "... nor what is made of it" b2 clinic_priority ""
cell_is "all but 3" b3 gamle ""
cell_is "nobody is no secret" b4 gamle 0.00
cell_is "people are not social" b2 people 99.00
that "travel times are not either" test -n "$(cell $sogn b2 clinic_mean_min)"
is "sums of municipalities stay" "$(cell out/tables/zones_kommune.csv a gamle)" 59.00
is "no column where nothing is hidden" "$(head -n 1 out/tables/zones_kommune.csv | grep -c hidden)" 0
# No line with a visible sum has exactly one hidden cell, whatever the population.
z='.services.clinic.zones.sogn'
is "the same in results.json" "$(json out/results.json "[$z[] | .groups.gamle] | tostring")" \
  "[50,null,null,60,null,null,0]"
is "priority hidden there too" "$(json out/results.json "$z.b2.priority")" null
is "counted" "$(json out/results.json '.discretion | [.on, .group_counts, .hidden_group_counts, .hidden_zones, .hidden_squares, .hidden_people] | tostring')" \
  "[true,9,4,1,1,99]"
matches "said in the report" "$(cat out/report.html)" 'Hidden in this run: 4 of 9 counts'
ogr2ogr -f CSV /vsistdout/ out/adgang.gpkg cells | tr -d '"' >cells.csv
is "a square of the area that is too small" "$(cell cells.csv 1km_6100_511 fifth)" 0
is "its class" "$(cell cells.csv 1km_6100_511 clinic_class)" 0
is "its index" "$(cell cells.csv 1km_6100_511 deprivation)" ""
is "a square with a small count" "$(cell cells.csv 1km_6100_501 gamle)" ""
is "a square that may be shown" "$(cell cells.csv 1km_6100_510 gamle)" 60
is "raster of classes" "$(gdallocationinfo -valonly -geoloc out/rasters/class3x3.tif 511500 6100500)" 0
matches "a class of its own in the raster's style" "$(cat out/rasters/class3x3.qml)" \
  'value="0"[^>]*hidden for discretion|hidden for discretion[^>]*value="0"|label="hidden for discretion"'
if command -v unzip >/dev/null 2>&1; then
  unzip -qo out/adgang.qgz -d qgz
  that "and in QGIS" grep -q 'hidden for discretion' "$(find qgz -name '*.qgs')"
fi
grid=out/tables/grid_groups.csv
is "people of the merged grid are all" "$(awk -F , 'NR > 1 { n += $3 } END { print n }' $grid)" 1369
is "what may stand alone does, the rest is one square" "$(cut -d , -f 1,2 $grid | tail -n +2 | sort | tr '\n' ' ')" \
  "$(printf '10km_610_51,10000\n1km_6100_500,1000\n1km_6100_501,1000\n1km_6100_502,1000\n' | tr '\n' ' ')"

# ---- thresholds are settings ----

{ cat project.yaml; echo 'discretion: {min_persons: 50, small: 1}'; } >loose.yaml
runs 0 run loose.yaml --out loose -q
is "looser rules hide nothing here" "$(json loose/results.json '.discretion.hidden_group_counts')" 0
is "and are recorded" "$(json loose/run.json '.settings.discretion | [.mode, .min_persons, .small] | tostring')" \
  '["on",50,1]'
{ cat project.yaml; echo 'discretion: {mode: off}'; } >off.yaml
runs 0 run off.yaml --out off
matches "off is said on standard error" "$(cat err.txt)" 'discretion is switched off'
matches "off is said in the report" "$(cat off/report.html)" '<strong>Small numbers are not hidden'
is "off hides nothing" "$(json off/results.json "[$z[] | .groups.gamle] | tostring")" "[50,4,5,60,20,117,0]"
is "no grid then" "$(ls off/tables | grep -c grid)" 0
{ cat project.yaml; echo 'discretion: {households: huse}'; } >bad.yaml
runs 3 run bad.yaml --out bad -q
matches "households that are no group" "$(cat err.txt)" '"huse" is not the name of a group'
{ cat project.yaml; echo 'discretion: {min_persons: -1}'; } >bad.yaml
runs 3 run bad.yaml --out bad -q
matches "a threshold below 0" "$(cat err.txt)" 'min_persons.*out of range'

# ---- A: a group against everybody else, as the command for indices sees the two ----

mean_of() { # COLUMN expression of $n and $old
  awk -F , -v rest="$1" 'FNR == NR { if (FNR > 1) m[FNR] = $NF; next }
    FNR > 1 { w = rest ? $2 - $3 : $3; n += w; s += w * m[FNR] } END { printf "%.15g", s / n }' \
    minutes.csv people.csv
}
jq -r "$z | to_entries[] | .value.mean_min" out/results.json | sed '1i min' >minutes.csv
near "mean of the group" "$(json out/results.json .services.clinic.target_groups.gamle.mean_min)" "$(mean_of 0)"
near "mean of everybody else" "$(json out/results.json .services.clinic.target_groups.gamle.rest_mean_min)" "$(mean_of 1)"
matches "both perspectives in the report" "$(tr '\n' ' ' <out/report.html)" \
  'A\. Vulnerable groups against everybody else.*B\. The social gradient over everybody'

# ---- the same indices by unit: `inequality` over the zones ----

runs 0 inequality --table out/tables/zones_kommune.csv --value clinic_mean_min --population people -q
near "Gini by municipality" "$(json out/results.json .services.clinic.scales.kommune.gini)" "$(json out.txt .gini)" 1e-6
near "Gini by cell is the service's" "$(json out/results.json .services.clinic.scales.cells.gini)" \
  "$(json out/results.json .services.clinic.gini)"
near "a parish is a cell here" "$(json out/results.json .services.clinic.scales.sogn.theil_t)" \
  "$(json out/results.json .services.clinic.theil_t)" 1e-12
near "the mean is the same by any unit" "$(json out/results.json .services.clinic.scales.kommune.mean_min)" \
  "$(json out/results.json .services.clinic.mean_min)" 1e-12

finish
