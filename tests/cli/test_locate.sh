#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang locate` in the tiny region (tests/cli/tiny/README.md): the best cells are those of `gain`, and the
# objectives those worked out by hand.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

tiny region
before=$(listing region)
p=region/projekt.yaml
runs 0 locate $p --service sundhedshus --add 1 --objective p_median --out out
is "the inputs' folder is left alone" "$(listing region)" "$before"
for file in run.json siting.json adgang.qgz adgang.gpkg tables/sites.csv; do
  that "$file is written" test -s out/$file
done
is "columns" "$(head -n 1 out/tables/sites.csv)" "rank,id,x,y,saved_person_min"

# ---- against `gain` ----

runs 0 gain $p --service sundhedshus --out gain -q
best=$(json gain/gain.json '.best.gain_person_min[0].id')
is "the best cell of gain" "$(sed -n 2p out/tables/sites.csv | cut -d, -f2)" "$best"
near "what it saves" "$(sed -n 2p out/tables/sites.csv | cut -d, -f5)" \
  "$(json gain/gain.json '.best.gain_person_min[0].gain_person_min')" 1e-9
is "proven" "$(json out/siting.json .proven)" true
is "sites" "$(json out/siting.json '.sites | join(" ")')" "F1 F2 $best"
# c6 has its 2 minutes on foot (to the road and back) then; c7 no candidate reaches.
near "objective" "$(json out/siting.json .objective)" "$(awk 'BEGIN { print 1130 + 30 * 2 }')" 1e-9
is "nobody reaches c7" "$(json out/siting.json '.unservable | join(" ")')" 1km_6132_550
runs 0 locate $p --service sundhedshus --add 1 --objective equity_p_median --out equity -q
is "equity: the best cell of gain" "$(sed -n 2p equity/tables/sites.csv | cut -d, -f2)" \
  "$(json gain/gain.json '.best.gain_weighted_person_min[0].id')"
runs 0 locate $p --service sundhedshus --add 1 --objective mclp --out mclp -q
# Within 2 minutes are 720 now.
near "mclp: people within the limit" "$(json mclp/siting.json .objective)" \
  "$(json gain/gain.json '720 + .best.newly_covered_people[0].newly_covered_people')" 1e-9

# The rest without maps for the web and for QGIS.
sed 's/geojson: true, rasters: true, qgis: true, report: html/geojson: false, rasters: false, qgis: false, report: none/' \
  $p >region/lean.yaml
p=region/lean.yaml

# ---- the heuristic: the same first site, an honest bound, and it says so ----

runs 0 locate $p --service sundhedshus --add 2 --objective p_median --out exact -q
runs 0 locate $p --service sundhedshus --add 2 --objective p_median --pairs 8 --out greedy
says 'not proven optimal'
is "not proven" "$(json greedy/siting.json .proven)" false
is "the first site is the best cell" "$(sed -n 2p greedy/tables/sites.csv | cut -d, -f2)" "$best"
# The heuristic counts the 20 people of c7 as 120 minutes each.
that "bound <= best <= objective" \
  jq -e --argjson best "$(json exact/siting.json .objective)" \
  '.bound <= $best + 2400 + 1e-6 and $best + 2400 <= .objective + 1e-6' greedy/siting.json
[ -n "${ADGANG_BRIEF:-}" ] || {
  runs 0 locate $p --service sundhedshus --add 2 --objective p_median --pairs 8 --out greedy3 --threads 3 -q
  that "threads change no byte" cmp greedy/tables/sites.csv greedy3/tables/sites.csv
}
runs 3 locate $p --service sundhedshus --add 2 --objective leximin --pairs 8 --out bad
says 'more than 8 pairs'

# ---- the other objectives; closing ----

for objective in p_center leximin kolm_pollak; do
  runs 0 locate $p --service sundhedshus --add 2 --objective $objective --out $objective -q
  is "$objective: proven" "$(json $objective/siting.json .proven)" true
  is "$objective: two more" "$(json $objective/siting.json '.sites | length')" 4
done
# Without F2 the 120 people of c5 sail; without F1 everybody else does.
runs 0 locate $p --service sundhedshus --close 1 --objective p_median --out closed -q
is "F2 is closed" "$(sed -n 2p closed/tables/sites.csv | cut -d, -f2)" F2
is "F1 stays" "$(json closed/siting.json '.sites | join(" ")')" F1

# ---- what is wrong ----

runs 2 locate $p --service apotek --add 1 --objective p_median --out bad
says 'there is no such service'
runs 2 locate $p --service sundhedshus --objective p_median --out bad
says 'either how many to --add or how many to --close'
runs 2 locate $p --service sundhedshus --add 1 --close 1 --objective p_median --out bad
says 'either how many'
runs 2 locate $p --service sundhedshus --add 1 --objective nearest --out bad
says 'objective is p_median'
runs 2 locate $p --service sundhedshus --close 1 --objective leximin --out bad
says 'close goes with'
runs 3 locate $p --service sundhedshus --add 9 --objective p_median --out bad
says '9 new sites are asked for, and there are 8 candidates'
runs 3 locate $p --service sundhedshus --close 2 --objective p_median --out bad
says 'one at least must remain'
that "nothing is left behind" not test -e bad
finish
