#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang measure`: the golden worlds from the command line, tables as people write them, the PySAL
# oracle where it lies beside the project, and what can go wrong.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
golden=$ADGANG_SOURCE/tests/golden

# world FILE CASE DEMAND CAPACITY: the tables of a golden case.
world() {
  jq -r ".cases[] | select(.name == \"$2\") | .input.$3 | to_entries[] | \"c\(.key),\(.value)\"" \
    "$golden/$1.json" | sed '1i id,demand' >D.csv
  jq -r ".cases[] | select(.name == \"$2\") | .input.$4 | to_entries[] | \"f\(.key),\(.value)\"" \
    "$golden/$1.json" | sed '1i id,supply' >S.csv
  jq -r ".cases[] | select(.name == \"$2\") | .input.time_min | to_entries[] | .key as \$i | .value |
    to_entries[] | \"c\(\$i),f\(.key),\(.value)\"" "$golden/$1.json" |
    sed '1i origin,destination,minutes' >OD.csv
}
# values MEASURE OPTION...: runs it; one value a line in out.values. Exit 0 is a fact.
values() {
  runs 0 measure "$@" --matrix OD.csv --demand D.csv --supply S.csv -q
  sed 1d out.txt | cut -d , -f 2 >out.values
}
# as_golden FILE CASE PATH: compares the values with what is expected there; unreachable is empty.
as_golden() {
  jq -r ".cases[] | select(.name == \"$2\") | .expected | $3 | .[]" "$golden/$1.json" |
    sed 's/^inf$//' >expected.values
  paste out.values expected.values | awk -v what="$2 $3" '{ print what, NR "\t" $0 }' >both.values
  compare "${4:-1e-9}" <both.values
}

world access basic population capacity
values nearest
as_golden access basic .nearest_time
values k_nearest --k 2
as_golden access basic .k2_mean_strict
values k_nearest --k 2 --available
as_golden access basic .k2_mean_available
values k_nearest --k 3
as_golden access basic .k3_mean_strict
values cumulative --limit 30
as_golden access basic .cumulative_capacity_30
values choice --limit 30
as_golden access basic .choice_30
values gravity --decay exponential --half-life 15
as_golden access basic .gravity.exp
values gravity --decay power --decay-parameter 1.5
as_golden access basic .gravity.power
values gravity --decay gaussian --decay-parameter 15
as_golden access basic .gravity.gauss
values gravity --decay log_logistic --decay-parameter 20,3
as_golden access basic .gravity.loglogistic
values gravity --decay gaussian_truncated --limit 30
as_golden access basic .gravity.gauss_trunc
values gravity --decay linear --decay-parameter 30
as_golden access basic .gravity.linear
values gravity --steps 10,20,30 --weights 1,0.68,0.22
as_golden access basic .gravity.step

world fca family demand capacity
values 2sfca --limit 30
as_golden fca family '.["2sfca"].A_i'
values kd2sfca --limit 30
as_golden fca family .kd2sfca.A_i
for member in e2sfca m2sfca 3sfca huff3sfca mh3sfca bfca; do
  values $member --steps 10,20,30 --weights 1,0.68,0.22
  as_golden fca family ".[\"$member\"].A_i"
done
values e2sfca --steps 10,20,30 --per 100000
near "per 100,000" "$(sed -n 1p out.values)" 296.82190441266353 1e-12
values gravity --decay logistic --half-life 12
near "half at the half-life, 2 specialists 12 minutes away" \
  "$(awk 'BEGIN { s = 3.14159265358979 / (4 * sqrt(3)); print 4 / (1 + exp(s * -7)) + 2 / 2 + 6 / (1 + exp(s * 18)) }')" \
  "$(sed -n 1p out.values)" 1e-5
for case in raam_two_clinics_one_origin raam_two_origins raam_tau_small_no_sharing raam_main; do
  world fca $case demand capacity
  values raam --tau "$(jq ".cases[] | select(.name == \"$case\") | .params.tau_min" "$golden/fca.json")"
  as_golden fca $case .cost_i
done

# What is left over is told.
world fca family demand capacity
runs 0 measure e2sfca --steps 10,20,30 --matrix OD.csv --demand D.csv --supply S.csv -o o.csv
prints_nothing
says '^warning: 3 of the supply of 15 is unused: nobody is in reach of 1 facility'
says '^warning: 40 of 4,090 people reach no open facility \(1 place\)'
runs 0 measure 3sfca --steps 10,20,30 --matrix OD.csv --demand D.csv --supply S.csv
says '1 facility without supply still draws people'
runs 2 measure nearest --matrix OD.csv --demand D.csv --supply S.csv -o o.csv
says 'exists already.*--overwrite'
runs 0 measure nearest --matrix OD.csv --demand D.csv --supply S.csv -o o.csv --overwrite
is "the last facility of a tie is not the nearest" "$(cell o.csv c2 value)" 8.000000

# As a Danish spreadsheet writes it: semicolons, decimal commas; ids with noughts stay text.
printf 'origin;destination;minutes\n0259;01;12,5\n259;01;inf\n' >od.csv
printf 'id;demand\n0259;10,5\n259;3\n' >d.csv
printf 'id;supply\n01;2,5\n' >s.csv
runs 0 measure nearest --matrix od.csv --demand d.csv --supply s.csv -q
prints '^0259,12\.500000$'
prints '^259,$'

# Ids that do not fit are counted, never dropped in silence.
printf 'origin,destination,minutes\na,F,5\nx,F,1\na,G,2\n' >od.csv
printf 'id,demand\na,10\nb,7\n' >d.csv
printf 'id,supply\nF,2\nH,1\n' >s.csv
runs 0 measure nearest --matrix od.csv --demand d.csv --supply s.csv
says '1 row is left out: its id is not in d\.csv, first "x" in line 3'
says '1 row is left out: its id is not in s\.csv, first "G" in line 4'
says 'd\.csv: 1 place \(7 people\) has no row in od\.csv'
says 's\.csv: 1 facility has no row in od\.csv'

# Zones.
printf 'id,demand,zone\na,10,z1\nb,0,z2\nc,5,\n' >d.csv
printf 'id,supply,zone\nF,2,z1\nH,1,z9\n' >s.csv
runs 0 measure ratio --demand d.csv --supply s.csv
is "the ratio of zones" "$(paste -sd ' ' out.txt)" "id,value a,0.2 b, c,"
says '1 facility \(supply 1\) lies in no zone of d\.csv'

# The oracle: PySAL's access on its own worlds.
oracle=$ADGANG_SOURCE/../shared/oracles/pysal_access
if [ -e "$oracle/expected.csv" ]; then
  # as_oracle CASE TOLERANCE: compares the values with the oracle's.
  as_oracle() {
    awk -F , -v name="$1" 'index($0, name ",") == 1 || index($0, "\"" name "\",") == 1 {
      sub(/^"[^"]*",|^[^,]*,/, ""); print $2 }' "$oracle/expected.csv" >expected.values
    paste out.values expected.values | awk -v what="$1" '{ print what, NR "\t" $0 }' >both.values
    compare "$2" <both.values
  }
  cut -d , -f 1,4 "$oracle/grid5_random.csv" | sed '1s/.*/id,demand/' >D.csv
  cut -d , -f 1,5 "$oracle/grid5_random.csv" | sed '1s/.*/id,supply/' >S.csv
  sed '1s/.*/origin,destination,minutes/' "$oracle/grid5_random_costs.csv" >OD.csv
  values 2sfca --limit 30
  as_oracle grid5_random_2sfca 1e-9
  values e2sfca --steps 10,20,30
  as_oracle grid5_random_e2sfca 1e-9
  values kd2sfca --decay gaussian --decay-parameter 20 --limit 30
  as_oracle grid5_random_g2sfca 1e-9
  # Known to be wrong there: its 3SFCA adds the row up over places beyond the limit as well, which
  # nobody can choose. Its value is that of steps without the limit in the sum; ours is checked against
  # the formula, and must differ.
  values 3sfca --decay gaussian --decay-parameter 20 --limit 30
  awk -F , 'FILENAME ~ /^D/ { if (FNR > 1) demand[$1] = $2; next }
    FILENAME ~ /^S/ { if (FNR > 1) supply[$1] = $2; next }
    FNR > 1 && $3 <= 30 { n++; o[n] = $1; d[n] = $2; w[n] = exp(-$3 * $3 / 800); row[$1] += w[n] }
    END { for (k = 1; k <= n; k++) { v[k] = w[k] * w[k] / row[o[k]]; all[d[k]] += demand[o[k]] * v[k] }
          for (k = 1; k <= n; k++) a[o[k]] += supply[d[k]] / all[d[k]] * v[k]
          for (i = 1; i <= 25; i++) printf "%.15g\n", a[i] }' D.csv S.csv OD.csv >formula.values
  paste out.values formula.values | awk '{ print "3sfca by its formula", NR "\t" $0 }' >both.values
  compare 1e-9 <both.values
  # Known to be wrong there: its RAAM stops after 150 rounds of moving whole people, here far from the
  # equilibrium. In one, nobody pays more than a neighbour who takes him along to the neighbour's own
  # choice, c_i <= c_k + max_j (t_ij - t_kj) / tau; its values break that, ours may not.
  values raam
  grep '^grid5_random_raam,' "$oracle/expected.csv" | cut -d , -f 3 >expected.values
  for whose in out expected; do
    awk -F , 'FILENAME ~ /values/ { c[FNR] = $1; next } FNR > 1 { t[$1, $2] = $3 }
      END { for (i = 1; i <= 25; i++) for (k = 1; k <= 25; k++) {
              most = -1e9
              for (j = 1; j <= 25; j++) if (t[i, j] - t[k, j] > most) most = t[i, j] - t[k, j]
              if (c[i] > c[k] + most / 60 + 1e-9) broken++ }
            print broken + 0 }' $whose.values OD.csv >$whose.broken
  done
  is "neighbours who pay too much" "$(cat out.broken)" 0
  that "the published values are no equilibrium" test "$(cat expected.broken)" -gt 0
  for scenario in 0 1 2 3; do
    sed '1s/.*/id,demand/' "$oracle/hospital_tracts.csv" | cut -d , -f 1,2 >D.csv
    cut -d , -f 1,3 "$oracle/hospital_tracts.csv" | sed '1s/.*/id,supply/' >S.csv
    { echo origin,destination,minutes; grep "^$scenario," "$oracle/hospital_costs.csv" | cut -d , -f 2-; } >OD.csv
    values 2sfca --limit 61
    as_oracle "hospital_s${scenario}_2sfca_binary_max61" 1e-9
    values kd2sfca --decay power --decay-parameter 1 --limit 61
    as_oracle "hospital_s${scenario}_2sfca_weight=1/cost_max61" 1e-9
    values e2sfca --steps 10,20,40
    as_oracle "hospital_s${scenario}_e2sfca_step(10:1,20:.68,40:.22)" 1e-9
    values raam
    as_oracle "hospital_s${scenario}_raam_tau60_default" 0.05
  done
  # Its 3SFCA of the last scenario, in which nothing lies beyond the limit; in the others it adds up rows
  # over places nobody can choose, as above.
  values 3sfca --decay power --decay-parameter 1 --limit 61
  as_oracle "hospital_s3_3sfca_weight=1/cost_max61" 1e-9
  # The published values of its gravity weight (x / 20)^-2 with a least distance of 1, as the access of
  # places x minutes from a facility of 20^2.
  printf 'id,supply\nf,400\n' >S.csv
  echo id,demand >D.csv
  echo origin,destination,minutes >OD.csv
  for x in 0 1 2 20 40 60; do
    echo "x=$x,1" >>D.csv
    echo "x=$x,f,$x" >>OD.csv
  done
  values gravity --decay power --decay-parameter 2
  as_oracle "gravity(scale=20,alpha=-2,min_dist=1)" 0.005
else
  echo "note: the PySAL oracle is not beside the project"
fi

# Wrong use.
world fca family demand capacity
wrong_use() {
  runs 2 measure $1 --matrix OD.csv --demand D.csv --supply S.csv -o bad.tmp
  says "$2"
  that "$1: no output" not test -e bad.tmp
}
wrong_use "" 'name one measure'
wrong_use "furthest" 'no such measure'
wrong_use "2sfca" 'needs --limit'
wrong_use "gravity" 'needs --decay'
wrong_use "gravity --decay square --half-life 5" 'possible are exponential'
wrong_use "gravity --decay exponential" 'needs --half-life or --decay-parameter'
wrong_use "gravity --decay logistic --decay-parameter 20" 'this decay has 2'
wrong_use "gravity --decay gaussian --half-life 5 --decay-parameter 3" 'exclude each other'
wrong_use "gravity --decay power --half-life 1" 'half-life 1'
wrong_use "e2sfca --steps 10,20 --weights 1" '2 steps and 1 weights'
wrong_use "e2sfca --steps 30,20,10" 'increase'
wrong_use "e2sfca --steps 10,,20" 'separated by commas'
wrong_use "e2sfca --weights 1,-1,0" '--weights -1'
wrong_use "nearest --tau 60" 'nearest has no use for --tau'
wrong_use "k_nearest" 'needs --k'
wrong_use "k_nearest --k 1.5" 'whole number'
wrong_use "dual" 'needs --opportunities'
wrong_use "raam --tau 0" '--tau 0'
runs 2 measure nearest --demand D.csv --supply S.csv
says '--matrix, --demand and --supply'
finish
