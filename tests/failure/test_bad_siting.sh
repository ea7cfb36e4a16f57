#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang siting` asked the wrong way, with wrong tables and wrong OR-Library files: exit status 2 or 3,
# what is wrong and where, and nothing on standard output.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

tables() {
  printf 'origin,destination,minutes\na,F,5\nb,F,7\na,G,9\n' >od.csv
  printf 'id,demand,rank\na,10,1\nb,7,2\n' >d.csv
  printf 'id,supply\nF,20\nG,10\n' >s.csv
}
# wrong_use REGEX ARGUMENT...
wrong_use() {
  regex=$1
  shift
  runs 2 siting "$@"
  says "$regex"
  prints_nothing
}
tables
set -- --matrix od.csv --demand d.csv
wrong_use 'name the tables' --model p_median --p 1
wrong_use '--model is p_median' "$@" --p 1
wrong_use '--model is p_median' "$@" --p 1 --model median
wrong_use 'needs --p' "$@" --model p_median
wrong_use 'needs --limit' "$@" --model mclp --p 1
wrong_use 'needs --limit' "$@" --model lscp
wrong_use 'leave --p out' "$@" --model lscp --limit 5 --p 1
wrong_use 'only mclp and lscp' "$@" --model p_center --limit 5 --p 1
wrong_use '--p -1' "$@" --model p_median --p -1
wrong_use '--p 1.5: must be a whole number' "$@" --model p_median --p 1.5
wrong_use '--time-limit 0' "$@" --model p_median --p 1 --time-limit 0
wrong_use '--single goes with' "$@" --model p_median --p 1 --single
wrong_use 'go with p_median' "$@" --model p_center --p 1 --capacity s.csv
wrong_use 'exclude each other' "$@" --model p_median --p 1 --capacity s.csv --rank-weights rank
wrong_use 'goes with --rank-weights' "$@" --model p_median --p 1 --rank-direction low_is_deprived
wrong_use '--orlib takes the place' "$@" --model p_median --orlib x.txt
wrong_use 'everything is an option' "$@" --model p_median --p 1 more

# bad REGEX MUTATION [ARGUMENT...]: the tables, one of them changed.
bad() {
  regex=$1
  tables
  eval "$2"
  shift 2
  case " $* " in *" --p "*) ;; *) set -- --p 1 "$@" ;; esac
  runs 3 siting --matrix od.csv --demand d.csv --model p_median "$@"
  says "$regex"
  prints_nothing
}
bad 'od\.csv, row 3, field minutes: -1 minutes' "sed -i 's/b,F,7/b,F,-1/' od.csv"
bad 'od\.csv, row 5: the pair a, F stands twice' "echo a,F,9 >>od.csv"
bad 'od\.csv.*no row has an origin of d\.csv' "printf 'origin,destination,minutes\nx,F,1\n' >od.csv"
bad 'd\.csv, row 3, field demand: -7' "sed -i 's/b,7/b,-7/' d.csv"
bad 'd\.csv, row 4, field id: the id "a" stands twice' "echo a,1,1 >>d.csv"
bad 'd\.csv, field none: the table has no such column' : --rank-weights none
bad 's\.csv, row 2, field supply: -20' "sed -i 's/F,20/F,-20/' s.csv" --capacity s.csv
bad '"H" is no candidate; candidates are the destinations' : --fixed H
bad '"" is no candidate' : --fixed F,
bad '2 sites are asked for and there is only 1 candidate' : --fixed F --p 2
bad '9 sites are asked for and there are only 2 candidates' : --p 9
bad 'no site is open' : --p 0
bad '3 minutes, less than the longest way of 9' : --unreachable 3

# orlib REGEX TEXT
orlib() {
  printf "$2" >pmed.txt
  runs 3 siting --model p_median --orlib pmed.txt
  says "$1"
  prints_nothing
}
orlib 'pmed\.txt, line 0: the file ends before the number of nodes' ''
orlib 'pmed\.txt, line 1: "x" is no number of nodes' 'x 1 1\n'
orlib 'pmed\.txt, line 1: "3" is no number of sites' '2 1 3\n1 2 4\n'
orlib 'pmed\.txt, line 2: "3" is no node, which is a number from 1 to 2' '2 1 1\n1 3 4\n'
orlib 'pmed\.txt, line 2: "1\.5" is no node' '2 1 1\n1.5 2 4\n'
orlib 'pmed\.txt, line 3: "-4" is no cost' '2 1 1\n1\n2 -4\n'
orlib 'pmed\.txt, line 2: the file ends before the node' '2 2 1\n1 2 4\n'
orlib 'pmed\.txt, line 3: there is more than the 1 edges' '2 1 1\n1 2 4\n1 2 5\n'
runs 3 siting --model p_median --orlib nowhere.txt
says 'nowhere\.txt: cannot be opened'
finish
