#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang check`: what is planted in the tiny region is found, with its code, its severity, its row, its
# place and its people; the printed list, check.json and faults.geojson agree; the exit status tells
# errors from the rest.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# fresh MUTATION: a changed copy in the folder `region`.
fresh() {
  rm -rf region
  tiny region
  (cd region && eval "$1") || wrong "the mutation failed: $1"
}
j() { jq "$2" "$1" >changed && mv changed "$1"; }
edit() { sed "$2" "$1" >changed && mv changed "$1"; }
# road ID CLASS KMH ONEWAY X0 Y0 X1 Y1 ...: one more road, coordinates as in the README.
road() {
  line=$(shift 4 && printf '%s\n' "$@" | paste -d ' ' - - |
    awk '{ printf "%s[%.10g, %.10g]", (NR > 1 ? ", " : ""), 550000 + $1, 6130000 + $2 }')
  j roads.geojson ".features += [{type: \"Feature\", properties: {id: $1, navn: \"Ny\", klasse: \"$2\",
    kmh: $3, min: null, retning: $4, adgang: null, afgang_min: null},
    geometry: {type: \"LineString\", coordinates: [$line]}}]"
}

# agree: the printed list, check.json and faults.geojson of the last check say the same.
agree() {
  jq -r '.findings[] | "\(.severity): \([.file // empty,
      (if .layer then "layer \(.layer)" else empty end),
      (if .row != null then "row \(.row)" else empty end),
      (if .field then "field \(.field)" else empty end)] | join(", "))\(
      if .file then ": " else "" end)\(.message)\(if .advice then " \(.advice)" else "" end)"' \
    found/check.json | LC_ALL=C sort >listed.txt
  is "$1: the printed list and check.json" "$(grep -E '^(error|warning|note): ' out.txt | LC_ALL=C sort)" \
    "$(cat listed.txt)"
  is "$1: check.json and faults.geojson" \
    "$(jq -cS '[.features[].properties | [.severity, .code, .file, .row, .field, .message, .advice, .people]]' \
      found/faults.geojson)" \
    "$(jq -cS '[.findings[] | [.severity, .code, .file, .row, .field, .message, .advice, .people]]' \
      found/check.json)"
  is "$1: counts" "$(jq -r '"\(.errors) \(.warnings) \(.notes)"' found/check.json)" \
    "$(grep -c '^error: ' out.txt) $(grep -c '^warning: ' out.txt) $(grep -c '^note: ' out.txt)"
  is "$1: the last line counts" "$(tail -n 1 out.txt)" \
    "$(jq -r '"Errors: \(.errors), warnings: \(.warnings), notes: \(.notes)"' found/check.json)"
  is "$1: the errors come first" "$(sed -n 's/^\(error\|warning\|note\): .*/\1/p' out.txt | uniq | tr '\n' ' ')" \
    "$(sed -n 's/^\(error\|warning\|note\): .*/\1/p' out.txt | LC_ALL=C sort |
      awk '/error/ { print 1, $0 } /warning/ { print 2, $0 } /note/ { print 3, $0 }' | sort | cut -d ' ' -f 2 | uniq | tr '\n' ' ')"
}

# finds WHAT STATUS CODE SEVERITY FILTER EXPECTED MUTATION: a check of the changed region ends with STATUS
# and has findings with CODE, all of the SEVERITY; FILTER of the list of them is EXPECTED.
finds() {
  fresh "$7"
  rm -rf found
  runs "$2" check region/projekt.yaml --out found
  jq "[.findings[] | select(.code == \"$3\")]" found/check.json >these.json
  matches "$1: code $3" "$(jq length these.json)" '^[1-9]'
  is "$1: severity" "$(jq -r '[.[].severity] | unique | join(" ")' these.json)" "$4"
  is "$1: $5" "$(jq -cr "$5" these.json 2>&1)" "$6"
  agree "$1"
}

# ---- as it is ----

finds "an island without a link" 0 network_piece warning '.[0] | [.people, .xy]' '[30,[557000,6130400]]' :
finds "people off the road" 0 people_off_road warning '.[0].people' 20 :
finds "closed roads" 0 closed_roads note '.[0].message' '1 road is closed to traffic and is left out.' :
finds "sea in the population" 0 no_number warning '.[0].file' people.asc :
is "check.json: schema, project, CRS" "$(jq -c '[.schema, .project, .crs]' found/check.json)" \
  '[1,"Tiny region","EPSG:25832"]'
is "check writes two files" "$(ls found | tr '\n' ' ')" "check.json faults.geojson "
# Places in WGS 84 are the same places.
ogr2ogr -f CSV /vsistdout/ -t_srs EPSG:25832 -lco GEOMETRY=AS_XY found/faults.geojson >faults.csv 2>/dev/null
matches "place in faults.geojson" "$(grep network_piece faults.csv)" '^55(7000\.0|6999\.99)[0-9]*,61304(00\.0|0?399\.99)?'
runs 0 check region/projekt.yaml
prints '^Errors: 0, warnings: 3, notes: 1$'
prints '^warning: roads\.geojson: .*30 people'

# ---- roads ----

finds "a crossing without node" 0 crossing_without_node warning '[.[] | [.row, .xy]]' '[[2,[551800,6131400]]]' \
  'road 13 vej 60 null 1800 1200 1800 1600'
finds "a bridge over the motorway" 0 crossing_without_node note '.[0].xy' '[551200,6131000]' \
  'road 13 vej 60 null 1200 900 1200 1100'
finds "roads that share a node" 0 network_piece warning 'length' 1 \
  'road 13 vej 60 null 2500 1400 2500 1300'
is "no crossing where a node is" "$(jq '[.findings[] | select(.code == "crossing_without_node")] | length' found/check.json)" 0
finds "an end that dangles" 0 dangling_end warning '[.[] | [.row, .xy[0:2]]]' '[[13,[553000,6131398.5]]]' \
  'road 13 vej 60 null 3000 1398.5 3000 1200'
matches "how far it misses" "$(jq -r '.[0].message' these.json)" '1\.50 m from row 3'
fresh 'road 13 vej 60 null 3000 1397.5 3000 1200'
rm -rf found
runs 0 check region/projekt.yaml --out found
is "2.5 m are far enough" "$(jq '[.findings[] | select(.code == "dangling_end")] | length' found/check.json)" 0
finds "a piece nobody lives on" 0 network_piece 'note warning' '[.[] | .people] | sort' '[0,30]' \
  'road 13 vej 60 null 4200 400 4400 400'
finds "a road too fast" 0 suspicious_speed warning '[.[] | [.row, .xy]]' '[[1,[550500,6131400]]]' \
  'j roads.geojson ".features[0].properties.kmh = 300"'
finds "a road too slow" 0 suspicious_speed warning '[.[] | [.row, .xy]]' '[[2,[551500,6131400]]]' \
  'j roads.geojson ".features[1].properties.kmh = 2"'
finds "a ferry too fast" 0 suspicious_speed warning '.[0].row' 7 \
  'j roads.geojson ".features[6].properties |= (.min = 0.1 | .afgang_min = 0)" && edit projekt.yaml "s/wait_min: 5/wait_min: 0/"'
finds "a road where one can only drive in, with a house beyond" 0 one_way_trap warning '.[0].people' 40 \
  'road 13 vej 60 "\"yes\"" 1500 2400 1500 2450 && road 14 vej 60 null 1500 2450 1500 2480 && edit projekt.yaml "s/max_snap_m: 1000/max_snap_m: 900/"'
finds "a street where one can only drive in" 0 one_way_trap warning '[.[].people] | add >= 40' true \
  'j roads.geojson ".features[11].properties.retning = \"yes\""'
finds "a street where one can only drive out" 0 one_way_trap warning '[.[].people] | add >= 40' true \
  'j roads.geojson ".features[11].properties.retning = \"-1\""'
finds "a road of no length" 0 zero_length note 'length' 1 'road 13 vej 60 null 900 1400 900 1400'
finds "no ferries" 0 ferries_off note '.[0].message' '1 ferry is left out: travel.ferries.mode is off.' \
  'edit projekt.yaml "s/mode: scheduled/mode: off/"'
finds "a road without speed" 3 no_speed error '.[0] | [.row, .xy]' '[12,[551500,6131400]]' 'edit projekt.yaml "/^  speeds:/d"'
# c4: 100 m + r5, r6 and r3 + 90 m for 1010 m as the crow flies, 3.16 times as far.
round_about='edit facilities.csv "/^F4/d; /^F2/d; s/551500,6131400/553500,6131490/" && j roads.geojson ".features |= [.[] | select(.properties.id | . == 5 or . == 6 or . == 2 or . == 1 or . == 3 or . == 9)] | .features[3].properties.retning = null" && edit projekt.yaml "s/^  - {name: spec.*//"'
finds "a long way round" 0 circuity note '.[0] | [.people, .xy]' '[50,[553500,6132500]]' "$round_about"
# The same with a facility near by, which is the nearest then and too near to judge the roads by.
fresh "$round_about"' && printf "F5,Tæt på,sundhedshus,1,0,553510,6132450\n" >>facilities.csv'
rm -rf found
runs 0 check region/projekt.yaml --out found
is "a facility near by is the nearest" \
  "$(jq '[.findings[] | select(.code == "circuity") | .people]' found/check.json)" '[]'

# ---- places ----

finds "a facility id twice" 3 duplicate_id error '.[0] | [.file, .row, .field, .xy]' \
  '["facilities.csv",3,"id",[555500,6131350]]' 'edit facilities.csv "s/^F2,/F1,/"'
finds "a facility twice" 0 facility_twice note '.[0].xy' '[551505,6131400]' \
  'printf "F5,Det samme,sundhedshus,1,0,551505,6131400\n" >>facilities.csv'
finds "a facility outside" 0 facility_outside_zones note '.[0].xy' '[549500,6131400]' \
  'printf "F5,Udenfor,sundhedshus,1,0,549500,6131400\n" >>facilities.csv'
finds "a facility off the road" 0 facility_off_road warning '.[0].xy' '[554500,6133900]' \
  'printf "F5,Langt ude,sundhedshus,1,0,554500,6133900\n" >>facilities.csv'
finds "zones that overlap" 0 overlapping_zones warning '.[0].people' 50 \
  'j kommuner.geojson ".features[1].geometry.coordinates = [[[553000,6130000],[558000,6130000],[558000,6133000],[553000,6133000],[553000,6130000]]]"'
is "the ground they share" "$(jq -c '[.findings[] | select(.code == "zones_share_ground") | [.severity, .message]]' \
  found/check.json)" '[["warning","0461 (Vestby) and 0259 (Østø) share 300.0 hectares."]]'
finds "a zone nobody lives in" 0 empty_zone note '.[0].message' 'nobody lives in 0999 (Ingen).' \
  'j kommuner.geojson ".features += [.features[0] | .properties = {kode: \"0999\", navn: \"Ingen\"} | .geometry.coordinates = [[[560000,6130000],[561000,6130000],[561000,6131000],[560000,6130000]]]]"'
finds "codes that lost their zeros" 0 lost_zeros note '.[0].field' kode \
  'j kommuner.geojson ".features[].properties.kode |= tonumber"'
finds "a layer in another CRS" 0 transformed note '.[0].message' \
  'the layer is in WGS 84 (EPSG:4326) and is transformed to EPSG:25832.' \
  'ogr2ogr -f GeoJSON -lco RFC7946=YES k.geojson -t_srs EPSG:4326 kommuner.geojson && mv k.geojson kommuner.geojson'
finds "parts of the project that are not computed" 0 not_computed warning '.[0].file' region/projekt.yaml \
  'printf "telepsychiatry: {outpatient: sundhedshus}\n" >>projekt.yaml'
cat >>region/projekt.yaml <<'EOF'
scenarios:
  - {name: uden, changes: [{close: F1}]}
EOF
runs 0 run region/projekt.yaml --out asked
says '"telepsychiatry" is read but not computed'
is "run warns of what it does not compute" \
  "$(jq '[.warnings[] | select(test("not computed"))] | length' asked/results.json)" 1
is "and records it" "$(jq -c '.settings | [.telepsychiatry.outpatient, .scenarios[0].changes, .uncertainty,
  .language]' asked/run.json)" '["sundhedshus",[{"close":"F1"}],{"draws":500,"seed":1},"en"]'
rm -rf asked
finds "a scenario of a facility nobody knows" 3 scenario error '.[0].message' \
  'line 40, column 28: scenario "uden": no facility has the id "F9".' \
  'printf "scenarios:\n  - {name: uden, changes: [{close: F9}]}\n" >>projekt.yaml'
finds "an indicator that says nothing" 0 constant_indicator warning '.[0].field' kort_udd \
  'j sogne.geojson ".features[].properties.kort_udd = 10"'
finds "an indicator with a gap" 0 missing_indicator note '.[0].field' kort_udd \
  'j sogne.geojson ".features[0].properties.kort_udd = null"'

# ---- several errors: all of them, and run stops with the first ----

finds "three errors" 3 bad_speed error '[.[].row]' '[1,2]' \
  'j roads.geojson ".features[0].properties.kmh = 0 | .features[1].properties.kmh = -1" && edit facilities.csv "s/^F2,/F1,/"'
is "errors of two files" "$(jq .errors found/check.json)" 3
runs 3 run region/projekt.yaml --out out
says 'and 2 more errors'
says '.adgang check. lists them all'
that "run leaves nothing" not test -e out

# ---- a project that cannot be read is said on standard error ----

fresh 'echo "weather: fine" >>projekt.yaml'
rm -rf found
runs 3 check region/projekt.yaml --out found
prints_nothing
says 'unknown key "weather"'
that "check leaves nothing" not test -e found

# ---- the model region: only what is known of it ----

model model
runs 0 check model/projekt.yaml --out found --lang en
is "the model region has no errors" "$(jq .errors found/check.json)" 0
agree "the model region"

finish
