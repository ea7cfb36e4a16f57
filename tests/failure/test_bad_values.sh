#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Values of layers and tables that cannot be used.
. "${ADGANG_SOURCE:?}/tests/failure/bad_inputs.sh"

# ---- people ----

bad "a negative population" 3 'people\.asc, row 1.*-100 people.*NoData' 'asc "s/^100 /-100 /"'
bad "an infinite population" 3 'people\.bin, row 0: inf people' 'raw "\\0\\0\\200\\177"'
bad "nobody" 3 'people\.asc: nobody lives here' 'asc "7,9s/[0-9][0-9]*/0/g"'
bad "nothing but NoData" 3 'people\.asc: nobody lives here' 'asc "7,9s/-*[0-9][0-9]*/-9999/g"'
odd "NaN people" 'people\.bin: 9 cells .*NaN.*nobody' 'raw "\\0\\0\\300\\177"'
result .population 840
odd "NoData people" 'people\.asc: 9 cells .*NoData.*nobody' 'asc "s/^20 /-9999 /"'
bad "a negative count of a layer" 3 'kommuner\.geojson, row 1, field folk: -5 people' 'folk ".features |= (.[0].properties.folk = 5 | .[1].properties.folk = -5)"'
odd "a count of a layer missing" 'kommuner\.geojson, field folk: 1 row .*nobody' 'folk ".features |= (.[0].properties.folk = 5 | .[1].properties.folk = null)"'
bad "a count in words" 3 'kommuner\.geojson, row 0, field folk: "many" is not a number' 'folk ".features[].properties.folk = \"many\""'
bad "cells too many" 3 'cell_m' 'folk ".features[].properties.folk = 1" && y "s/field: folk/field: folk\n  cell_m: 0.1/"'
odd "people outside every zone" 'kommuner\.geojson: 150 people in 2 cells live outside every zone of level kommune' 'j kommuner.geojson "del(.features[1])"'
result .population 860
result '.services.sundhedshus.zones.kommune | keys | tostring' '["0461"]'
result '.services.sundhedshus.unreachable_people' 50

# ---- zones ----

bad "a zone without id" 3 'kommuner\.geojson, row 1, field kode: the zone has no id.*QGIS' 'j kommuner.geojson ".features[1].properties.kode = null"'
bad "a zone with an empty id" 3 'kommuner\.geojson, row 1, field kode: the zone has no id' 'j kommuner.geojson ".features[1].properties.kode = \"\""'
odd "a zone that crosses itself" 'kommuner\.geojson, row 1.*(repaired|crosses|invalid)' 'j kommuner.geojson ".features[1].geometry.coordinates = [[[554000,6130000],[558000,6133000],[558000,6130000],[554000,6133000],[554000,6130000]]]"'
bad "a zone of nothing but its id" 3 'kommuner\.geojson' 'j kommuner.geojson ".features = [.features[0] | .geometry = null]"'
odd "one zone without shape" 'kommuner\.geojson: 1 feature has no polygon' 'j kommuner.geojson ".features[1].geometry = null"'
bad "a zone without area" 3 'kommuner\.geojson, row 1' 'j kommuner.geojson ".features[1].geometry.coordinates = [[[554000,6130000],[558000,6130000],[556000,6130000],[554000,6130000]]]"'
odd "zones that overlap" 'kommuner\.geojson: 50 people in 1 cell live where zones of level kommune overlap' 'j kommuner.geojson ".features[1].geometry.coordinates = [[[553000,6130000],[558000,6130000],[558000,6133000],[553000,6133000],[553000,6130000]]]"'
result '.services.sundhedshus.zones.kommune["0461"].population' 710
same "a zone in two features" 'j kommuner.geojson ".features[0].geometry.coordinates = [[[550000,6130000],[552000,6130000],[552000,6133000],[550000,6133000],[550000,6130000]]] | .features += [.features[0] | .geometry.coordinates = [[[552000,6130000],[554000,6130000],[554000,6133000],[552000,6133000],[552000,6130000]]]]"'
same "a zone that winds clockwise" 'j kommuner.geojson ".features[0].geometry.coordinates[0] |= reverse"'
odd "a zone nobody lives in, among three" 'people\.asc' 'j kommuner.geojson ".features += [.features[0] | .properties = {kode: \"0999\", navn: \"Ingen\"} | .geometry.coordinates = [[[560000,6130000],[561000,6130000],[561000,6131000],[560000,6130000]]]]"'
result '.services.sundhedshus.zones.kommune["0999"] | [.population, .mean_min, .share_within["2"]] | tostring' '[0,null,null]'

# ---- facilities ----

bad "a facility id twice" 3 'facilities\.csv, row 3, field id: the id "F1" stands twice .*row 2.*unique' 'csv "s/^F2,/F1,/"'
bad "no facility id" 3 'facilities\.csv, row 3, field id: the id is empty' 'csv "s/^F2,/,/"'
bad "a negative capacity" 3 'facilities\.csv, row 3, field kapacitet: the capacity is -1.*leave it empty' 'csv "s/sundhedshus,1,/sundhedshus,-1,/"'
bad "a capacity without end" 3 'facilities\.csv, row 3, field kapacitet' 'csv "s/sundhedshus,1,/sundhedshus,inf,/"'
bad "an empty facility id in a layer" 3 'f\.geojson.*field id: the id is empty' 'ogr2ogr f.geojson facilities.csv -f GeoJSON -lco RFC7946=NO -a_srs EPSG:25832 -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y && j f.geojson ".features[1].properties.id = \"\"" && y "s/facilities\.csv/f.geojson/"'
bad "a capacity in words" 3 'facilities\.csv, row 3, field kapacitet: "some" is not a number' 'csv "s/sundhedshus,1,/sundhedshus,some,/"'
bad "a type nobody has" 3 'facilities\.csv.*service "speciallaege" asks for type "special".*sundhedshus, speciallaege' 'y "s/types: \[speciallaege\]/types: [special]/"'
bad "a facility without type" 3 'facilities\.csv, row 3, field type: the facility has no type' 'csv "s/,sundhedshus,1,/,,1,/"'
odd "no capacity, but supply" 'facilities\.csv, field kapacitet: service "speciallaege": the capacity of 1 of 1' 'csv "s/speciallaege,4,/speciallaege,,/"'
result '.services.speciallaege.supply_per_100000' null
odd "every health house closed" 'facilities\.csv: service "sundhedshus" has no open facility' 'csv "s/sundhedshus,[12],/sundhedshus,0,/"'
result '.services.sundhedshus | [.facilities, .mean_min, .unreachable_people] | tostring' '[0,null,860]'
odd "a facility far away" 'facilities\.csv.*F2 .*beyond max_snap_m = 1,000.*raise' 'csv "s/555500,6131350/700000,6200000/"'
# Its people take the ferry to the other, and the motorway: 1 + 0.5 + 27 + 1.9 + 1.
result '.services.sundhedshus.zones.kommune["0259"] | [.mean_min, .unreachable_people] | tostring' '[31.4,30]'
odd "capacity 0 is closed" 'people\.asc' 'csv "s/sundhedshus,2,/sundhedshus,0,/"'
result '.services.sundhedshus.facilities' 1

# ---- roads ----

bad "a speed of nothing" 3 'roads\.geojson, row 2, field kmh: the speed is 0 km/h.*above 0' 'j roads.geojson ".features[1].properties.kmh = 0"'
bad "a negative road speed" 3 'roads\.geojson, row 2, field kmh: the speed is -50 km/h' 'j roads.geojson ".features[1].properties.kmh = -50"'
bad "an infinite road speed" 3 'roads\.geojson, row 2, field kmh' 'j roads.geojson ".features[].properties |= (.kmh |= if . then tostring else null end) | .features[1].properties.kmh = \"inf\""'
bad "a speed in words" 3 'roads\.geojson, row 2, field kmh: "fast" is not a number.*thousands' 'j roads.geojson ".features[].properties |= (.kmh |= if . then tostring else null end) | .features[1].properties.kmh = \"fast\""'
bad "no speed at all" 3 'roads\.geojson, row 12.*class sti.*neither minutes nor a speed.*travel\.speeds' 'y "/^  speeds:/d"'
bad "negative minutes" 3 'roads\.geojson, row 7, field min: .*negative' 'j roads.geojson ".features[6].properties.min = -12"'
bad "a one-way word nobody knows" 3 'roads\.geojson, row 4, field retning: "upwards".*F, T, B' 'j roads.geojson ".features[3].properties.retning = \"upwards\""'
bad "every road closed" 3 'roads\.geojson: no road is left' 'j roads.geojson ".features[].properties.adgang = \"no\""'
bad "a negative length" 3 'roads\.geojson, row 2, field m: the length is negative' 'j roads.geojson ".features[].properties.m = null | .features[1].properties.m = -1" && y "s/headway: afgang_min/headway: afgang_min, length: m/"'
bad "a road in another world" 3 'roads\.geojson.*coordinate' 'j roads.geojson "del(.crs) | .features[].geometry.coordinates[] |= [200, 100]"'
same "roads as lines of several parts" 'j roads.geojson ".features[1].geometry |= {type: \"MultiLineString\", coordinates: [.coordinates]}"'
same "a road of no length" 'j roads.geojson ".features += [.features[1] | .geometry.coordinates = [[551500,6131400],[551500,6131400]]]"'
same "a road twice" 'j roads.geojson ".features += [.features[1]]"'
same "roads with heights" 'j roads.geojson ".features[].geometry.coordinates[] |= . + [12.5]"'
odd "roads that miss each other by a centimetre" 'roads\.geojson.*(joining|hang together)' 'j roads.geojson ".features[0].geometry.coordinates[1] = [551499.99, 6131400]"'

# ---- tables ----

bad "a row too short" 3 'facilities\.csv, row 3: the row has 6 cells; the header has 7.*double quotes' 'csv "s/555500,6131350/555500/"'
bad "a row too long" 3 'facilities\.csv, row 3: the row has 8 cells; the header has 7' 'csv "s/Vestby$/x/; s/Østø,/Øst,ø,/"'
bad "a quote left open" 3 'facilities\.csv, row [0-9]+: a double quote is opened and not closed' 'csv "s/hals\"/hals/"'
bad "a column twice" 3 'facilities\.csv, row 1, field navn: .*twice' 'csv "1s/type/navn/"'
bad "no x" 3 'facilities\.csv, field x: .*no such column.*(lon|The table has)' 'csv "1s/,x,y/,east,north/"'
bad "a header and no rows" 3 'facilities\.csv: the table has no rows' 'csv 2,\$d'
bad "a decimal comma with commas" 3 'facilities\.csv, row 3' 'csv "s/555500,/555500,5,/"'
same "semicolons and decimal commas" 'sed -e "s/\"\([^\"]*\)\"/Q/" -e "s/,/;/g" -e "s/;6131400/,0;6131400,00/" facilities.csv >f && mv f facilities.csv'
same "semicolons" 'sed -e "s/\"[^\"]*\"/Q/" -e "s/,/;/g" facilities.csv >f && mv f facilities.csv'
same "tabs" 'sed -e "s/\"[^\"]*\"/Q/" -e "s/,/\t/g" facilities.csv >f && mv f facilities.csv'
same "a byte order mark" 'printf "\357\273\277" >f && cat facilities.csv >>f && mv f facilities.csv'
same "Windows line ends" 'csv "s/$/\r/"'
same "Windows-1252" 'iconv -f UTF-8 -t CP1252 facilities.csv >f && mv f facilities.csv'
is "Windows-1252: letters" "$(sed -n '/^F2,/s/^F2,\([^,]*\),.*/\1/p' out/tables/facilities_load.csv)" "Sundhedshus Østø"
same "no last line end" 'printf "%s" "$(cat facilities.csv)" >f && mv f facilities.csv'
same "an empty line at the end" 'echo >>facilities.csv'
same "columns in another order" 'awk -F , "BEGIN { OFS = \",\" } { n = NF; x = \$(n-1); y = \$n; NF = n - 2; print x, y, \$0 }" facilities.csv >f && mv f facilities.csv'
same "quotes around everything" 'sed -e "/Q/d" -e "s/\"\([^\"]*\),\([^\"]*\)\"/\1\2/" -e "s/,/\",\"/g; s/^/\"/; s/$/\"/" facilities.csv >f && mv f facilities.csv'
fresh "longitude and latitude" 'ogr2ogr -f CSV f -s_srs EPSG:25832 -t_srs EPSG:4326 -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y -oo KEEP_GEOM_COLUMNS=NO -lco GEOMETRY=AS_XY facilities.csv && sed "1s/^X,Y/lon,lat/" f/facilities.csv >facilities.csv && rm -r f' plain
runs 0 run case/projekt.yaml --out lonlat -q
near "longitude and latitude" "$(json lonlat/results.json .services.sundhedshus.mean_min)" "$(json reference/results.json .services.sundhedshus.mean_min)" 1e-9

finish
