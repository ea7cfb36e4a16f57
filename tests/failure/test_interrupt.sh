#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Ctrl-C, and the polite kill, at many moments of a longer run: exit status 130, a word on standard
# error, no half-written output, no temporary folder; an old output stays whole to the last byte.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
interrupt="$ADGANG_TEST_PROGRAMS/interrupt"
[ -x "$interrupt" ] || skip "the program interrupt is not built"

model region
tiny small
runs 0 run small/projekt.yaml --out old -q
old_sum=$(tree_sum old)
touch before.txt said.txt
listing . >before.txt
n_stopped=0

# stop SIGNAL WHEN OUTPUT ARGUMENT...: interrupts adgang ARGUMENT... and looks at what is left. A run
# that was quicker than the signal, or past its last step, must have written everything.
stop() {
  signal=$1 when=$2 output=$3
  shift 3
  command_line="SIG$signal at $when: adgang $*"
  began=$(date +%s)
  "$interrupt" "$signal" "$when" "$ADGANG" "$@" >out.txt 2>err.txt
  status=$?
  took=$(($(date +%s) - began))
  # Sanitizers make everything slow, and a full machine does the rest.
  [ "$took" -le "$([ -z "${ADGANG_BRIEF:-}" ] && echo 10 || echo 60)" ] && right || wrong "$command_line: took $took s to stop"
  case $status in
  0)
    that "$command_line: what is not stopped is whole" test -e "$output"
    rm -rf "$output"
    ;;
  130 | 143)
    # Killed before the program listens is as good as stopped; SIGTERM has its own number then.
    [ "$status" = 130 ] || [ "$signal" = TERM ] && right || wrong "$command_line: exit status $status"
    n_stopped=$((n_stopped + 1))
    that "$command_line: no output" not test -e "$output"
    ;;
  *)
    wrong "$command_line: exit status $status; $(head -c 300 err.txt)"
    ;;
  esac
  is "$command_line: what is left behind" "$(left_behind before.txt)" ""
  rm -rf ./out*.adgang-* "$output"
}

for ms in 0 40 150 400 900 1600; do
  stop INT $ms out run region/projekt.yaml --out out
done
for ms in 100 700; do
  stop TERM $ms out run region/projekt.yaml --out out -q
done
for pattern in 'out.adgang-*' 'out.adgang-*/results.json' 'out.adgang-*/adgang.gpkg' \
  'out.adgang-*/geojson' 'out.adgang-*/rasters/minutes_*.tif'; do
  stop INT "$pattern" out run region/projekt.yaml --out out -q
done
stop INT 'out.adgang-*' out check region/projekt.yaml --out out
stop INT 300 out check region/projekt.yaml --out out
stop INT 500 out gain region/projekt.yaml --service sundhedshus --out out
if [ "$n_stopped" -ge 9 ]; then
  right
else
  wrong "only $n_stopped runs were stopped: the moments are too late to test anything"
fi

# ---- over an old output ----

for when in 400 'old.adgang-*/results.json' 'old.adgang-*/adgang.gpkg' 'old.adgang-*/report.html'; do
  command_line="SIGINT at $when with --overwrite"
  "$interrupt" INT "$when" "$ADGANG" run region/projekt.yaml --out old --overwrite -q >out.txt 2>err.txt
  status=$?
  if [ $status = 130 ]; then
    is "$command_line: the old output" "$(tree_sum old)" "$old_sum"
  else
    is "$command_line: status" "$status" 0
    is "$command_line: the new output is whole" "$(json old/run.json '.outputs | length')" \
      "$(cd old && find . -type f ! -name run.json | wc -l | tr -d ' ')"
    rm -rf old
    runs 0 run small/projekt.yaml --out old -q
    old_sum=$(tree_sum old)
  fi
  is "$command_line: what is left behind" "$(left_behind before.txt)" ""
done

# ---- what it says ----

"$interrupt" INT 'out.adgang-*' "$ADGANG" run region/projekt.yaml --out out >out.txt 2>err.txt
is "status" "$?" 130
matches "standard error" "$(cat err.txt)" '(stopped.*no output was written|afbrudt.*intet resultat er skrevet)'
is "standard output" "$(cat out.txt)" ""
is "what is left behind" "$(left_behind before.txt)" ""

# ---- matrix and init ----

awk 'BEGIN { print "id,x,y"; srand(1)
  for (i = 0; i < 700; i++) printf "p%d,%d,%d\n", i, 480000 + 140000 * rand(), 6070000 + 120000 * rand() }' >places.csv
listing . >before.txt
for out in matrix.csv matrix.gpkg; do
  stop INT 250 $out matrix --roads region/veje.shp --speed hast_kmh --minutes min --class vejklasse \
    --oneway ensrettet --origins places.csv --destinations places.csv -o $out
done
stop INT 'matrix.adgang-*' matrix.gpkg matrix --straight --origins places.csv --destinations places.csv \
  -o matrix.gpkg
for when in 0 'new/befolkning_100m*' 'new/projekt.adgang-*'; do
  command_line="SIGINT at $when: init --example"
  "$interrupt" INT "$when" "$ADGANG" init new --example >out.txt 2>err.txt
  status=$?
  if [ $status = 0 ]; then
    is "$command_line: what is not stopped is whole" "$(ls new | wc -l)" "$(ls "$ADGANG_SOURCE/data/model_region" | wc -l)"
  else
    is "$command_line: status" $status 130
    that "$command_line: no half-copied folder" not test -e new
  fi
  rm -rf new
done

finish
