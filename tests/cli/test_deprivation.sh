#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang deprivation`: the golden table by every method, weights, domains, transforms, a frozen
# baseline, layers, and what can go wrong.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

golden="$ADGANG_SOURCE/tests/golden/deprivation.json"
# The table of the golden cases as CSV.
jq -r '.cases[] | select(.name == "zscore") | .input | .population as $p | .x | to_entries[] |
  [.key + 1, $p[.key]] + .value | map(. // "" | tostring) | join(",")' "$golden" |
  sed '1i id,people,grund,job,bolig,indkomst' >areas.csv
# 0 // "" is 0 in jq; only null is nothing.
is "the table has its zero" "$(cell areas.csv 9 people)" 0
indicators="--indicator grund:up:0.35 --indicator job:up:0.3 --indicator bolig::0.15 --indicator indkomst:down:0.2"

# expected CASE PATH: numbers of the golden case, a line each.
expected() {
  jq -r ".cases[] | select(.name == \"$1\") | .expected.$2 | flatten[] | if . == null then \"\" else . end" "$golden"
}
# column FILE NAME
column() {
  awk -F , -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i; next } { print $c }' "$1"
}
# same REL FILE COLUMN CASE PATH
same() {
  column "$2" "$3" >ours.txt
  expected "$4" "$5" >theirs.txt
  paste ours.txt theirs.txt | awk -F '\t' -v n="$2 $3" '{ print n " " NR "\t" $1 "\t" $2 }' | compare "$1"
}
# numbers FILTER CASE PATH: the summary of the last run against the golden case.
numbers() {
  jq -r "$1" "$WORK/out.txt" >ours.txt
  expected "$2" "$3" >theirs.txt
  paste ours.txt theirs.txt | awk -F '\t' '{ print "summary " NR "\t" $1 "\t" $2 }' | compare 1e-9
}

# ---- the methods ----

runs 0 deprivation --layer areas.csv --population people $indicators -o z.csv
says_nothing
same 1e-9 z.csv score zscore score
same 1e-9 z.csv quintile quantiles quintile
numbers '.indicators[].mean' zscore mean
numbers '.indicators[].sd' zscore sd
is "units without people" "$(json out.txt .units_without_people)" 1
is "people without a score" "$(json out.txt .people_missing)" 50
is "rank of the most deprived" "$(cell z.csv 6 rank)" 1
near "an indicator turned round" "$(cell z.csv 7 z_indkomst)" -1.3525664798473576 1e-9
cp out.txt baseline.json

runs 0 deprivation --layer areas.csv --population people --method pca \
  --indicator grund --indicator job --indicator bolig --indicator indkomst:down -o p.csv
says_nothing
same 1e-8 p.csv score pca score
numbers '.indicators[].loading' pca loadings
numbers '.eigenvalues[]' pca eigenvalues
near "explained share" "$(json out.txt .explained_share)" "$(expected pca 'explained_share | [.]')" 1e-9
is "complete units" "$(json out.txt .units_complete)" 7
cp out.txt baseline_pca.json

runs 0 deprivation --layer areas.csv --population people --method imd $indicators -o i.csv
same 1e-9 i.csv score imd_exponential population.score
near "a transformed rank" "$(cell i.csv 10 x_grund)" 71.57127667774684 1e-9

runs 0 deprivation --layer areas.csv --population people $indicators -o log.csv \
  --transform grund:log --transform job:log --transform bolig:log1 --transform indkomst:log
same 1e-9 log.csv score zscore score_log

runs 0 deprivation --layer areas.csv --population people --indicator indkomst:down --method ready -o r.csv
is "a ready index" "$(cell r.csv 1 score)" "$(awk 'BEGIN { print -210 }').000000"

runs 0 deprivation --layer areas.csv --population people $indicators --method pca -o p2.csv
says 'finds its own weights'

# ---- domains, groups, each alone ----

runs 0 deprivation --layer areas.csv --population people --indicator grund:::social --indicator job:::social \
  --indicator indkomst:down --groups 10 --each -o d.csv
near "domains count alike" "$(jq -r '[.indicators[].weight] | map(tostring) | join(" ")' out.txt | cut -d ' ' -f 1)" 0.25
near "a domain is its indicators' mean" "$(cell d.csv 1 domain_social)" "$(awk 'BEGIN { print (1.119717143016632 + 1.2501375986540457) / 2 }' OFMT=%.12g)" 1e-5
matches "columns" "$(head -n 1 d.csv)" '^id,population,score,decile,rank,domain_social,domain_indkomst,z_grund,.*decile_indkomst$'

# ---- counts, smoothed ----

jq -r '.cases[] | select(.name == "empirical_bayes") | .input | [.count, .population] | transpose[] | map(tostring) | join(",")' "$golden" |
  awk '{ print NR "," $0 }' | sed '1i id,count,people' >counts.csv
runs 0 deprivation --layer counts.csv --population people --indicator count --transform count:smooth -o s.csv
near "smoothing: mean" "$(json out.txt '.indicators[0].smoothing_mean')" 0.10764872521246459 1e-9
near "smoothing: variance" "$(json out.txt '.indicators[0].smoothing_variance')" 0.0015706463150066737 1e-9
runs 0 deprivation --layer counts.csv --population people --indicator count --transform count:smooth --method ready -o sr.csv
same 1e-6 sr.csv score empirical_bayes shrunk
runs 0 deprivation --layer counts.csv --population people --indicator count --transform count:share --method ready -o share.csv
same 1e-9 share.csv score empirical_bayes raw
runs 0 deprivation --layer counts.csv --population people --indicator count --transform count:logit --method ready -o logit.csv
near "logit of a count" "$(cell logit.csv 3 score)" "$(awk 'BEGIN { printf "%.12g", log(30.5 / 170.5) }')" 1e-9

# ---- a frozen baseline ----

runs 0 deprivation --layer areas.csv --population people $indicators --baseline baseline.json -o again.csv
that "the baseline's own year is the same" cmp z.csv again.csv
sed '2,$s/,35,/,45,/' areas.csv | sed 's/^1,1200,35.0/1,1200,45.0/; s/^1,1200,35,/1,1200,45,/' >later.csv
runs 0 deprivation --layer later.csv --population people $indicators --baseline baseline.json -o later_z.csv
is "what did not change has the same score" "$(cell later_z.csv 2 score)" "$(cell z.csv 2 score)"
near "what changed is measured by the first year" "$(cell later_z.csv 1 z_grund)" "$(awk 'BEGIN { printf "%.12g", (45 - 22.776) / 10.917042823035915 }')" 1e-9
runs 0 deprivation --layer areas.csv --population people --method pca --baseline baseline_pca.json \
  --indicator grund --indicator job --indicator bolig --indicator indkomst:down -o p_again.csv
that "a component is kept as well" cmp p.csv p_again.csv

# ---- the worked examples of the documents: a table, a command, what comes out ----

for page in deprivation_index imd pca empirical_bayes; do
  mkdir "$page"
  # block N: the N-th fenced block of the page.
  block() {
    awk -v n="$1" '/^```/ { if (inside) { inside = 0 } else { inside = 1; k++ } next } inside && k == n' \
      "$ADGANG_SOURCE/docs/measures/$page.md"
  }
  block 1 >"$page/example.csv"
  block 3 >"$page/expected.csv"
  that "$page.md has an example" test -s "$page/expected.csv"
  (cd "$page" && eval "$(block 2 | sed "s|^adgang|\"$ADGANG\"|")" >/dev/null)
  is "the example of $page.md" "$(cat "$page/out.csv")" "$(cat "$page/expected.csv")"
done

# ---- layers ----

tiny tiny
ogr2ogr -f GPKG sogne.gpkg tiny/sogne.geojson -sql "SELECT *, 100 AS folk FROM sogne" 2>/dev/null
runs 0 deprivation --layer sogne.gpkg --population folk --indicator kort_udd --id kode -o areas.gpkg
runs 0 deprivation --layer sogne.gpkg --population folk --indicator kort_udd --id kode -o areas.geojson
runs 0 deprivation --layer sogne.gpkg --population folk --indicator kort_udd --id kode -o areas_of_layer.csv
matches "the layer has polygons" "$(ogrinfo -so areas.gpkg deprivation)" 'Geometry: .*Polygon'
matches "the layer has its style" "$(ogrinfo areas.gpkg -sql "SELECT styleQML FROM layer_styles")" 'quintile'
is "GeoJSON has every unit" "$(jq '.features | length' areas.geojson)" "$(($(wc -l <areas_of_layer.csv) - 1))"
is "GeoJSON has the score" "$(jq '[.features[] | select(.properties.score != null)] | length' areas.geojson)" \
  "$(column areas_of_layer.csv score | grep -c .)"
awk -F , 'NR == 1 { print $0 ",x,y" } NR > 1 { print $0 "," 500000 + NR * 100 ",6100000" }' areas.csv >places.csv
runs 0 deprivation --layer places.csv --population people $indicators -o places.geojson
is "places become points" "$(jq -r '.features[0].geometry.type' places.geojson)" Point
runs 0 deprivation --layer areas.csv --population people $indicators -o table.gpkg
matches "a table without places stays one" "$(ogrinfo -so table.gpkg deprivation)" 'Feature Count: 10'
SOURCE_DATE_EPOCH=0 "$ADGANG" deprivation --layer sogne.gpkg --population folk --indicator kort_udd --threads 1 -o t1.gpkg >/dev/null 2>&1
SOURCE_DATE_EPOCH=0 "$ADGANG" deprivation --layer sogne.gpkg --population folk --indicator kort_udd --threads 2 -o t2.gpkg >/dev/null 2>&1
that "the same bytes for every number of threads" cmp t1.gpkg t2.gpkg

# ---- odd but usable ----

sed '1s/grund/uden_bil/' areas.csv >cars.csv
runs 0 deprivation --layer cars.csv --population people --indicator uden_bil --indicator job -o cars_z.csv
says 'uden_bil: by its name .* cars, distance or rurality'
printf 'id,people,a,b\n1,10,3,1\n2,20,3,2\n' >same.csv
runs 0 deprivation --layer same.csv --population people --indicator a --indicator b -o same_z.csv
says 'a: the indicator has the same value everywhere'
is "what does not vary contributes nothing" "$(cell same_z.csv 1 z_a)" 0.000000
printf 'id,people,a\n1,10,3\n' >one.csv
runs 0 deprivation --layer one.csv --population people --indicator a -o one_z.csv
says 'same value everywhere'
is "one unit is in the middle" "$(cell one_z.csv 1 quintile)" 3
printf 'id,people,a\n1,,3\n2,5,4\n3,6,9\n' >nobody.csv
runs 0 deprivation --layer nobody.csv --population people --indicator a -o nobody_z.csv
says '1 of 3 rows say nothing about people'
is "where nobody lives is no score" "$(cell nobody_z.csv 1 score)" ""
printf 'id;people;a\n1;10;3,5\n2;10;4,5\n' >comma.csv
runs 0 deprivation --layer comma.csv --population people --indicator a -o comma_z.csv
near "decimal commas" "$(json out.txt '.indicators[0].mean')" 4

# ---- what can go wrong ----

bad() {
  runs "$1" deprivation $2 -o bad.csv
  says "$3"
  that "$2: no output" not test -e bad.csv
  prints_nothing
}
base="--layer areas.csv --population people"
printf 'id,people,a,word,nothing\n1,10,3,high,\n2,-5,4,low,\n3,4,inf,low,\n' >wrong.csv
printf 'id,people,a,count\n1,10,3,11\n2,5,-4,1\n' >outside.csv
bad 3 "--layer areas.csv --population people --indicator missing" 'areas\.csv.*missing'
bad 3 "--layer areas.csv --population nobody --indicator grund" 'areas\.csv.*nobody'
bad 3 "--layer areas.csv --population people --id kode --indicator grund" 'areas\.csv.*kode'
bad 3 "--layer nowhere.csv --population people --indicator grund" 'nowhere\.csv'
bad 3 "--layer sogne.gpkg --population folk --indicator nosuch" 'sogne\.gpkg.*nosuch'
bad 3 "--layer sogne.gpkg --population folk --indicator navn" 'sogne\.gpkg.*navn.*is not a number'
bad 3 "--layer wrong.csv --population people --indicator word" 'wrong\.csv.*2.*word.*"high" is not a number'
bad 3 "--layer wrong.csv --population people --indicator a" 'wrong\.csv.*3.*people.*(-|−)5 people'
sed 's/-5/5/' wrong.csv >wrong2.csv
bad 3 "--layer wrong2.csv --population people --indicator nothing" 'nothing: no row has a value'
bad 3 "--layer wrong2.csv --population people --indicator a" 'wrong2\.csv.*4.*a: .*finite'
bad 3 "--layer outside.csv --population people --indicator count --transform count:smooth" 'unit "1", field count: 11 with 10 people.*smooth'
bad 3 "--layer outside.csv --population people --indicator a --transform a:log" 'unit "2".*(-|−)4 .*log'
bad 3 "--layer one.csv --population people --method pca --indicator a" 'one\.csv.*no principal component'
bad 3 "$base --indicator grund --baseline baseline.json" 'baseline\.json: .*4 indicators.*1'
bad 3 "$base --indicator job --indicator grund --indicator bolig --indicator indkomst --baseline baseline.json" '"job"'
bad 3 "$base --method pca --indicator grund --baseline baseline.json" 'baseline\.json.*method pca'
bad 3 "$base --indicator grund --baseline areas.csv" 'areas\.csv, line 1: not JSON'
bad 3 "$base --indicator grund --baseline nowhere.json" 'nowhere\.json'
bad 2 "$base --indicator grund --method imd --baseline baseline.json" 'ranks have no parameters'
bad 2 "$base --indicator grund --method best" '--method is zscore, imd, pca or ready'
bad 2 "$base --indicator grund --indicator grund:down" 'named twice'
bad 2 "$base --indicator grund:up:-1" 'weight is a number of 0 or more'
bad 2 "$base --indicator grund:up:much" 'weight is a number of 0 or more'
bad 2 "$base --indicator grund:up:0" 'add up to 0'
bad 2 "$base --indicator grund:up:1 --indicator job" 'a weight to every indicator, or to none'
bad 2 "$base --indicator grund:sideways" 'direction'
bad 2 "$base --indicator :up" 'FIELD'
bad 2 "$base" '--indicator'
bad 2 "$base --indicator grund --groups 1" '--groups 1'
bad 2 "$base --indicator grund --groups 2.5" 'whole number'
bad 2 "$base --indicator grund --transform job:log" 'no such --indicator'
bad 2 "$base --indicator grund --transform grund:square" 'log, log1'
bad 2 "$base --indicator grund --indicator job --method ready" 'exactly one indicator'
bad 2 "--population people --indicator grund" '--layer'
bad 2 "--layer areas.csv --indicator grund" '--population'
runs 2 deprivation $base --indicator grund -o out.shp
says 'csv, .gpkg or .geojson'
runs 2 deprivation $base --indicator grund -o none.geojson
says 'without coordinates'
that "no GeoJSON is left" not test -e none.geojson
runs 2 deprivation $base --indicator grund -o z.csv
says 'exists already.*--overwrite'

finish
