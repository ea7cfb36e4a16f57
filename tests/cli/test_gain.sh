#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang gain` in the tiny region: what every cell would give is what `run` says with a facility there, and
# the maps and the summary hold the numbers of the table.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs gdallocationinfo ogrinfo

tiny region
before=$(listing region)
p=region/projekt.yaml
runs 0 gain $p --service sundhedshus --out out
prints_nothing
says '20 people in 1 cell'
is "the inputs' folder is left alone" "$(listing region)" "$before"
for file in run.json gain.json adgang.qgz tables/gain.csv geojson/gain_sundhedshus.qml rasters/gain_sundhedshus.qml; do
  that "$file is written" test -s out/$file
done
is "columns" "$(head -n 1 out/tables/gain.csv)" \
  "id,x,y,gain_person_min,gain_weighted_person_min,newly_covered_people,newly_reachable_people,concentration_index_change,most_deprived_fifth_change_min,people,minutes"
is "a row for each populated cell" "$(($(wc -l <out/tables/gain.csv) - 1))" 8

# ---- the same bytes for every number of threads; over an old output ----

cp out/tables/gain.csv gain.csv && cp out/adgang.gpkg first.gpkg
runs 2 gain $p --service sundhedshus --out out
says 'overwrite'
runs 0 gain $p --service sundhedshus --out out --overwrite --threads 3 -q
that "threads change no byte of the table" cmp gain.csv out/tables/gain.csv
that "nor of the GeoPackage" cmp first.gpkg out/adgang.gpkg

# ---- by hand (tests/cli/tiny/README.md) ----

# c3: its own 300 people save 1.1, the 50 of c4 come down r6: 2.9 instead of 4.
near "c3" "$(cell out/tables/gain.csv 1km_6131_552 gain_person_min)" "$(awk 'BEGIN { print 300 * 1.1 + 50 * 1.1 }')" 1e-9
# c6: 30 people get a way; 120 minutes is what no way counts.
near "c6" "$(cell out/tables/gain.csv 1km_6130_557 gain_person_min)" "$(awk 'BEGIN { print 30 * (120 - 2) }')" 1e-9
near "c6, weighted" "$(cell out/tables/gain.csv 1km_6130_557 gain_weighted_person_min)" \
  "$(awk 'BEGIN { print 30 * (120 - 2) * 2 * (1 - 75 / 860) }')" 1e-6
is "c6, reachable" "$(cell out/tables/gain.csv 1km_6130_557 newly_reachable_people)" 30.000000
# c7 is off the road: nobody gets there.
is "c7" "$(cell out/tables/gain.csv 1km_6132_550 gain_person_min)" 0.000000

# ---- against `run` with a facility more at each cell ----

# numbers DIR: what `run` says.
numbers() {
  jq -r '.services.sundhedshus | [.unreachable_people, .mean_min, .people_beyond_headline,
    .concentration_index, .quintile_mean_min[0]] | @tsv' "$1/results.json"
}
sed 's/geojson: true, rasters: true, qgis: true, report: html/geojson: false, rasters: false, qgis: false, report: none/' \
  $p >region/lean.yaml
cp region/facilities.csv facilities.csv
runs 0 run region/lean.yaml --out now -q
# Under the sanitizers the last two cells: one on the main network, one where somebody gets a way.
rows=8
[ -z "${ADGANG_BRIEF:-}" ] || rows=2
tail -n $rows out/tables/gain.csv | while IFS=, read -r id x y saved weighted covered reachable ci fifth people minutes; do
  { cat facilities.csv && echo "F9,Ny,sundhedshus,1,0,$x,$y"; } >region/facilities.csv
  "$ADGANG" run region/lean.yaml --out with --overwrite -q 2>err.txt || echo "run $id failed"
  { numbers now && numbers with && printf '%s\t' "$id" "$saved" "$covered" "$reachable" "$ci" "$fifth" && echo; } |
    awk -F '\t' 'NR == 1 { for (i = 1; i < 6; i++) a[i] = $i } NR == 2 { for (i = 1; i < 6; i++) b[i] = $i }
      NR == 3 { if ($4 == 0) printf "%s saved\t%.17g\t%.17g\n", $1, $2, (860 - a[1]) * (a[2] - b[2])
        printf "%s covered\t%.17g\t%.17g\n", $1, $3, a[3] - b[3]
        printf "%s reachable\t%.17g\t%.17g\n", $1, $4, a[1] - b[1]
        printf "%s concentration\t%.17g\t%.17g\n", $1, $5, b[4] - a[4]
        printf "%s fifth\t%.17g\t%.17g\n", $1, $6, b[5] - a[5] }'
done >lines.txt
cp facilities.csv region/facilities.csv
is "all were compared" "$(wc -l <lines.txt)" $((5 * rows - 1))
compare 1e-8 <lines.txt

# ---- one computation, several writers ----

ogr2ogr -f CSV layer.csv out/adgang.gpkg gain_sundhedshus
is "the layer has the rows of the table" "$(cut -d, -f1 layer.csv | tr -d '"')" "$(cut -d, -f1 out/tables/gain.csv)"
near "the layer's gain" "$(cell layer.csv 1km_6131_552 gain_person_min)" \
  "$(cell out/tables/gain.csv 1km_6131_552 gain_person_min)" 1e-9
is "a style inside" "$(ogr2ogr -q -f CSV /vsistdout/ out/adgang.gpkg -dialect sqlite \
  -sql "SELECT count(*) FROM layer_styles WHERE f_table_name = 'gain_sundhedshus' AND styleQML LIKE '%gain_person_min%'" | tail -n 1 | tr -d '"')" 1
is "features of the GeoJSON" "$(json out/geojson/gain_sundhedshus.geojson '.features | length')" 8
near "the raster's gain" "$(gdallocationinfo -valonly -geoloc out/rasters/gain_sundhedshus.tif 552500 6131500)" 385 1e-6
is "the best place" "$(json out/gain.json '.best.gain_person_min[0].id')" 1km_6130_557
is "the best place for coverage" "$(json out/gain.json '.best.newly_covered_people[0].id')" 1km_6132_553
near "the mean of now" "$(json out/gain.json .mean_min)" "$(awk 'BEGIN { printf "%.15g", 1130 / 810 }')" 1e-9
is "the record names the table" "$(json out/run.json '.outputs["tables/gain.csv"].sha256')" \
  "$(sha256sum out/tables/gain.csv | cut -d ' ' -f 1)"
that "the project shows the map" sh -c "unzip -p out/adgang.qgz adgang.qgs | grep -q 'layername=gain_sundhedshus'"

# ---- other services, other ways of travel ----

runs 0 gain $p --service speciallaege --out other -q
that "of the other service" test -s other/rasters/gain_speciallaege.tif
sed 's/mode: road/mode: straight/' $p >region/straight.yaml
runs 0 gain region/straight.yaml --service sundhedshus --out straight -q
# c5 to F2: 150 m at 6 km/h.
near "straight: c5" "$(cell straight/tables/gain.csv 1km_6131_555 minutes)" 1.5
that "straight: everybody has a way" sh -c "awk -F , 'NR > 1 && \$7 != 0 { exit 1 }' straight/tables/gain.csv"

# Nobody has a health house: what counts is how far below 120 minutes each would come.
sed 's/sundhedshus,[12],/sundhedshus,0,/' facilities.csv >region/facilities.csv
runs 0 gain $p --service sundhedshus --out none
says 'no open facility'
is "none: c6 makes its own people reachable" "$(cell none/tables/gain.csv 1km_6130_557 newly_reachable_people)" 30.000000
is "none: no index to change" "$(cell none/tables/gain.csv 1km_6130_557 concentration_index_change)" ""
cp facilities.csv region/facilities.csv

runs 0 gain $p --service sundhedshus --out dansk --lang da -q
that "in Danish" grep -q 'personminutter sparet' dansk/geojson/gain_sundhedshus.qml

# ---- what is wrong ----

runs 2 gain $p --service apotek --out bad
says 'service apotek: there is no such service; the project has: sundhedshus, speciallaege'
runs 2 gain $p --out bad
says 'say with --service'
runs 2 gain $p --service sundhedshus
says 'say with --out'
runs 2 gain --service sundhedshus --out bad
says 'name one project file'
awk 'NR > 6 { gsub(/[0-9]+/, "0"); gsub(/-0/, "-9999") } { print }' region/people.asc >people.asc && cp people.asc region/people.asc
runs 3 gain $p --service sundhedshus --out bad
says 'nobody lives here'
that "nothing is left behind" not test -e bad
finish
