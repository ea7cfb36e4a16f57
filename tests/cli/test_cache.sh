#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The cache of roads, from outside: what is in it, what is wrong with it, and where it lies change
# nothing but the time.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# Roads with words nobody knows and a closed one, so that there are warnings to be kept.
cat >town.osm <<END
<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="55.0000000" lon="9"/><node id="2" lat="55.0166667" lon="9"/><node id="3" lat="55.0333333" lon="9"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="secondary"/><tag k="name" v="Ålborgvej"/></way>
<way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="secondary"/><tag k="maxspeed" v="50"/><tag k="oneway" v="yes"/></way>
<way id="3"><nd ref="1"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="access" v="no"/></way>
<way id="4"><nd ref="1"/><nd ref="2"/><tag k="highway" v="secondry"/></way>
</osm>
END
printf 'id,lon,lat\nA,9,55\nB,9,55.0166667\nC,9,55.0333333\n' >places.csv
matrix="matrix --roads town.osm --profile car --origins places.csv --destinations places.csv"

# same_as WHAT: the last run says and prints what the run without a cache did; notes and times aside.
said() {
  grep -v -e '^note: ' -e '^[a-z]*: [0-9.]* s, [0-9]* MB$' "$1"
}
same_as() {
  is "$1: standard output" "$(cat out.txt)" "$(cat plain.out)"
  is "$1: standard error" "$(said err.txt)" "$(said plain.err)"
}
runs 0 $matrix --no-cache -v
says '^warning: town\.osm.*"secondry" \(1\)'
cp out.txt plain.out
cp err.txt plain.err
is "without a cache: notes" "$(grep -c '^note' err.txt)" 0

# ---- cold, warm ----

runs 0 $matrix --cache deep/er/cache -v
says '^note: town\.osm: put into the cache'
same_as "cold"
runs 0 $matrix --cache deep/er/cache -v
says '^note: town\.osm: taken from the cache'
same_as "warm"
runs 0 $matrix --cache deep/er/cache
same_as "warm, without -v"
is "notes without -v" "$(grep -c '^note' err.txt)" 0
runs 0 $matrix --cache deep/er/cache -v --threads 3
says 'taken from the cache'
is "files of the cache" "$(ls -A deep/er/cache | wc -l)" 1
file=$(ls deep/er/cache/*.cache)
is "who may read it" "$(stat -c %a "$file") $(stat -c %a deep/er/cache)" "600 700"
cp "$file" whole

# ---- damaged ----

size=$(stat -c %s whole)
damaged() {
  runs 0 $matrix --cache deep/er/cache -v
  says '^note: town\.osm: the cache is damaged'
  says '^note: town\.osm: put into the cache'
  same_as "$1"
  that "$1: made anew" cmp whole "$file"
}
for left in 0 1 15 16 80 87 88 100 $((size / 2)) $((size - 64)) $((size - 1)); do
  head -c $left whole >"$file"
  damaged "cut to $left bytes"
done
step=97
[ -z "${ADGANG_BRIEF:-}" ] || step=997
for at in $(seq 0 $step $((size - 1))) $((size - 1)); do
  cp whole "$file"
  byte=$(od -An -tu1 -j $at -N 1 whole)
  # shellcheck disable=SC2059
  printf "\\$(printf %o $((byte ^ (1 << (at % 8)))))" | dd of="$file" bs=1 seek=$at conv=notrunc 2>/dev/null
  damaged "byte $at changed"
done
{ cat whole; echo; } >"$file"
damaged "a byte too many"
rm "$file" && ln -s "$WORK/whole" "$file"
damaged "a link"
rm -f "$file" && mkfifo "$file"
damaged "a pipe"
# Another key's file under this name.
sed 's/car/bicycle/' <<END >other.txt
$matrix
END
runs 0 $(cat other.txt) --cache other -v
cp other/*.cache "$file"
damaged "another key's"

# ---- what makes another key ----

# anew WHAT ARGUMENT...: what is in the cache is not taken.
anew() {
  what=$1
  shift
  runs 0 "$@" --cache deep/er/cache -v
  is "$what: taken" "$(grep -c 'taken from the cache' err.txt)" 0
  says 'put into the cache'
}
anew "another profile" matrix --roads town.osm --profile walk --origins places.csv --destinations places.csv
anew "another CRS" $matrix --crs EPSG:32632
anew "classes to stop on" $matrix --no-snap primary
anew "an option of GDAL" $matrix --config OSM_USE_CUSTOM_INDEXING NO
sed 's/limit_kmh: 80, factor: 0.85}/limit_kmh: 80, factor: 0.5}/' "$ADGANG_SOURCE/data/profiles/car.yaml" >own.yaml
anew "a profile of one's own" matrix --roads town.osm --profile own.yaml --origins places.csv --destinations places.csv
sed -i 's/factor: 0.5}/factor: 0.6}/' own.yaml
anew "the same, changed" matrix --roads town.osm --profile own.yaml --origins places.csv --destinations places.csv
runs 0 $matrix --cache deep/er/cache --lang da
is "another language: findings" "$(said err.txt | grep -c 'way has a value')" 0
touch town.osm
runs 0 $matrix --cache deep/er/cache -v
says 'taken from the cache'
sed -i 's/maxspeed" v="50"/maxspeed" v="60"/' town.osm
anew "the roads changed" $matrix
is "the roads changed: minutes" "$([ "$(cat out.txt)" = "$(cat plain.out)" ] && echo same)" ""
sed -i 's/maxspeed" v="60"/maxspeed" v="50"/' town.osm

# ---- where it cannot be ----

: >a_file
runs 0 $matrix --cache a_file/cache -v
says '^note: town\.osm: not put into the cache: .*a_file'
same_as "no folder"
if [ -w /dev/full ] && [ "$(id -u)" != 0 ]; then
  mkdir locked && chmod 500 locked
  runs 0 $matrix --cache locked -v
  says 'not put into the cache'
  same_as "a folder that cannot be written"
  chmod 700 locked
fi
# A disk that is full: no file may grow.
(
  ulimit -f 0
  trap '' XFSZ
  "$ADGANG" $matrix --cache full -v 2>&1 >/dev/null
) | cat >full.txt
matches "a full disk" "$(cat full.txt)" 'not put into the cache'
is "a full disk: left behind" "$(ls -A full)" ""

# ---- which folder ----

ADGANG_CACHE=$WORK/by_variable
runs 0 $matrix -v
says 'put into the cache .*by_variable'
runs 0 $matrix -v --no-cache
is "--no-cache: notes" "$(grep -c '^note' err.txt)" 0
unset ADGANG_CACHE
XDG_CACHE_HOME=$WORK/xdg HOME=$WORK/home
export XDG_CACHE_HOME HOME
runs 0 $matrix -v
is "quickly read: notes" "$(grep -c '^note' err.txt)" 0
that "quickly read: no folder" test ! -e xdg -a ! -e home
# What took long lies where it is looked for.
mkdir xdg && cp -r deep/er/cache xdg/adgang
runs 0 $matrix -v
says 'taken from the cache .*/xdg/adgang/'
runs 2 $matrix --cache x --no-cache
says 'exclude'
runs 2 $matrix --cache ''
says 'which folder'
ADGANG_CACHE=
export ADGANG_CACHE

# ---- at the same time ----

for i in 1 2 3 4 5 6; do
  "$ADGANG" $matrix --cache shared >shared.$i.txt 2>/dev/null &
done
wait
for i in 1 2 3 4 5 6; do
  is "together $i" "$(cat shared.$i.txt)" "$(cat plain.out)"
done
is "together: files" "$(ls -A shared | wc -l)" 1

# ---- whole commands ----

tiny region
for options in --no-cache "--cache runs" "--cache runs"; do
  runs 0 run region/projekt.yaml --out results $options -v --overwrite
  cp err.txt run.err
  mv results/run.json .
  sum=$(tree_sum results)
  mv run.json results
  is "run $options" "$sum" "${first_sum:=$sum}"
  runs 0 explain region/projekt.yaml --at 500500,6100500 $options
  is "explain $options" "$(cat out.txt)" "${first_words:=$(cat out.txt)}"
  runs 0 check region/projekt.yaml $options
  is "check $options" "$(cat out.txt)" "${first_check:=$(cat out.txt)}"
done
matches "run: the second time" "$(cat run.err)" '^note: .*taken from the cache'
finish
