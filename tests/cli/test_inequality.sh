#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang inequality`: the golden cases from the command line, every key in every answer, reasons,
# tables of other people's programs, and the published values of pysal/inequality where they lie
# beside the project.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

golden="$ADGANG_SOURCE/tests/golden"
# table FILE CASE FIELD...: the columns of a golden case as CSV.
table() {
  file=$1 case=$2
  shift 2
  jq -r --arg case "$case" --args '.cases as $all | .cases[] | select(.name == $case) |
    (if .input.same_as then .input.same_as as $o | ($all[] | select(.name == $o)).input else .input end)
    as $in | ($ARGS.positional | join(",")),
    (range($in[$ARGS.positional[0]] | length) as $i | [$ARGS.positional[] | $in[.][$i] | tostring] | join(","))' \
    "$@" <"$golden/$file.json"
}
# expected FILE CASE FILTER
expected() {
  jq -r --arg case "$2" ".cases[] | select(.name == \$case) | .expected | $3" "$golden/$1.json"
}
# like KEY FILE CASE FILTER: the answer's value is the golden's.
like() {
  near "$command_line: $1" "$(jq -r "$1" out.txt)" "$(expected "$2" "$3" "$4")" 1e-9
}
undefined() {
  is "$command_line: $1" "$(jq -c ".$1" out.txt)" "${3:-null}"
  matches "$command_line: why $1" "$(jq -r ".undefined.$1" out.txt)" "$2"
}

keys="n population mean median p10 p90 gini theil_t theil_l theil_t_between theil_t_within theil_l_between
theil_l_within atkinson kolm_pollak hoover palma ratio_90_10 fgt concentration_index concentration_index_se
erreygers wagstaff generalised_concentration extended_concentration achievement sii sii_ci rii rii_ci gap_abs
gap_ratio quintile_means population_attributable_excess undefined"
# whole: every key is there, and what is null is named.
whole() {
  for key in $keys; do
    that "$command_line: has $key" jq -e "has(\"$key\")" out.txt
  done
  is "$command_line: null without a reason" "$(jq -r '. as $x | keys_unsorted[] |
    select(. != "bootstrap" and . != "simulated" and . != "rank_direction" and . != "slope") |
    select([$x[.] | .. | select(. == null)] | length > 0) |
    select($x.undefined[.] == null)' out.txt)" ""
}

# ---- the goldens ----

table inequality main x w group >main.csv
runs 0 inequality --table main.csv --value x --population w --group group --line 30
says '1 row has no people'
whole
is "rows" "$(jq .n out.txt)" 9
for key in mean gini hoover palma p10 p90; do
  like .$key inequality main .$key
done
like .median inequality main .p50
like .ratio_90_10 inequality main .p90_p10
like .theil_t inequality main .theil_T
like .theil_l inequality main .theil_L
for part in between within; do
  like .theil_t_$part inequality main .T_$part
  like .theil_l_$part inequality main .L_$part
done
for a in 0 1 2; do
  like ".fgt[\"$a\"]" inequality main .fgt_z30.P$a
done
for e in 0.5 1 2; do
  like ".atkinson[\"$e\"]" inequality main ".atkinson_ill[\"-$e\"].index"
done
like .kolm_pollak inequality main '.kolm_pollak["-1"].ede'
undefined concentration_index 'no --rank'
undefined quintile_means 'no --rank'
runs 0 inequality --table main.csv --value x --population w --kind good -q
says_nothing
whole
for e in 0.5 1 2; do
  like ".atkinson[\"$e\"]" inequality main ".atkinson[\"$e\"].index"
  like ".atkinson_ede[\"$e\"]" inequality main ".atkinson[\"$e\"].ede"
done
like .kolm_pollak inequality main '.kolm_pollak["1"].ede'
undefined fgt 'no --line' '{"0":null,"1":null,"2":null}'
undefined theil_t_between 'no --group'

for case in with_zero extreme all_zero; do
  table inequality $case x w >case.csv
  runs 0 inequality --table case.csv --value x --population w
  whole
  for key in gini hoover palma; do
    like .$key inequality $case .$key
  done
  like .theil_t inequality $case .theil_T
  like .theil_l inequality $case .theil_L
done
table inequality fgt_edge x w >case.csv
runs 0 inequality --table case.csv --value x --population w --line 30
says '1 row with 50 people is unreachable'
for a in 0 1 2; do
  like ".fgt[\"$a\"]" inequality fgt_edge .P$a
done
is "the unreachable" "$(jq -c .unreachable out.txt)" '{"rows":1,"population":50}'

table social_inequality concentration deprivation time population cluster >social.csv
social="--table social.csv --value time --population population --rank deprivation --rank-direction high_is_deprived"
runs 0 inequality $social --bounds 0,60 --cluster cluster
whole
for key in concentration_index; do
  like .$key social_inequality concentration .$key
done
like .concentration_index_se social_inequality concentration .se_C_clusters
like .generalised_concentration social_inequality concentration .generalised_GC
like .erreygers social_inequality concentration .erreygers_E
like .wagstaff social_inequality concentration .wagstaff_W
for nu in 1.5 3 5; do
  like ".extended_concentration[\"$nu\"]" social_inequality concentration ".extended_C[\"$nu\"]"
done
like '.achievement["2"]' social_inequality concentration '.achievement_A["2"]'
like .sii social_inequality sii_rii .linear.SII_dep
like .rii social_inequality sii_rii .linear.RII_KM
# Five clusters: Student's quantile with 4 degrees of freedom.
near "the interval of five clusters" "$(jq '.sii_ci[1] - .sii' out.txt)" \
  "$(expected social_inequality sii_rii '.linear.se_SII_cr1 * 2.7764451051977987')" 1e-9
near "on the log scale for the ratio" "$(jq '.rii_ci[1] / .rii | log' out.txt)" \
  "$(expected social_inequality sii_rii '.linear.se_lnRII_KM_cr1 * 2.7764451051977987')" 1e-9
like .gap_abs social_inequality gaps_par .absolute_gap_q1_q5
like .gap_ratio social_inequality gaps_par .relative_gap_q1_q5
like .population_attributable_excess social_inequality gaps_par .total_excess_person_minutes
for q in 0 1 2 3 4; do
  like .quintile_means[$q] social_inequality gaps_par .quintile_mean[$q]
done
cp out.txt clusters.json
runs 0 inequality $social -q
like .concentration_index_se social_inequality concentration .se_C_units
undefined erreygers 'no --bounds'
runs 0 inequality $social --transform log
like .sii social_inequality sii_rii .log_link.SII_dep
like .rii social_inequality sii_rii .log_link.RII_ratio_dep
runs 0 inequality $social --bounds 0,30
undefined wagstaff 'outside the bounds'

table social_inequality sii_logistic_share deprivation share population >share.csv
runs 0 inequality --table share.csv --value share --population population --rank deprivation \
  --rank-direction high_is_deprived --transform logit --kind good
like .sii social_inequality sii_logistic_share .SII_dep
like .rii social_inequality sii_logistic_share .RII_ratio_dep
table social_inequality rii_undefined deprivation time population >steep.csv
runs 0 inequality --table steep.csv --value time --population population --rank deprivation \
  --rank-direction high_is_deprived
whole
like .sii social_inequality rii_undefined .linear.SII_dep
undefined rii 'not above 0; try --transform log'

# The order may be told from either end.
awk -F , 'NR == 1 { print; next } { $1 = -$1; print }' OFS=, social.csv >turned.csv
runs 0 inequality --table turned.csv --value time --population population --rank deprivation \
  --bounds 0,60 --cluster cluster -q
is "low is deprived" "$(jq -c 'del(.rank_direction)' out.txt)" "$(jq -c 'del(.rank_direction)' clusters.json)"

# ---- tables as they come ----

# ; and a decimal comma, a byte order mark, columns in another order, quotes.
{ printf '\357\273\277"kommune, nr";time;w;x\r\n'
  awk -F , 'NR > 1 { sub(/[.]/, ",", $1); printf "\"%s\";0;%s;%s,0\r\n", $3, $2, $1 }' main.csv; } >danish.csv
runs 0 inequality --table main.csv --value x --population w --group group -q
cp out.txt plain.json
runs 0 inequality --table danish.csv --value x --population w --group 'kommune, nr' -q
is "a Danish table" "$(cat out.txt)" "$(cat plain.json)"
# Missing values, people and ranks are counted, on standard error and in the answer.
cat >holes.csv <<'DATA'
t,w,r
10,100,1
20,100,2
,50,3
30,,4
nan,7,5
40,100,
inf,3,6
DATA
runs 0 inequality --table holes.csv --value t --population w --rank r
whole
says '2 rows with 57 people have no value'
says '1 row has no people'
says '1 row with 100 people has no rank'
says '1 row with 3 people is unreachable'
is "left out" "$(jq -c .left_out out.txt)" \
  '{"no_value":2,"no_value_population":57,"no_people":1,"no_rank":1,"no_rank_population":100}'
is "who counts" "$(jq -c '[.n, .population]' out.txt)" '[4,303]'
near "the mean" "$(jq .mean out.txt)" 23.333333333333333
# Without a population everybody is one; a table without rows has nothing.
printf 't\n1\n3\n' >two.csv
runs 0 inequality --table two.csv --value t
near "two people" "$(jq .gini out.txt)" 0.25
printf 't\n' >none.csv
runs 0 inequality --table none.csv --value t
whole
undefined mean 'nobody has a value'
printf 't,w,r\n5,0,1\n6,0,2\n' >empty.csv
runs 0 inequality --table empty.csv --value t --population w --rank r
whole
undefined gini 'nobody has a value'
printf 't,w\n-1,1\n5,1\n' >negative.csv
runs 0 inequality --table negative.csv --value t --population w
undefined theil_t 'negative'
matches "a note" "$(jq -r .notes.gini out.txt)" 'may exceed 1'

# ---- draws ----

awk -F , 'NR == 1 { print $0 ",se,lo,hi"; next } { printf "%s,2,%.15g,%.15g\n", $0, $2 - 3.919927969080108, $2 + 3.919927969080108 }' \
  social.csv >errors.csv
errors="--table errors.csv --value time --population population --rank deprivation --rank-direction high_is_deprived"
runs 0 inequality $errors --se se --simulations 500 --seed 3 -q
cp out.txt se.json
that "the interval holds the value" jq -e '.sii_ci[0] < .sii and .sii < .sii_ci[1]' out.txt
that "and so does that of the ratio" jq -e '.rii_ci[0] < .rii and .rii < .rii_ci[1]' out.txt
runs 0 inequality $errors --lower lo --upper hi --simulations 500 --seed 3 -q
near "limits are errors" "$(jq '.sii_ci[1]' out.txt)" "$(jq '.sii_ci[1]' se.json)" 1e-9
runs 0 inequality $errors --se se --simulations 500 --seed 4 -q
that "another seed draws otherwise" not cmp -s out.txt se.json
for n in 1 2 5; do
  runs 0 inequality $social --cluster cluster --bootstrap 300 --threads $n -q
  cp out.txt threads$n.json
  runs 0 inequality $errors --se se --simulations 500 --seed 3 --threads $n -q
  that "$n threads: simulations" cmp out.txt se.json
done
that "threads leave no trace" cmp threads1.json threads2.json
that "nor do more" cmp threads1.json threads5.json
# One cluster of one rank in five: replicates without a slope are counted.
is "replicates" "$(jq -c '[.bootstrap.replicates, .bootstrap.clusters]' threads1.json)" '[300,5]'
printf 't,r,c\n1,1,a\n2,2,b\n4,3,c\n' >small.csv
runs 0 inequality --table small.csv --value t --rank r --cluster c --bootstrap 300 -q
that "some have no slope" jq -e '.bootstrap.dropped.sii > 0 and .bootstrap.dropped.sii < 100' out.txt

# ---- the values that pysal/inequality publishes ----

oracle="$ADGANG_SOURCE/../shared/oracles/pysal_inequality"
if [ -e "$oracle/expected.csv" ]; then
  # All 43 were recomputed and none is known to be wrong. Not ours: spatial Gini and Wolfson.
  published() {
    grep "^\"*$1\"*,\"*$2\"*," "$oracle/expected.csv" | sed 's/^"[^"]*"/x/; s/,"[^"]*",/,x,/' | cut -d , -f 3
  }
  for year in 1940 1950 1960 1970 1980 1990 2000; do
    runs 0 inequality --table "$oracle/mexico.csv" --value pcgdp$year --group hanson98 --kind good
    near "Theil $year" "$(jq .theil_t out.txt)" "$(published theil_T_mexico pcgdp$year)" 1e-8
    near "between $year" "$(jq .theil_t_between out.txt)" "$(published theil_between_mexico_hanson98 pcgdp$year)" 1e-8
    near "within $year" "$(jq .theil_t_within out.txt)" "$(published theil_within_mexico_hanson98 pcgdp$year)" 1e-8
    [ $year != 1940 ] || near "Gini" "$(jq .gini out.txt)" "$(published gini_mexico_pcgdp1940 gini)" 1e-9
  done
  printf 't,g\n0,a\n0,a\n0,a\n10,b\n10,b\n10,b\n' >zeros.csv
  runs 0 inequality --table zeros.csv --value t --group g
  near "zeros" "$(jq .theil_t out.txt)" 0.6931471805599453
  near "zeros, between" "$(jq .theil_t_between out.txt)" 0.6931471805599453
  near "zeros, within" "$(jq .theil_t_within out.txt)" 0
  printf 't\n10\n20\n30\n40\n50\n' >tens.csv
  runs 0 inequality --table tens.csv --value t --kind good
  near "Atkinson 0.5" "$(jq '.atkinson["0.5"]' out.txt)" 0.06315 1e-5
  near "Atkinson 1" "$(jq '.atkinson["1"]' out.txt)" 0.1316096 1e-5
  near "its equivalent" "$(jq '.atkinson_ede["1"]' out.txt)" 26.0517108 1e-5
  printf 't\n1000\n2000\n1500\n3000\n2500\n' >schutz.csv
  runs 0 inequality --table schutz.csv --value t
  near "Hoover" "$(jq .hoover out.txt)" 0.15
else
  echo "note: the published values of pysal/inequality are not beside the project"
fi

# ---- what can go wrong ----

bad() {
  runs "$1" inequality $2
  says "$3"
  prints_nothing
}
printf 't,w,r,c,se,lo,hi\n1,1,1,a,1,0,2\n2,-5,2,a,-1,3,1\n-inf,1,inf,,,1,1\nx,inf,4,b,1,1,2\n' >bad.csv
t="--table bad.csv --value w"
bad 3 "--table nowhere.csv --value t" 'nowhere\.csv'
bad 3 "--table bad.csv --value q" 'bad\.csv.*q.*no such column'
bad 3 "--table bad.csv --value r --population w" 'line 3.*w.*negative or infinite|bad\.csv.*3.*w.*negative'
bad 3 "--table bad.csv --value t" 'not a number'
printf 't,r\n-inf,1\n' >minus.csv
bad 3 "--table minus.csv --value t" '2.*-inf is no value'
printf 't,r\n1,inf\n' >rank.csv
bad 3 "--table rank.csv --value t --rank r" '2.*r.*infinite'
printf 't,r,se,c,lo,hi\n1,1,1,a,0,2\n2,2,-1,,3,1\n' >se.csv
bad 3 "--table se.csv --value t --rank r --se se" '3.*se.*missing or negative'
bad 3 "--table se.csv --value t --rank r --lower lo --upper hi" '3.*lo.*above the upper'
bad 3 "--table se.csv --value t --cluster c" '3.*c.*the cluster is missing'
bad 2 "--value t" '--table'
bad 2 "--table bad.csv" '--value'
bad 2 "$t --kind bad" '--kind'
bad 2 "$t --rank r --rank-direction up" '--rank-direction'
bad 2 "$t --rank-direction low_is_deprived" 'needs --rank'
bad 2 "$t --bounds 1" '--bounds 1'
bad 2 "$t --bounds 2,1" 'A below B'
bad 2 "$t --line x" '--line x'
bad 2 "$t --line 30 --cap 20" '--cap 20'
bad 2 "$t --transform sqrt" '--transform'
bad 2 "$t --lower lo" 'belong together'
bad 2 "$t --rank r --se se --lower lo --upper hi" 'not both'
bad 2 "$t --se se" 'they need --rank'
bad 2 "$t --bootstrap 10" 'needs --rank'
bad 2 "$t --rank r --bootstrap 1.5" 'whole number'
bad 2 "$t --simulations 0" '--simulations 0'
bad 2 "$t more" 'no option'

finish
