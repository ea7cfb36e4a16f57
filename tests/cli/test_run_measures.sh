#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang run` with measures of a service's own choice: the golden world of floating catchments as a
# project, held against `adgang measure` over the same times (which the goldens hold).
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
golden=$ADGANG_SOURCE/tests/golden/fca.json
case_of='.cases[] | select(.name == "family") | .input'

jq -r "$case_of.demand | to_entries[] | \"c\(.key),\(if .value > 0 then .value else 50 end)\"" "$golden" |
  sed '1i id,demand' >D.csv
# Without the closed one: a run has no facility of capacity 0 among a service's.
jq -r "$case_of.capacity | to_entries[] | select(.value > 0) | \"f\(.key),\(.value)\"" "$golden" |
  sed '1i id,supply' >S.csv
jq -r "$case_of.time_min | to_entries[] | .key as \$i | .value | to_entries[] |
  \"c\(\$i),f\(.key),\(.value)\"" "$golden" | sed '1i origin,destination,minutes' >OD.csv

# ---- the same as a project: one square a home, side by side ----

awk -F , 'NR == 1 { print "id,n,x,y" }
  NR > 1 { printf "%s,%s,%d,6100500\n", $1, $2, 500500 + 1000 * (NR - 2) }' D.csv >homes.csv
awk -F , 'NR == 1 { print "id,label,type,capacity,x,y" }
  NR > 1 { printf "%s,Clinic %s,clinic,%s,%d,6100600\n", $1, $1, $2, 500600 + 1000 * (NR - 2) }' \
  S.csv >clinics.csv
n=$(($(wc -l <D.csv) - 1))
square() {
  printf '{"type":"Feature","properties":{"id":"%s","name":"%s","score":%s},"geometry":{"type":"Polygon","coordinates":[[[%d,6100000],[%d,6100000],[%d,6102000],[%d,6102000],[%d,6100000]]]}}' \
    "$1" "$1" "$2" "$3" "$4" "$4" "$3" "$3"
}
{
  printf '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":['
  square west 2 500000 502000
  printf ','
  square east 1 502000 $((500000 + 1000 * n))
  printf ']}'
} >zones.geojson
cat >project.yaml <<'E2'
adgang: 1
name: Catchments
language: en
zones: [{level: kommune, path: zones.geojson, id: id, label: name}]
population: {path: homes.csv, field: n, id: id, cell_m: 0}
deprivation: {path: zones.geojson, method: ready, indicators: [{field: score}]}
travel: {mode: matrix, matrix: {path: OD.csv}}
facilities: {path: clinics.csv, id: id, label: label, type: type, capacity: capacity}
services:
  - name: clinic
    label: Clinics
    types: [clinic]
    supply: 3sfca
    measures:
      - {measure: k_nearest, k: 2}
      - {measure: dual, amount: 8}
      - {measure: cumulative, limit_min: 30}
      - {measure: choice, limit_min: 45}
      - {measure: gravity, decay: exponential, half_life_min: 15}
      - {measure: 2sfca, limit_min: 30}
      - {measure: e2sfca}
      - {measure: kd2sfca, decay: gaussian, half_life_min: 20}
      - {measure: m2sfca}
      - {measure: huff3sfca}
      - {measure: mh3sfca}
      - {measure: bfca}
      - {measure: raam, tau_min: 60}
      - {measure: unmet, people_per_supply: 100, name: roomless}
outputs: {geojson: false, qgis: true, cell_m: 1000}
E2
runs 0 run project.yaml --out out
matches "the warning of methods 2.2" "$(cat err.txt)" 'BFCA depends on how people are cut into cells'
ogr2ogr -f CSV /vsistdout/ out/adgang.gpkg cells | tr -d '"' >cells.csv

# as_measure COLUMN FACTOR MEASURE OPTION...: the column of the squares is what `measure` prints.
as_measure() {
  column=$1 factor=$2
  shift 2
  runs 0 measure "$@" --matrix OD.csv --demand D.csv --supply S.csv -q
  sed 1d out.txt | cut -d , -f 2 >expected.values
  awk -F , -v c="clinic_$column" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == c) at = i }
    NR > 1 { print $at }' cells.csv >column.values
  that "$column is there" test "$(grep -c . column.values)" -gt 0
  paste column.values expected.values | awk -F '\t' -v what="$column" -v f="$factor" '{
      print what, NR "\t" $1 "\t" ($2 == "" ? "" : sprintf("%.15g", f * $2)) }' >both.values
  compare 1e-6 <both.values
}
within60="--steps 15,30,60 --weights 1,0.68,0.22 --limit 60"
as_measure supply 1e5 3sfca $within60
as_measure k_nearest_2 1 k_nearest --k 2
as_measure dual_8 1 dual --opportunities 8
as_measure cumulative_30 1 cumulative --limit 30
as_measure choice_45 1 choice --limit 45
as_measure gravity 1 gravity --decay exponential --half-life 15
as_measure 2sfca 1e5 2sfca --limit 30
as_measure e2sfca 1e5 e2sfca $within60
as_measure kd2sfca 1e5 kd2sfca --decay gaussian --half-life 20 --limit 60
as_measure m2sfca 1e5 m2sfca $within60
as_measure huff3sfca 1e5 huff3sfca $within60
as_measure mh3sfca 1e5 mh3sfca $within60
as_measure bfca 1e5 bfca $within60
as_measure raam 60 raam --tau 60 --limit 60
as_measure roomless 1 unmet --people-per-supply 100 --limit 60

# ---- the same numbers everywhere ----

m='.services.clinic.measures'
near "mean of the region, from the squares" "$(json out/results.json "$m.gravity.value")" \
  "$(awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) { if ($i == "people") p = i; if ($i == "clinic_gravity") g = i } }
    NR > 1 { n += $p; s += $p * $g } END { printf "%.15g", s / n }' cells.csv)" 1e-6
near "what is measured in people adds up" "$(json out/results.json "$m.roomless.value")" \
  "$(awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "clinic_roomless") c = i }
    NR > 1 { s += $c } END { printf "%.15g", s }' cells.csv)" 1e-6
for name in gravity e2sfca raam k_nearest_2; do
  near "$name of a zone: table and JSON" "$(cell out/tables/zones_kommune.csv west clinic_$name)" \
    "$(json out/results.json ".services.clinic.zones.kommune.west.measures[\"$name\"]")" 1e-6
  near "$name: table of measures" \
    "$(awk -F , -v n=$name '$2 == n { for (i = 4; i <= NF; i++) if ($i + 0 != 0) { print $i; exit } }' out/tables/measures.csv)" \
    "$(json out/results.json "$m[\"$name\"].value")" 1e-6
  that "$name has a raster" test -s "out/rasters/${name}_clinic.tif"
done
near "supply beside the measures" "$(json out/results.json .services.clinic.supply_per_100000)" \
  "$(tr -d '"' <out/tables/measures.csv | awk -F , '$2 == "supply" { print $5 }')" 1e-6
runs 0 inequality --table cells.csv --value clinic_gravity --population people --kind good -q
near "Gini of a measure, as the command finds it" "$(json out/results.json "$m.gravity.inequality.gini")" \
  "$(json out.txt .gini)" 1e-6
near "Palma of a measure" "$(json out/results.json "$m.gravity.inequality.palma")" "$(json out.txt .palma)" 1e-6
is "run.json holds the settings" \
  "$(json out/run.json '.settings.services[0] | [.supply, (.measures | length), .measures[0].k, .measures[4].decay, .measures[12].tau_min] | tostring')" \
  '["3sfca",14,2,"exponential",60]'
matches "report" "$(cat out/report.html)" 'Supply and choice'
matches "report tells who has more" "$(cat out/report.html)" \
  'Clinics, capacity, counting half after 15 min .gravity.: (more|less) in the most deprived areas'
matches "report warns of BFCA" "$(cat out/report.html)" 'must not be compared'
if command -v unzip >/dev/null 2>&1; then
  unzip -qo out/adgang.qgz -d qgz
  that "QGIS shows the measures" grep -q clinic_gravity "$(find qgz -name '*.qgs')"
fi
runs 0 run project.yaml --out one --threads 1 -q
is "any number of threads" "$(sha256sum <one/results.json)" "$(sha256sum <out/results.json)"

# ---- wrong keys: line, column and what is possible ----

# refuses WHAT PATTERN SED
refuses() {
  sed "$3" project.yaml >bad.yaml
  runs 3 run bad.yaml --out bad -q
  matches "$1" "$(cat err.txt)" "$2"
  that "$1: nothing is written" not test -e bad
}
refuses "k of a measure that has none" 'line 18, column 30.*"measure: choice" has no use for "k"' \
  's/choice, limit_min: 45/choice, k: 4/'
refuses "no such measure" 'line 1[0-9]' 's/measure: dual/measure: duel/'
refuses "decay without half-life" '"decay: exponential" needs "half_life_min"' \
  's/exponential, half_life_min: 15/exponential/'
refuses "gravity without decay" 'without decay it is cumulative' 's/, decay: exponential, half_life_min: 15//'
refuses "half-life not positive" '"half_life_min: 0" is out of range' 's/half_life_min: 15/half_life_min: 0/'
refuses "the same twice" 'two measures of the service are called "gravity"' \
  's/cumulative, limit_min: 30/gravity, decay: power, half_life_min: 9/'
refuses "a name that is taken" '"nearest" becomes a column' 's/name: roomless/name: nearest/'
refuses "a curve where steps are meant" '"supply: e2sfca" has no use for "supply_decay"' \
  's/supply: 3sfca/supply: e2sfca\n    supply_decay: linear/'

# ---- capacities that are not known ----

sed 's/^\(f1,[^,]*,[^,]*\),[^,]*,/\1,,/' clinics.csv >half.csv && mv half.csv clinics.csv
runs 0 run project.yaml --out unknown --overwrite
matches "the measure is named" "$(cat err.txt)" 'capacity of 1 of [0-9]+ facilities is not known; its dual_8 is not computed'
is "what needs no capacity is computed" "$(json unknown/results.json "$m | keys | tostring")" '["choice_45","k_nearest_2"]'

finish
