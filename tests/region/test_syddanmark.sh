#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Region Syddanmark as it is: 1,222,570 people in 48,558 cells, 2,006 roads, 179 facilities. What adgang
# finds is compared with tests/region/reference.c, which shares no line with it: every cell, every
# parish, every municipality, every service; then with a few ways that are added up by hand here.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

project=$ADGANG_SOURCE/tests/region/syddanmark.yaml
data=$ADGANG_SOURCE/../shared/data/syddanmark
[ -d "$data" ] || skip "the data of the region are not beside the project (../shared/data/syddanmark)"

services="sundhedshus speciallaege psykiatri_ambulant akutsygehus apotek"
tab=$(printf '\t')

# How near two numbers must be. Both programs add up in doubles, in another order, at most some hundred
# roads and 48,558 cells: that moves the last digits only (1.5e-14 of the value at most). results.json and
# the cells are written with 15 digits, tables with 12, which is half a unit in the twelfth, 5e-12.
# adgang takes a place within 1 mm of a road's end as that end; no place here is so near.
exact=1e-12
twelve_digits=1e-11
# Ways by hand: distances to the centimetre, as the fields of the roads have them.
centimetres=1e-4

# calc EXPRESSION, of road(METRES, KMH) and of leg(METRES), which is straight and at 30 km/h.
calc() {
  awk "function road(m, kmh) { return m * .06 / kmh }
    function leg(m) { return road(m, 30) }
    BEGIN { printf \"%.17g\", $(printf '%s' "$1" | tr '\n' ' ') }"
}

# agree WHAT REL ACTUAL EXPECTED: two files of "name<TAB>value", in any order, say the same; a name that
# only one of them has is wrong.
agree() {
  awk -F '\t' -v what="$1" '
    function difference(a, e) { return (a > e ? a - e : e - a) / (e > 1 ? e : e < -1 ? -e : 1) }
    NR == FNR { actual[$1] = $2; next }
    {
      print $1 "\t" ($1 in actual ? actual[$1] : "missing") "\t" $2
      if (actual[$1] != "" && $2 != "" && difference(actual[$1] + 0, $2 + 0) > worst)
        worst = difference(actual[$1] + 0, $2 + 0)
      delete actual[$1]
      n++
    }
    END {
      for (name in actual)
        print name "\t" actual[name] "\tnot in the reference"
      printf "%s: %d values, largest relative difference %.1e\n", what, n, worst >"summary.txt"
    }' "$3" "$4" >agree.txt
  cat summary.txt
  compare "$2" <agree.txt
}

# plain FILE: a CSV without the commas inside quotes, so that awk can read it.
plain() {
  sed -E 's/"([^"]|"")*"/quoted/g' "$1"
}

# long_form LEVEL: from a CSV with columns people and <service>_<measure>, lines of
# "service/LEVEL/<first column>/measure<TAB>value".
long_form() {
  awk -F , -v OFS='\t' -v level="$1" -v services="$services" '
    NR == 1 {
      n_services = split(services, service, " ")
      for (i = 2; i <= NF; i++)
        for (s = 1; s <= n_services; s++)
          if (index($i, service[s] "_") == 1) {
            start[i] = service[s] "/" level "/"
            measure[i] = "/" substr($i, length(service[s]) + 2)
          } else if ($i == "people")
            people = i
      next
    }
    { for (i in start)
        print start[i] $1 measure[i], $i
      for (s = 1; people && s <= n_services; s++)
        print service[s] "/" level "/" $1 "/people", $people }'
}

# ---- the run, with one thread and with two ----

"$ADGANG_TEST_PROGRAMS/region_reference" "$data" "$WORK/ref" &
reference=$!
runs 0 run "$project" --out one --threads 1 --lang en
grep '^warning: ' err.txt >warnings.txt
runs 0 run "$project" --out two --threads 2 --lang en -q
says_nothing
(cd one && find . -type f ! -name run.json | LC_ALL=C sort) >files.txt
is "the same files for every number of threads" \
  "$(cd two && find . -type f ! -name run.json | LC_ALL=C sort)" "$(cat files.txt)"
while read -r file; do
  that "$file has the same bytes for every number of threads" cmp "one/$file" "two/$file"
done <files.txt

that "the reference runs" wait $reference
is "the reference's constants are those of the project file" "$(jq -c '.settings | [
    .travel.access_kmh, .travel.max_snap_m, .travel.intrazonal_m, .travel.roads.join_m,
    .travel.ferries.wait_min, .travel.ferries.mode,
    (.travel.no_snap | [index("motorvej", "faerge")] | all),
    [.services[] | [.name, .limits_min, .headline_min]]]' one/run.json)" \
  '[30,5000,0,0,10,"scheduled",true,[["sundhedshus",[15,30,45,60],30],["speciallaege",[15,30,45,60],30],'\
'["psykiatri_ambulant",[15,30,45,60],30],["akutsygehus",[15,30,45,60],45],["apotek",[5,10,15,30],15]]]'

# ---- every cell ----

ogr2ogr -f CSV cells.csv one/adgang.gpkg cells
cell_values() {
  plain "$1" | long_form cell | grep -E "^apotek/.*/people$tab|/(min|nearest)$tab"
}
cell_values cells.csv >actual.txt
cell_values ref_cells.csv >expected.txt
agree "cells" $exact actual.txt expected.txt

# ---- every parish and municipality, in the tables ----

measures="people|mean_min|median_min|p90_min|beyond|unreachable|choice"
for level in kommune sogn; do
  plain one/tables/zones_$level.csv | long_form $level
done | grep -E "/($measures|within_[0-9]+)$tab" >actual.txt
plain one/tables/services.csv | awk -F , -v OFS='\t' '
  NR == 1 { for (i = 3; i <= NF; i++) name[i] = $i; next }
  { for (i = 3; i <= NF; i++) print $1 "/region/region/" name[i], $i }' |
  grep -E "/($measures|capped_mean_min|two_choices_share)$tab" >>actual.txt
awk -F , -v OFS='\t' 'NR > 1 { print $1 "/" $2 "/" $3 "/" $4, $5 }' ref_zones.csv >expected.txt
grep -Ev "/(sogn|kommune)/.*/(two_choices_share|capped_mean_min)$tab|/region/region/within_" \
  expected.txt >in_tables.txt
agree "tables of zones and services" $twelve_digits actual.txt in_tables.txt

# ---- the same in results.json, which knows more digits ----

jq -r '. as $all | .services | to_entries[] | .key as $service
  | ([$service, "region", "region", .value + {population: $all.population}],
     (.value.zones | to_entries[] | .key as $level | .value | to_entries[]
      | [$service, $level, .key, .value]))
  | (.[0:3] | join("/")) as $place | .[3]
  | {people: .population, mean_min, median_min, p90_min, capped_mean_min, beyond: .people_beyond_headline,
     unreachable: .unreachable_people, choice: .choice_mean, two_choices_share}
    + (.share_within | with_entries(.key = "within_" + .key))
  | to_entries[] | "\($place)/\(.key)\t\(.value // "")"' one/results.json >actual.txt
agree "results.json" $exact actual.txt expected.txt

# ---- to whom people go ----

jq -r '.services | to_entries[] | .key as $service | .value.zones | to_entries[] | .key as $level
  | .value | to_entries[] | .key as $zone | .value.nearest_facility_share | to_entries[]
  | "\($service)/\($level)/\($zone)/\(.key)\t\(.value)"' one/results.json >actual.txt
awk -F , -v OFS='\t' '
  NR == FNR { if ($4 == "people") people[$1 "/" $2 "/" $3] = $5; next }
  FNR > 1 && $2 != "region" { place = $1 "/" $2 "/" $3; print place "/" $4, $5 / people[place] }' \
  OFMT=%.17g CONVFMT=%.17g ref_zones.csv ref_nearest.csv >expected.txt
agree "shares of the facilities" $exact actual.txt expected.txt

plain one/tables/facilities_load.csv | long_form facility |
  awk -F '\t' '$1 ~ /_?(people|mean_min)$/ && $2 != "" && $2 + 0 != 0' >actual.txt
awk -F , -v OFS='\t' '$2 == "region" { print $1 "/facility/" $4 "/people", $5
  print $1 "/facility/" $4 "/mean_min", $6 }' ref_nearest.csv >expected.txt
agree "load of the facilities" $twelve_digits actual.txt expected.txt
is "facilities of every service, as the data's README counts them" \
  "$(jq -c '[.services[].facilities]' one/results.json)" '[10,17,13,6,121]'

# ---- the way to the road ----

awk -F , -v OFS='\t' '$1 == "facility" { print $2, $5; print $2 " reached", $7 }
  $1 == "people_by_distance" { split($2, end, "-"); print "people from " end[1], $6 }
  $1 == "cell" { print $3 + 0 " " $4 + 0, $5; print $3 + 0 " " $4 + 0 " people", $6 }' \
  one/tables/snap.csv >actual.txt
awk -F , -v OFS='\t' 'BEGIN { n = split("0 50 100 250 500 1000 2000", from, " ") }
  FNR == 1 { file++; next }
  file == 1 { print $1, $3; print $1 " reached", $4; next }
  { for (k = n; $5 < from[k]; k--); people[k] += $4 }
  $5 > 5000 { print $2 " " $3, $5; print $2 " " $3 " people", $4 }
  END { for (k = 1; k <= n; k++) printf "people from %d\t%.17g\n", from[k], people[k] }' \
  ref_facilities.csv ref_cells.csv >expected.txt
agree "snap.csv" $twelve_digits actual.txt expected.txt

# ---- islands: what hangs together without a ferry, but for the largest piece ----

awk -F , -v OFS='\t' 'NR > 1 { print $4 " cells, people", $3; print $4 " cells, km", $5
  print $4 " cells, facilities", $6; print $4 " cells, link", $2 }' one/tables/islands.csv >actual.txt
sort -t , -k 2,2gr ref_pieces.csv | awk -F , -v OFS='\t' '$1 == "piece" { next } n++ {
  print $3 " cells, people", $2; print $3 " cells, km", $4
  print $3 " cells, facilities", $5; print $3 " cells, link", "ferry" }' >expected.txt
agree "islands.csv" $twelve_digits actual.txt expected.txt

# ---- people ----

near "people in the region, as the data's README has them" "$(json one/results.json .population)" \
  1222569.996 1e-9
for level in kommune sogn; do
  near "people in the zones of $level" \
    "$(jq "[.services.apotek.zones.${level}[].population] | add" one/results.json)" \
    "$(awk -F , -v level=$level 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == level) zone = i; next }
      $zone != "" { n += $4 } END { printf "%.17g", n }' ref_cells.csv)"
done
# Cells were given so that every parish has its people of 2021 to a thousandth.
ogr2ogr -f CSV /vsistdout/ "$data/sogne.shp" -select sognekode,pop2021 | tr -d '"' |
  awk -F , -v OFS='\t' 'NR > 1 { print "apotek/sogn/" $1 "/people", $2 }' >expected.txt
plain one/tables/zones_sogn.csv | long_form sogn | grep "^apotek/sogn/.*/people$tab" >actual.txt
agree "people of 2021" 1e-6 actual.txt expected.txt

# ---- ten parishes by hand ----
# Metres of whole roads are the field laengde_m; the others were measured on the map.

plain one/tables/zones_sogn.csv >sogn.csv
sogn() {
  cell sogn.csv "$1" "$2"
}
# by_hand WHAT ACTUAL EXPRESSION
by_hand() {
  near "by hand: $1" "$2" "$(calc "$3")" $centimetres
}
# longer SOGN SERVICE THAN: how much longer it is to a service than to another one.
longer() {
  calc "$(sogn "$1" "$2_mean_min") - $(sogn "$1" "$3_mean_min")"
}

# Odense, Sankt Hans: two cells of the same number of people. Pharmacy APO049 stands 242.95 m beside the
# junction of roads 1144 and 1145; one cell is 52.20 m along 1144 from it, the other 151.74 m along 1145.
by_hand "Sankt Hans, pharmacy" "$(sogn 7781 apotek_mean_min)" \
  '(leg(381.24 + 242.95) + road(52.20, 68) + leg(269.60 + 242.95) + road(151.74, 68)) / 2'
# To the acute hospital AKU005 both go on over 1145, 1146, 1147, Hjallesevej (55 km/h), 1159, 1160 and
# 444.84 m of 690; the second cell starts 151.74 m along 1145.
by_hand "Sankt Hans, acute hospital" "$(sogn 7781 akutsygehus_mean_min)" \
  '(leg(381.24) + road(52.20, 68) + leg(269.60) - road(151.74, 68)) / 2 + leg(109.31) +
   road(611.51 + 1096.88 + 648.16 + 820.90 + 737.55 + 444.84, 68) + road(1041.57, 55)'

# Svendborg, Sankt Nikolaj: three cells; two on the same harbour road (55 km/h) as the hospital AKU006,
# 215.56 m and 172.43 m away, one on road 832 (75 km/h).
by_hand "Sankt Nikolaj, acute hospital" "$(sogn 7676 akutsygehus_mean_min)" \
  '(leg(442.28) + road(215.56, 55) + leg(126.91) + road(172.43, 55) +
    leg(699.20) + road(755.41 + 250.99, 75) + road(751.03, 55)) / 3 + leg(155.59)'

# Esbjerg, Vor Frelsers: five cells; three on the hospital's own road 1821, one on the next, one round
# the corner.
by_hand "Vor Frelsers, acute hospital" "$(sogn 8905 akutsygehus_mean_min)" \
  '(leg(253.38 + 354.13 + 236.37) + road(417.31 + 72.44 + 316.55, 68) +
    leg(35.74) + road(137.06 + 214.07, 68) +
    leg(214.97) + road(90.61, 75) + road(336.59 + 874.63 + 214.07, 68)) / 5 + leg(245.26)'

# Nyborg, Hjulby: everybody comes along road 805, where the pharmacy APO050 stands 156.52 m behind the
# health house SUN001 and nearer to the road.
by_hand "Hjulby, pharmacy against health house" "$(longer 9257 apotek sundhedshus)" \
  'road(858.91 - 702.38, 68) + leg(31.59 - 97.15)'

# Langeland, Rudkøbing: by the bridges to the junction in Svendborg; the hospital is 751.03 m down the
# harbour road, outpatient psychiatry PSY013 straight on.
by_hand "Rudkøbing, psychiatry against acute hospital" "$(longer 7741 psykiatri_ambulant akutsygehus)" \
  'road(250.99 + 332.55, 75) + leg(436.03) - road(751.03, 55) - leg(155.59)'

# Kolding, Brændkær: the same way to the crossing of 250, 251 and 1432.
by_hand "Brændkær, acute hospital against psychiatry" "$(longer 7929 akutsygehus psykiatri_ambulant)" \
  'road(346.13 + 257.73, 68) + leg(553.75) - road(816.93, 68) - leg(31.82)'

# Fredericia, Trinitatis: the same way as far as the motorway, then 14.6 km at 110 km/h to Kolding or on
# over the old bridge to Middelfart.
by_hand "Trinitatis, acute hospital against psychiatry" "$(longer 7909 akutsygehus psykiatri_ambulant)" \
  'road(1772.45 + 1819.80 + 1394.61 + 6848.33 + 2781.01, 110) +
   road(2466.74 + 451.13 + 1052.70 + 756.68, 68) + leg(553.75) -
   road(933.12, 75) - road(2099.96 + 676.14 + 1221.68, 68) - leg(326.72)'

# Ærø, Ærøskøbing and Tranderup: the ferry lands on Svendborg's harbour road, 754.01 m before the
# hospital; psychiatry is at the end of it and round the corner.
for parish in 7713 7716; do
  by_hand "parish $parish of Ærø, psychiatry against acute hospital" \
    "$(longer $parish psykiatri_ambulant akutsygehus)" \
    'road(1505.04 - 754.01, 55) + road(250.99 + 332.55, 75) + leg(436.03 - 155.59)'
done
# One cell in Ærøskøbing all the way: 75 minutes on the ferry, 10 minutes waiting.
by_hand "Ærøskøbing, one cell, acute hospital" "$(cell cells.csv 500m_60830_5900 akutsygehus_min)" \
  'leg(3.55) + road(485.71, 55) + 75 + 10 + road(754.01, 55) + leg(155.59)'
is "nobody of Ærø reaches an acute hospital in 60 minutes" \
  "$(jq '.services.akutsygehus.zones.kommune["0492"].share_within["60"]' one/results.json)" 0

# Fanø: 271 cells, four of which are nearer to the roads of Esbjerg. One cell behind Nordby all the way:
# 12 minutes on the ferry, 10 minutes waiting.
by_hand "Fanø, one cell, acute hospital" "$(cell cells.csv 500m_61400_4630 akutsygehus_min)" \
  'leg(650.80) + road(2288.57 + 1680.10 + 625.04, 55) + 12 + 10 + road(489.68 + 93.82 + 530.67, 75) +
   road(336.59 + 874.63 + 214.07, 68) + leg(245.26)'
near "Fanø, people" "$(sogn 9313 people)" 3456 1e-6
is "all of Fanø goes to Esbjerg" \
  "$(jq -c '.services.akutsygehus.zones.kommune["0563"].nearest_facility_share | keys' one/results.json)" \
  '["AKU001"]'

# Strynø, Lyø, Avernakø, Bågø and Mandø have no road within 5 km: no way, nobody left out.
for parish in 7694:209 7764:82 7765:110 7802:31 8894:33; do
  for service in $services; do
    for measure in mean_min median_min p90_min; do
      printf '%s/sogn/%s/%s\t\n' "$service" "${parish%:*}" $measure
    done
    for measure in people unreachable beyond; do
      printf '%s/sogn/%s/%s\t%s\n' "$service" "${parish%:*}" $measure "${parish#*:}"
    done
  done
done >expected.txt
long_form sogn <sogn.csv | grep -E "/(7694|7764|7765|7802|8894)/" |
  grep -E "/(mean_min|median_min|p90_min|people|unreachable|beyond)$tab" >actual.txt
agree "islands without a road" 1e-7 actual.txt expected.txt
# Drejø has none either, but 8 of its 29 cells lie within 5 km of one on the other side of the water.
near "Drejø, unreachable" "$(sogn 7693 apotek_unreachable)" "$(calc '98 * 21 / 29')" 1e-7

# ---- what the run says ----

# living WHERE: people and cells of the reference, in whole numbers.
living() {
  awk -F , "NR > 1 && $1 { people += \$4; cells++ } END { printf \"%.0f %d\", people, cells }" ref_cells.csv
}
# shellcheck disable=SC2016
is "cells outside every municipality" "$(living '$6 == ""')" "607 18"
# shellcheck disable=SC2016
is "cells off the road" "$(living '$5 > 5000')" "8930 1181"
# Access legs over water are told zone by zone, the first three with how many more there are.
is "four warnings, and three of access legs over water" \
  "$(grep -vc 'straight across' warnings.txt) $(grep -c 'straight across' warnings.txt)" "4 3"
is "warnings are in results.json too" "$(sed 's/^warning: //' warnings.txt)" \
  "$(json one/results.json '.warnings[]')"
warnings=$(cat warnings.txt)
matches "warnings" "$warnings" '^warning: .*kommuner\.shp: 607 people in 18 cells live outside every zone'
matches "warnings" "$warnings" '^warning: .*500m\.tif: 8,930 people in 1,181 cells live further than 5,000 m'
# All of the 367 x 273 cells but 48,558.
matches "warnings" "$warnings" '^warning: .*500m\.tif: 51,633 cells hold no number'
# Polling areas are known for 15 of the 22 municipalities.
matches "warnings" "$warnings" '^warning: .*afstemning\.shp: .* 349,475 people \(28\.6 %\) is not known'

# ---- check ----

runs 0 check "$project" --lang en --out checked
found=$(cat out.txt)
matches "check" "$(tail -n 1 out.txt)" '^Errors: 0, warnings: 83, notes: [0-9]+$'
# Eight of Drejø's cells are within 5 km of a road, all of them over water; Thurø's bridge is not in the
# data.
for across in 'Drejø: 27 people' 'Thurø: 3,584 people' 'Fanø: 153 people'; do
  matches "access legs over water" "$found" "^warning: .*$across get to their road straight across"
done
is "motorways over and under other roads, as the data's README counts them" \
  "$(printf '%s\n' "$found" | grep -c '(motorvej) crosses .* no node in common')" 28
is "the one ferry that crosses a road, as the README says" \
  "$(printf '%s\n' "$found" | grep -c '(hovedvej) crosses .* (faerge) and they have no node')" 1
is "pharmacies that share a point" \
  "$(printf '%s\n' "$found" | grep -o 'APO[0-9]* ' | sort -u | wc -l | tr -d ' ')" 14

# ---- explain: the middle of a cell has the cell's minutes ----

# explain CELL X Y
explain() {
  runs 0 explain "$project" --at "$2,$3" --json
  jq -r '(.services | to_entries[] | "\(.key)_min\t\(.value[0].minutes // "")",
      "\(.key)_nearest\t\(.value[0].id // "")"), "snap_m\t\(.snap.distance_m)",
    "kommune\t\(.zones.kommune // "")", "sogn\t\(.zones.sogn // "")"' out.txt >actual.txt
  awk -F , -v OFS='\t' -v id="$1" 'NR == 1 { for (i = 5; i <= NF; i++) name[i] = $i }
    $1 == id { for (i in name) if (name[i] !~ /_choice$/) print name[i], $i }' ref_cells.csv >expected.txt
  agree "explain $1" $exact actual.txt expected.txt
  is "explain $1: legs and steps that do not add up" "$(jq '[.services[][] | .minutes - .access_min -
    .facility_access_min - ([.path[].minutes] | add) | select(fabs > 1e-9)] | length' out.txt)" 0
}
explain 500m_61400_4630 463250 6140250 # Fanø
explain 500m_60830_5900 590250 6083250 # Ærøskøbing
explain 500m_61400_5875 587750 6140250 # Odense
explain 500m_60860_6020 602250 6086250 # Strynø

finish
