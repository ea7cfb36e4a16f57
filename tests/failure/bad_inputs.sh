# SPDX-License-Identifier: MPL-2.0
# Tables of what a user can get wrong, one line a case. Each case is a fresh copy of the tiny region with
# one thing changed. A case that must fail (`bad`) ends with the promised exit status, says which file,
# which place and what to do, prints nothing, and leaves no output, no temporary file and no changed old
# output. A case that may pass says in results.json what was odd (`odd`), or gives the numbers of the
# unchanged region (`same`). Sourced by the test_bad_*.sh and test_same_*.sh beside it.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs ogr2ogr gdal_translate iconv

touch listing.txt
tiny good
runs 0 run good/projekt.yaml --out reference -q
reference_numbers=$(jq -cS '[.population, .services, .islands]' reference/results.json)
cp -R reference old
old_sum=$(tree_sum old)

# fresh NAME MUTATION [plain]: the changed copy, in the folder `case`; plain leaves the maps out, which
# takes less time.
fresh() {
  case_name=$1
  rm -rf case
  tiny case
  [ "${3:-}" != plain ] ||
    sed 's/^outputs:.*/outputs: {geojson: false, rasters: false, qgis: false, report: none}/' \
      good/projekt.yaml >case/projekt.yaml
  (cd case && eval "$2") || wrong "$1: the mutation itself failed"
}

# bad NAME STATUS REGEX MUTATION: fails with the status and a message that matches.
bad() {
  fresh "$1" "$4"
  rm -rf out
  listing . >listing.txt
  runs "$2" run case/projekt.yaml --out out
  [ "$status" -eq "$2" ] || printf '    (the case "%s")\n' "$1"
  matches "$1: the message" "$(cat err.txt)" "$3"
  is "$1: standard output" "$(cat out.txt)" ""
  is "$1: what is left behind" "$(left_behind listing.txt)" ""
  rm -rf out
  # The sanitizers, which are slow, have nothing new to see in the second run.
  [ -z "${ADGANG_BRIEF:-}" ] || return 0
  runs "$2" run case/projekt.yaml --out old --overwrite -q
  is "$1: what is left behind with --overwrite" "$(left_behind listing.txt)" ""
  is "$1: the old output" "$(tree_sum old)" "$old_sum"
  [ "$status" -ne 0 ] || { rm -rf old && cp -R reference old; }
}

# odd NAME REGEX MUTATION: passes, and a warning in results.json and on standard error matches.
odd() {
  fresh "$1" "$3" plain
  rm -rf out
  runs 0 run case/projekt.yaml --out out
  [ "$status" -eq 0 ] || printf '    (the case "%s")\n' "$1"
  matches "$1: a warning in results.json" "$(json out/results.json '.warnings[]' 2>&1)" "$2"
  matches "$1: a warning on standard error" "$(cat err.txt)" "^warning: .*($2)"
  that "$1: population is a number" jq -e '.population | type == "number"' out/results.json
}

# same NAME MUTATION: passes with exactly the numbers of the unchanged region.
same() {
  fresh "$1" "$2" plain
  rm -rf out
  runs 0 run case/projekt.yaml --out out -q
  [ "$status" -eq 0 ] || printf '    (the case "%s")\n' "$1"
  is "$1: the numbers" "$(jq -cS '[.population, .services, .islands]' out/results.json 2>&1)" \
    "$reference_numbers"
}

# result FILTER VALUE: a number in the results of the last odd or same.
result() {
  is "$case_name: $1" "$(jq -cr "$1" out/results.json 2>&1)" "$2"
}

# Mutations, in the folder of the case.
edit() { sed "$2" "$1" >changed && mv changed "$1"; }
y() { edit projekt.yaml "$1"; }
csv() { edit facilities.csv "$1"; }
asc() { edit people.asc "$1"; }
j() { jq "$2" "$1" >changed && mv changed "$1"; }
cut_to() { size=$(wc -c <"$1") && head -c $((size * $2 / 100)) "$1" >changed && mv changed "$1"; }
# The same layer or raster in another format, named in the project.
shp() { ogr2ogr -lco ENCODING=UTF-8 "$1.shp" "$1.geojson" && y "s/$1\.geojson/$1.shp/"; }
gpkg() { ogr2ogr "$1.gpkg" "$1.geojson" && y "s/$1\.geojson/$1.gpkg/"; }
tif() { gdal_translate -q "$@" people.asc people.tif && y 's/people\.asc/people.tif/'; }
# A raster of raw floats; the first cell, people off the road, becomes what the four bytes say.
raw() {
  gdal_translate -q -of ENVI -ot Float32 people.asc people.bin && rm people.asc people.prj &&
    printf "$1" | dd of=people.bin bs=1 conv=notrunc 2>dd.txt && rm dd.txt && y 's/people\.asc/people.bin/'
}
# OpenStreetMap for the roads: four nodes, and the ways given.
osm() {
  {
    echo '<?xml version="1.0"?><osm version="0.6">'
    echo '<node id="1" lat="55.30" lon="9.80"/><node id="2" lat="55.30" lon="9.81"/>'
    echo '<node id="3" lat="55.31" lon="9.81"/><node id="4" lat="55.31" lon="9.80"/>'
    echo "$1</osm>"
  } >roads.osm && y 's/^  roads: .*/  roads: {path: roads.osm, profile: car}/'
}
# A Shapefile of roads whose first coordinate becomes what the eight bytes say.
first_x() { shp roads && printf "$1" | dd of=roads.shp bs=1 seek=156 conv=notrunc 2>dd.txt && rm dd.txt; }
# The population from a field `folk` of the municipalities instead of the raster.
folk() { j kommuner.geojson "$1" && y 's/path: people\.asc/path: kommuner.geojson\n  field: folk/'; }
