#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang compare` in the tiny region: nothing changes against itself, a scenario differs from its
# baseline as it says itself, people who move are told from minutes, and runs made in different ways are refused.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

tiny region
p=region/projekt.yaml
sed -i 's/geojson: true, rasters: true, qgis: true, report: html/geojson: false, rasters: false, qgis: false, report: none/' $p
cat >>$p <<'END'
scenarios:
  - {name: lukket, changes: [{close: F1}]}
  - {name: uden_faerge, changes: [{ferries: off}]}
END
runs 0 run $p --out a --all-scenarios -q

# ---- against itself ----

runs 0 compare a a --out same
prints 'Health houses: 0 people get there faster and 0 slower'
is "every change is 0" "$(jq -c '[.services[] | (.change, .zones[][].change) | .. | numbers] | unique' same/compare.json)" "[0]"
is "everybody is unchanged" "$(json same/compare.json '.services.sundhedshus.people.unchanged')" 860
is "no input changed" "$(jq -c '[.inputs_changed[]] | unique' same/compare.json)" "[false]"
runs 2 compare a a --out same
says 'overwrite'
runs 0 compare a a --out same --overwrite -q
is "nothing else is left" "$(ls)" "$(printf 'a\nerr.txt\nout.txt\nregion\nsame')"

# ---- a scenario says the same of itself ----

s=a/scenarios/lukket
runs 0 compare a $s --out closed
prints 'Health houses: 0 people get there faster and 690 slower; the mean goes from 1.4 to 26.6 minutes'
# To nine decimals: results.json has 15 digits.
numbers='{mean_min, p90_min, gini, quintile_mean_min, people_beyond_headline, share_within, facilities} | walk(if type == "number" then . * 1e9 | round else . end)'
is "its changes" "$(jq -cS ".services.sundhedshus.change | $numbers" closed/compare.json)" \
  "$(jq -cS ".services.sundhedshus.difference | $numbers" $s/results.json)"
people='[.winners, .losers, .unchanged, .newly_reachable, .newly_unreachable, .lost_person_min]'
is "its people" "$(jq -c ".services.sundhedshus.people | $people" closed/compare.json)" \
  "$(jq -c ".services.sundhedshus.difference.people | $people" $s/results.json)"
near "its mean change" "$(json closed/compare.json .services.sundhedshus.people.mean_change_min)" \
  "$(json $s/results.json .services.sundhedshus.difference.people.mean_change_min)" 1e-12
near "nobody moved" "$(json closed/compare.json .services.sundhedshus.mean_change.people)" 0
# By the fifth most people of a square are of; c5 and c6 (150 people) are the first.
is "the fifths hold everybody" "$(json closed/compare.json '[.services.sundhedshus.people.quintiles[].losers] | add')" 690
is "the first fifth loses nothing" "$(json closed/compare.json '.services.sundhedshus.people.quintiles[0] | .losers + .unchanged')" 150
near "a zone" "$(json closed/compare.json '.services.sundhedshus.zones.kommune["0461"].change.mean_min')" \
  "$(awk 'BEGIN { printf "%.17g", 20456 / 690 }')" 1e-9
is "rows of services" "$(wc -l <closed/tables/change_services.csv)" 3
is "rows of zones" "$(wc -l <closed/tables/change_zones.csv)" 11
near "a table's change" "$(cell closed/tables/change_services.csv sundhedshus mean_min_change)" \
  "$(awk 'BEGIN { printf "%.17g", 20456 / 810 }')" 1e-6
near "the way back" "$("$ADGANG" compare $s a --out back >/dev/null && json back/compare.json .services.sundhedshus.people.winners)" 690
runs 0 compare a a/scenarios/uden_faerge --out ferry -q

# ---- another year ----

# A hundred more people on c3 (300; 2 minutes nearer than c5), and nothing else.
cp -r region next
awk '{ gsub(/\<300\>/, "400") } { print }' next/people.asc >people.asc && mv people.asc next/people.asc
"$ADGANG" run next/projekt.yaml --out b -q
runs 0 compare a b --out years
is "only the population changed" "$(jq -c '[.inputs_changed | to_entries[] | select(.value).key]' years/compare.json)" '["population"]'
near "more people" "$(json years/compare.json .population.change)" 100
m=.services.sundhedshus.mean_change
near "no minutes changed" "$(json years/compare.json $m.minutes)" 0
near "people moved" "$(json years/compare.json $m.people)" "$(json years/compare.json .services.sundhedshus.change.mean_min)" 1e-12
not_zero=$(json years/compare.json "$m.people | fabs > 1e-3")
is "and that is something" "$not_zero" true
# Both at once: the parts add up.
"$ADGANG" run next/projekt.yaml --out c --scenario lukket -q
runs 0 compare a c/scenarios/lukket --out both -q
near "the parts add up" "$(json both/compare.json "$m | .people + .minutes")" \
  "$(json both/compare.json .services.sundhedshus.change.mean_min)" 1e-12

# ---- what is refused ----

sed 's/limits_min: \[1, 2, 4\]/limits_min: [1, 2, 5]/' next/projekt.yaml >next/other.yaml
"$ADGANG" run next/other.yaml --out other -q
runs 3 compare a other --out bad
says 'services.sundhedshus.limits_min: \[1.0,2.0,4.0\] before, \[1.0,2.0,5.0\] after'
says 'not made in the same way.*same settings'
prints_nothing
cp -r a torn
# refused WHAT CHANGE: the settings of a run as jq changes them.
refused() {
  jq ".settings |= ($2)" a/run.json >torn/run.json
  runs 3 compare a torn --out bad
  says "$1"
}
refused 'travel.access_kmh: 6.0 before, 5(.0)? after' '.travel.access_kmh = 5.0'
refused 'travel.mode: "road" before, "straight" after' '.travel.mode = "straight"'
refused 'travel.ferries.mode' '.travel.ferries.mode = "off"'
refused 'travel.roads.turns: false before, not set after' 'del(.travel.roads.turns)'
refused 'outputs.cell_m: 1000.* before, 500.* after' '.outputs.cell_m = 500.0'
refused 'deprivation.indicators.1.direction: "up" before, "down" after' '.deprivation.indicators[0].direction = "down"'
refused 'services: .*before' 'del(.services[1])'
jq '.settings.population.path = "old.asc"' a/run.json >torn/run.json
runs 0 compare a torn --out names -q
mkdir none
runs 3 compare a none --out bad
says 'none is not the folder of a finished run: it has no results.json'
head -c 500 a/results.json >torn/results.json
runs 3 compare a torn --out bad
says 'torn/results.json is damaged'
echo '{"schema": 1, "population": 3}' >torn/results.json
runs 3 compare torn a --out bad
says 'torn/results.json.*no "services"'
jq '.version = "99.0.0"' a/run.json >torn/run.json && cp a/results.json torn/results.json
runs 3 compare a torn --out bad
says 'version of the program'
jq 'del(.services[].zones.kommune["0259"])' a/results.json >torn/results.json && cp a/run.json torn/run.json
runs 3 compare a torn --out bad
says 'zones of kommune: torn has no zone "0259"'
cp a/results.json torn/results.json && rm torn/adgang.gpkg
runs 3 compare a torn --out bad
says 'torn/adgang.gpkg'
runs 2 compare a b --out b --overwrite
says 'would replace the run b'
runs 2 compare a/scenarios/lukket b --out a --overwrite
says 'would replace the run a/scenarios/lukket'
runs 2 compare a --out bad
says 'name two folders'
runs 2 compare a b
says 'say with --out'
that "nothing is left behind" not test -e bad
runs 0 compare a b --out dansk --lang da
prints 'hurtigere'
finish
