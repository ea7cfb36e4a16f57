#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Scenarios: a planner draws points in a GeoPackage, names the file in the project, and finds what it
# changes. And the algebra: a scenario gives the numbers of a run whose input files were changed by hand.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs ogrinfo

tiny base
sed -i 's/^outputs:.*/outputs: {geojson: false, rasters: false, qgis: false, report: none, cell_m: 1000}/' \
  base/projekt.yaml

# ---- the planner's path ----

tiny region
cat >drawn.csv <<'EOF'
service,label,capacity,x,y
sundhedshus,Nyt hus ved Toppen,2,553000,6132450
EOF
ogr2ogr -f GPKG region/nye_huse.gpkg drawn.csv -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y \
  -oo AUTODETECT_TYPE=YES -oo KEEP_GEOM_COLUMNS=NO -a_srs EPSG:25832
cat >>region/projekt.yaml <<'EOF'
scenarios:
  - {name: nyt_hus, label: A house at Toppen, changes: [{add_from: nye_huse.gpkg}]}
  - {name: lukket, changes: [{close: F1}]}
EOF
runs 0 run region/projekt.yaml --out out --all-scenarios
s=out/scenarios/nyt_hus
that "the scenario has results" test -f $s/results.json
is "it says what it is" "$(jq -c .scenario $s/results.json)" '{"name":"nyt_hus","label":"A house at Toppen"}'
# c4 (50 people) 4 -> 100 m + 0.5 on r5 + 50 m; c8 stays nearer to F1.
near "people who get there faster" "$(json $s/results.json .services.sundhedshus.difference.people.winners)" 50
near "nobody slower" "$(json $s/results.json .services.sundhedshus.difference.people.losers)" 0
near "their saving" "$(json $s/results.json .services.sundhedshus.difference.people.mean_saving_min)" 2 1e-9
near "the mean" "$(json $s/results.json .services.sundhedshus.difference.mean_min)" \
  "$(awk 'BEGIN { printf "%.17g", -100 / 810 }')" 1e-12
near "capacity" "$(json $s/results.json .services.sundhedshus.difference.capacity)" 2
is "specialists are as they were" "$(jq -c '.services.speciallaege | del(.difference)' $s/results.json)" \
  "$(jq -c .services.speciallaege out/results.json)"
that "cells carry the change" sh -c "ogrinfo -so $s/adgang.gpkg cells | grep -q change_sundhedshus"
that "zones carry the change" sh -c "ogrinfo -so $s/adgang.gpkg zones_kommune | grep -q change_speciallaege"
that "QGIS has a difference layer" sh -c "unzip -p $s/adgang.qgz '*.qgs' | grep -q 'Health houses: change of travel time'"
that "the report compares" grep -q 'A house at Toppen: 50 people get there faster and 0 slower' out/report.html
that "the scenario's report says what changes" grep -q 'What does the scenario change' $s/report.html
is "side by side, the baseline first" "$(cut -d, -f1,2 out/tables/scenarios.csv | tr '\n' ' ')" \
  "service,scenario sundhedshus,baseline sundhedshus,nyt_hus sundhedshus,lukket speciallaege,baseline speciallaege,nyt_hus speciallaege,lukket "
is "results.json lists them" "$(jq -c '[.scenarios[].name]' out/results.json)" '["baseline","nyt_hus","lukket"]'
that "differences by zone" test "$(wc -l <$s/tables/difference_zones.csv)" -eq 11
that "run.json of the whole names the scenarios' files" \
  jq -e '.outputs["scenarios/nyt_hus/results.json"].sha256' out/run.json
that "and the drawn points among the inputs" jq -e '.inputs["nye_huse.gpkg"].sha256' out/run.json

# Sums over zones, and over fifths with those of no known deprivation, are the region's.
for what in winners losers unchanged newly_unreachable; do
  for r in $s out/scenarios/lukket; do
    jq -e --arg w $what '.services[].difference.people | (.zones.kommune | map(.[$w]) | add) - .[$w] | fabs < 1e-6' \
      $r/results.json >/dev/null || wrong "$what of the zones add up in $r"
    jq -e --arg w $what '.services[].difference.people | (.quintiles | map(.[$w]) | add) - .[$w] | fabs < 1e-6' \
      $r/results.json >/dev/null || wrong "$what of the fifths add up in $r"
    right
  done
done

# ---- one scenario asked for by name ----

runs 0 run region/projekt.yaml --out one --scenario lukket -q
is "only that one" "$(ls one/scenarios)" lukket
that "the same as among others" cmp one/scenarios/lukket/results.json out/scenarios/lukket/results.json
runs 2 run region/projekt.yaml --out none --scenario lukket --scenario nyt
says 'no scenario "nyt"; it has: nyt_hus, lukket'
that "nothing is left" not test -e none
runs 0 run region/projekt.yaml --out without -q
that "none without asking" not test -e without/scenarios
runs 2 run base/projekt.yaml --out none --scenario x
says 'no scenario "x", and no other either'

# ---- the algebra ----

# A scenario of the changes gives the services of a project whose files were changed by hand, to the last
# digit. `given NAME CHANGES` writes one down in the project a/, `equals NAME MUTATION` compares it.
begin() {
  rm -rf a a_out && cp -R base a && echo scenarios: >>a/projekt.yaml
}
given() {
  printf '  - {name: %s, changes: [%s]}\n' "$1" "$2" >>a/projekt.yaml
}
numbers='[.population, (.services | map_values(del(.difference))), .islands]'
equals() {
  rm -rf b b_out
  cp -R base b && (cd b && eval "$2") || wrong "$1: the mutation itself failed"
  runs 0 run b/projekt.yaml --out b_out -q --threads 1
  is "$1" "$(jq -cS "$numbers" a_out/scenarios/$1/results.json)" "$(jq -cS "$numbers" b_out/results.json)"
}
edit() { sed "$2" "$1" >changed && mv changed "$1"; }
j() { jq "$2" "$1" >changed && mv changed "$1"; }


begin
sed '/^F2/d; s/551500,6131400/552500,6131400/' base/facilities.csv >a/efter.csv
jq '.features = [.features[0] | .properties.id = 99
  | .geometry.coordinates = [[556000, 6131400], [557000, 6130400]]]' base/roads.geojson >a/bro.geojson
given added_closed '{add: {service: sundhedshus, id: N, at: [553000, 6132450]}}, {close: N}'
given added '{add: {service: speciallaege, id: N, at: [555500, 6131350], capacity: 3}}'
given closed '{close: F1}'
given moved '{move: {id: F2, at: [550900, 6131450]}}, {set: {id: F3, capacity: 9}}'
given moved_backwards '{set: {id: F3, capacity: 9}}, {move: {id: F2, at: [550900, 6131450]}}'
given other_list '{facilities: efter.csv}'
given slower "{roads: {where: \"klasse = 'vej' and kmh > 50\", speed_factor: 0.5}}"
given as_fast "{roads: {where: \"klasse = 'vej'\", speed_factor: 1}}"
given closed_road "{roads: {where: \"navn = 'Hovedgaden' and id = 2\", closed: true}}"
given closed_where_people_got_on "{roads: {where: 'id = 6', closed: true}}"
given new_road '{add_roads: bro.geojson}'
given no_ferries '{ferries: off}'
given ferries_without_waiting '{ferries: crossing_only}'
given people_doubled '{growth: {factor: 2}}'
given people_of_one_zone '{growth: {zone: "0259", factor: 1.5}}'
runs 0 run a/projekt.yaml --out a_out --all-scenarios -q --threads 1

is "added and closed again is the baseline" "$(jq -cS "$numbers" a_out/scenarios/added_closed/results.json)" \
  "$(jq -cS "$numbers" a_out/results.json)"
is "roads as fast as before as well" "$(jq -cS "$numbers" a_out/scenarios/as_fast/results.json)" \
  "$(jq -cS "$numbers" a_out/results.json)"
is "the order does not matter" "$(jq -cS "$numbers" a_out/scenarios/moved_backwards/results.json)" \
  "$(jq -cS "$numbers" a_out/scenarios/moved/results.json)"
equals added 'echo "N,Ny,speciallaege,3,0,555500,6131350" >>facilities.csv'
equals closed 'edit facilities.csv "s/^F1,\(.*\),2,1,/F1,\1,0,1,/"'
equals moved 'edit facilities.csv "s/555500,6131350/550900,6131450/; s/speciallaege,4,/speciallaege,9,/"'
equals other_list 'cp ../a/efter.csv facilities.csv'
equals slower \
  'j roads.geojson "(.features[] | select(.properties.klasse == \"vej\" and .properties.kmh > 50) | .properties.kmh) |= . / 2"'
equals closed_road 'j roads.geojson "del(.features[] | select(.properties.id == 2))"'
equals closed_where_people_got_on 'j roads.geojson "del(.features[] | select(.properties.id == 6))"'
equals new_road \
  'jq --slurpfile new ../a/bro.geojson ".features += \$new[0].features" roads.geojson >changed && mv changed roads.geojson'
equals no_ferries 'edit projekt.yaml "s/mode: scheduled/mode: off/"'
equals ferries_without_waiting 'edit projekt.yaml "s/mode: scheduled/mode: crossing_only/"'
equals people_doubled \
  'awk "NR > 6 { for (i = 1; i <= NF; i++) if (\$i > 0) \$i *= 2 } 1" people.asc >changed && mv changed people.asc'
equals people_of_one_zone 'edit people.asc "s/120/180/; s/ 30\$/ 45/"'

# Where ferries begin, and along straight lines.
sed -i 's/mode: scheduled/mode: off/' base/projekt.yaml
begin
given ferries_begin '{ferries: scheduled}'
runs 0 run a/projekt.yaml --out a_out --all-scenarios -q --threads 1
equals ferries_begin 'edit projekt.yaml "s/mode: off/mode: scheduled/"'
sed -i 's/mode: off/mode: scheduled/; s/mode: road/mode: straight/' base/projekt.yaml
begin
given straight '{add: {service: sundhedshus, id: N, at: [555500, 6131350]}}'
runs 0 run a/projekt.yaml --out a_out --all-scenarios -q --threads 1
equals straight 'echo "N,Ny,sundhedshus,,,555500,6131350" >>facilities.csv'

# ---- the same on one thread and on many ----

runs 0 run region/projekt.yaml --out t1 --all-scenarios --threads 1 -q
for f in scenarios/nyt_hus/results.json scenarios/lukket/tables/difference_quintiles.csv tables/scenarios.csv; do
  that "$f on one thread" cmp t1/$f out/$f
done

finish
