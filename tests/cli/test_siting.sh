#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang siting`: the golden cases from the command line, the OR-Library's format, ids as text, sites that
# are there, capacities, places that nobody can serve, and the document's own example.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
golden=$ADGANG_SOURCE/tests/golden/location.json

# ---- the document's example ----

awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' "$ADGANG_SOURCE/docs/siting.md" >example.sh
awk '/^```text/ { on = 1; next } /^```/ { on = 0 } on' "$ADGANG_SOURCE/docs/siting.md" >expected.txt
(adgang() { "$ADGANG" "$@"; }; . ./example.sh) >printed.txt 2>&1
is "the example of docs/siting.md" "$(cat printed.txt)" "$(cat expected.txt)"

# ---- the golden world: ids that are no numbers, and numbers that must stay text ----

jq -r '.cases[0].input | "id,demand,advantage", (range(.weight | length) as $i |
  "0\($i),\(.weight[$i]),\(.advantage[$i])")' "$golden" >d.csv
jq -r '.cases[0].input | "origin,destination,minutes", (range(.weight | length) as $i |
  range(6) as $j | "0\($i),S\($j),\(.time_min[$i][$j])")' "$golden" >od.csv
jq -r '"id,supply", (.cases[] | select(.name == "capacitated") | .input.capacity | to_entries[] |
  "S\(.key),\(.value)")' "$golden" >s.csv
# solve ARGUMENT...; answer: objective, proven, gap and sites in a line. Newer jq writes numbers as they
# stand, older ones without ".0"; worked with, they look the same.
plain='walk(if type == "number" then . + 0 else . end)'
solve() {
  runs 0 siting --matrix od.csv --demand d.csv "$@"
}
answer() {
  is "$command_line" "$(jq -c "[.objective, .proven, .gap, (.sites | join(\" \"))] | $plain" out.txt)" "$1"
}
solve --model p_median --p 2
answer '[46380,true,0,"S0 S3"]'
says_nothing
is "the keys" "$(jq -r 'keys_unsorted | join(" ")' out.txt)" \
  "model p objective bound gap proven sites assignment seconds seed unservable unreached_demand"
is "who goes where" "$(jq -c .assignment out.txt)" \
  '{"00":"S0","01":"S0","02":"S0","03":"S3","04":"S3","05":"S3","06":"S3","07":"S3","08":"S3"}'
is "the seed" "$(jq -c "[.model, .p, .seed, .bound] | $plain" out.txt)" '["p_median",2,1,46380]'
solve --model p_median --p 3
answer '[37250,true,0,"S0 S3 S5"]'
solve --model p_median --p 2 --fixed S0 --seed 7
answer '[37250,true,0,"S0 S3 S5"]'
solve --model p_median --p 0 --fixed S0,S3
answer '[46380,true,0,"S0 S3"]'
solve --model mclp --p 2 --limit 20
answer '[3150,true,0,"S1 S3"]'
solve --model p_center --p 3
answer '[33,true,0,"S0 S1 S5"]'
solve --model lscp --limit 33
answer '[2,true,0,"S0 S5"]'
is "p of lscp" "$(jq .p out.txt)" 2
solve --model p_median --p 2 --rank-weights advantage
near "the equity p-median" "$(jq .objective out.txt)" "$(jq '.cases[0].expected.best["2"].equity_p_median_achievement.achievement2 * 3500' "$golden")" 1e-9
is "its sites" "$(jq -c .sites out.txt)" '["S1","S4"]'
sed 's/,0\.\([0-9]*\)$/,-0.\1/' d.csv >turned.csv
runs 0 siting --matrix od.csv --demand turned.csv --model p_median --p 2 --rank-weights advantage \
  --rank-direction high_is_deprived
is "the other direction" "$(jq -c .sites out.txt)" '["S1","S4"]'

# ---- capacities ----

solve --model p_median --p 3 --capacity s.csv
answer '[42480,true,0,"S0 S2 S4"]'
near "all demand flows" "$(jq '[.flows[].demand] | add' out.txt)" 3500
near "at that cost" "$(jq -r '.flows[] | "\(.place),\(.site) \(.demand)"' out.txt | sort >flows.txt
  sed 1d od.csv | sed 's/,\([^,]*\)$/ \1/' | sort | join flows.txt - | awk '{ sum += $2 * $3 } END { print sum }')" 42480
solve --model p_median --p 3 --capacity s.csv --single
answer '[50780,true,0,"S0 S1 S3"]'
solve --model p_median --p 1 --capacity s.csv
answer '[null,true,null,""]'
says 'no choice of sites can serve everybody'

# ---- who cannot be served ----

solve --model lscp --limit 17
answer '[null,true,null,""]'
is "they are named" "$(jq -c .unservable out.txt)" '["07","08"]'
says '2 places with 100 people cannot be served by any candidate, first "07"'
echo '09,50,0.5' >>d.csv
echo '09,S1,' >>od.csv
solve --model p_median --p 2
answer '[46380,true,0,"S0 S3"]'
is "an island" "$(jq -c "[.unservable, .unreached_demand, .assignment[\"09\"]] | $plain" out.txt)" '[["09"],50,null]'
sed -i 's/^09,S1,$/09,S1,70/' od.csv
solve --model p_median --p 2 -q
is "who has one way is not left without" "$(jq -c "[.unreached_demand, (.sites | index(\"S1\") != null)] | $plain" out.txt)" '[0,true]'
solve --model p_median --p 2 --unreachable 90 -q
is "but for a price" "$(jq -c "[.objective, .sites] | $plain" out.txt)" '[50880,["S0","S3"]]'

# ---- the OR-Library's format ----

# A square with a repeated edge, whose last cost counts, and blanks as they come.
printf ' 4 5 1\n1 2 9\n 2 3 1\n3 4 1\n4 1 5\n1 2 1\n\n' >square.txt
runs 0 siting --model p_median --orlib square.txt
answer '[4,true,0,"2"]'
runs 0 siting --model p_center --orlib square.txt --p 2
answer '[1,true,0,"1 3"]'
printf '3 1 1\n1 2 4\n' >apart.txt
runs 0 siting --model p_median --orlib apart.txt
is "as few as possible are without" "$(jq -c "[.objective, .unreached_demand] | $plain" out.txt)" '[4,1]'
says '1 people have no way'
runs 0 siting --model p_center --orlib apart.txt
answer '[null,true,null,""]'

# ---- threads, a time limit ----

solve --model p_median --p 3 --threads 1
jq 'del(.seconds)' out.txt >one.json
solve --model p_median --p 3 --threads 2
is "threads" "$(jq 'del(.seconds)' out.txt)" "$(cat one.json)"
solve --model p_median --p 3 --time-limit 0.001
that "a bound" jq -e '.bound <= .objective and .gap >= 0' out.txt
finish
