#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A scenario whose change cannot be carried out: seen when the data are there, told with its line.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# wrong_change NAME REGEX CHANGES [MUTATION]: both run and check refuse it, and run leaves nothing.
wrong_change() {
  rm -rf case
  tiny case
  printf 'scenarios:\n  - {name: s, changes: [%s]}\n' "$3" >>case/projekt.yaml
  (cd case && eval "${4:-:}") || wrong "$1: the mutation itself failed"
  listing . >listing.txt
  runs 3 run case/projekt.yaml --out out --scenario s
  matches "$1" "$(cat err.txt)" "$2"
  is "$1: what is left behind" "$(left_behind listing.txt)" ""
  [ -n "${ADGANG_BRIEF:-}" ] || { runs 3 check case/projekt.yaml && matches "$1, checked" "$(cat out.txt err.txt)" "$2"; }
}
touch listing.txt
drawn() {
  printf 'service,label,capacity,x,y\n%s\n' "$1" >ny.csv
}

at='projekt\.yaml: line 4[0-9], column [0-9]+: scenario "s": '
wrong_change "an id nobody has" "${at}no facility has the id \"F9\"" '{close: F9}'
wrong_change "an id in the scenario's own list" "${at}no facility has the id \"F2\"" \
  '{facilities: efter.csv}, {close: F2}' 'sed /^F2/d facilities.csv >efter.csv'
wrong_change "a facility that is closed" "${at}\"F4\" is closed already" '{close: F4}'
wrong_change "an id that is taken" "${at}there is a facility \"F1\" already" \
  '{add: {service: sundhedshus, id: F1, at: [551000, 6131400]}}'
wrong_change "a site in the sea" "${at}.*would lie [0-9,]+ m from the nearest road.*max_snap_m = 1,?000" \
  '{add: {service: sundhedshus, at: [500000, 6000000]}}'
wrong_change "a site in degrees" "${at}.*Is the place right" '{move: {id: F1, at: [9.8, 55.3]}}'
wrong_change "a condition that is none" "${at}the condition \"klasse like\" is not understood" \
  '{roads: {where: klasse like, closed: true}}'
wrong_change "a field nobody has" "${at}the condition .* is not understood.*farve" \
  "{roads: {where: \"farve = 'blue'\", closed: true}}"
wrong_change "roads nobody has" "${at}no road meets the condition" \
  "{roads: {where: \"klasse = 'kanal'\", speed_factor: 2}}"
wrong_change "a zone nobody has" "${at}no zone of level \"kommune\" has the id \"259\"" \
  '{growth: {zone: "259", factor: 1.1}}'
wrong_change "a drawn layer that is not there" 'nye\.gpkg: the file does not exist' '{add_from: nye.gpkg}'
wrong_change "a drawn point without service" 'ny\.csv, row 2, field service: "" is not the name of a service' \
  '{add_from: ny.csv}' 'drawn ",Hus,1,551000,6131400"'
wrong_change "a drawn point with a negative capacity" 'ny\.csv, row 2, field capacity: the capacity is -2' \
  '{add_from: ny.csv}' 'drawn "sundhedshus,Hus,-2,551000,6131400"'
wrong_change "a drawn point in the sea" "${at}.*would lie" '{add_from: ny.csv}' 'drawn "sundhedshus,Hus,2,500000,6131400"'
wrong_change "new roads without the fields of the roads" 'bro\.geojson, field min: the layer has no such field' \
  '{add_roads: bro.geojson}' \
  'jq ".features = [.features[0] | .properties = {id: 1}]" roads.geojson >bro.geojson'
wrong_change "roads that all are closed" 'scenario "s": no road is left' '{roads: {where: id > 0, closed: true}}'

# Without roads there is nothing of theirs to change.
tiny straight
sed -i 's/mode: road/mode: straight/' straight/projekt.yaml
printf 'scenarios:\n  - {name: s, changes: [{ferries: off}]}\n' >>straight/projekt.yaml
runs 3 run straight/projekt.yaml --out out
says 'line 4[0-9].*need "mode: road"'

finish
