#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every command on the tiny region under valgrind: no access outside what is allocated, nothing read
# before it is set, nothing of ours lost. What GDAL, PROJ, GEOS and OpenMP keep for ever is not counted:
# only blocks that no pointer finds any more are.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs valgrind

tiny region
printf 'id,x,y\na,551500,6131400\nb,552500,6131400\nc,557500,6130400\n' >places.csv
printf 'from,to,minutes\na,b,1\nb,c,2\n' >edges.csv

# The path has a speed by its class only, which matrix does not take.
ogr2ogr roads.gpkg region/roads.geojson -where "kmh IS NOT NULL OR min IS NOT NULL"

# clean ARGUMENT...: as `runs 0`, under valgrind.
clean() {
  command_line="adgang $*"
  valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
    --errors-for-leak-kinds=definite --log-file=valgrind.txt \
    "$ADGANG" "$@" >out.txt 2>err.txt </dev/null
  status=$?
  is "$command_line, status" "$status" 0
  is "$command_line, valgrind" "$(head -c 2000 valgrind.txt)" ""
}

clean run region/projekt.yaml --out out --threads 2
clean check region/projekt.yaml --out found
clean explain region/projekt.yaml --at 551500,6131400
clean explain region/projekt.yaml --at 551500,6131400 --json
clean init new --lang en
clean matrix --roads roads.gpkg --speed kmh --minutes min --class klasse --oneway retning \
  --origins places.csv --destinations places.csv -o matrix.gpkg
clean matrix --edges edges.csv --origins places.csv --destinations places.csv --nearest 2
clean matrix --straight --origins places.csv --destinations places.csv

finish
