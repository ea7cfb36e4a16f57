#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What can go wrong with `adgang clusters`: the message says what and where, nothing is printed and
# nothing is left behind.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

printf 'id,x,y,v,w,name,people\na,0,0,1,5,A,10\nb,100,0,2,4,B,10\nc,200,0,4,3,C,10\nd,300,0,8,9,D,10\n' >four.csv
printf '4\na 1\nb\nb 2\na c\nc 2\nb d\nd 1\nc\n' >four.gal
sed 's/^c 2/x 2/' four.gal >unknown.gal
sed 's/^b d/b e/' four.gal >neighbour.gal
sed 's/^4/5/' four.gal >five.gal
head -n 5 four.gal >short.gal
head -n 2 four.csv >one.csv
sed 's/,10$/,-1/' four.csv >negative.csv
sed 's/^b,/a,/' four.csv >twice.csv
sed 's/,[0-9]*,\([0-9]\),\([A-D]\)/,,\1,\2/' four.csv >empty.csv
ogr2ogr -q -f GPKG nocrs.gpkg four.csv -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y -nln nocrs
touch before.txt
listing . >before.txt

# bad STATUS REGEX ARGUMENT...
bad() {
  status_wanted=$1 regex=$2
  shift 2
  runs "$status_wanted" clusters "$@"
  says "$regex"
  prints_nothing
  is "$command_line: what is left behind" "$(left_behind before.txt)" ""
  rm -f out.gpkg
}
local="--method local_moran --weights knn:2 -o out.gpkg"

# ---- the command line ----
bad 2 'name the --layer' --value v $local
bad 2 '--value' --layer four.csv $local
bad 2 '--method is' --layer four.csv --value v --method getis --weights knn:2 -o out.gpkg
bad 2 '--second and --method bivariate' --layer four.csv --value v --second w $local
bad 2 '--second and --method bivariate' --layer four.csv --value v --method bivariate --weights knn:2 -o out.gpkg
bad 2 'who is whose neighbour' --layer four.csv --value v --method moran
bad 2 'who is whose neighbour' --layer four.csv --value v $local --neighbours four.gal --id id
bad 2 '--neighbours needs the --id' --layer four.csv --value v --method moran --neighbours four.gal
for kind in knn knn:0 knn:1.5 knn:-2 knn: band:0 band:-5 band:wide bishop ''; do
  bad 2 '--weights .*: is queen, rook, knn:K' --layer four.csv --value v --method moran --weights "$kind"
done
bad 2 '--out where the layer goes' --layer four.csv --value v --method gi_star --weights knn:2
bad 2 '\.gpkg or \.geojson' --layer four.csv --value v --method gi_star --weights knn:2 -o out.shp
bad 2 '--permutations -1' --layer four.csv --value v $local --permutations -1
bad 2 '--permutations 99.5.*whole' --layer four.csv --value v $local --permutations 99.5
bad 2 '--seed x' --layer four.csv --value v $local --seed x
bad 2 '--fdr 0' --layer four.csv --value v $local --fdr 0
bad 2 '--fdr 5' --layer four.csv --value v $local --fdr 5
bad 2 'there is something that is no option' --layer four.csv --value v $local more
touch there.gpkg
listing . >before.txt
bad 2 'exists already.*--overwrite' --layer four.csv --value v --method local_moran --weights knn:2 -o there.gpkg

# ---- the layer ----
bad 3 'nowhere\.csv' --layer nowhere.csv --value v $local
bad 3 'four\.csv.*"?amount"?' --layer four.csv --value amount $local
bad 3 'four\.csv.*"A" is not a number' --layer four.csv --value name $local
bad 3 'four\.csv.*"?shoe"?' --layer four.csv --value v --id shoe $local
bad 3 'twice\.csv.*the id "a" stands twice' --layer twice.csv --value v --id id $local
bad 3 'only 1 unit takes part; it takes at least 3' --layer one.csv --value v --method moran --weights band:100
bad 3 'only 0 units take part' --layer empty.csv --value v --method moran --weights band:100
bad 3 'negative\.csv, row 2, field people: a population of .+1; it must' --layer negative.csv --value v --population people $local
bad 3 'nocrs\.gpkg.*coordinate' --layer nocrs.gpkg --value v --method moran --weights band:100
bad 3 'four\.csv: points have no border' --layer four.csv --value v --method moran --weights queen
bad 3 '4 nearest neighbours: there are only 4 units' --layer four.csv --value v --method moran --weights knn:4
bad 3 '--crs EPSG:4326.*metres' --layer four.csv --value v --crs EPSG:4326 $local

# ---- the file of neighbours ----
gal="--layer four.csv --value v --method moran --id id --neighbours"
bad 3 'unknown\.gal, line 6: "x": no unit of the layer has this id' $gal unknown.gal
bad 3 'neighbour\.gal, line 7: "e": no unit' $gal neighbour.gal
bad 3 'five\.gal, line 1: the file is about 5 units, the layer has 4' $gal five.gal
bad 3 'short\.gal: 2 units of the layer have no line, the first is "c"' $gal short.gal
bad 3 'nowhere\.gal: cannot be opened' $gal nowhere.gal
bad 3 'before\.txt' $gal before.txt
bad 3 'no unit of the layer has this id' --layer four.csv --value v --method moran --id name --neighbours four.gal

# ---- the output ----
bad 1 'nowhere' --layer four.csv --value v --method local_moran --weights knn:2 -o nowhere/out.gpkg

# ---- odd, but usable: nobody is anybody's neighbour ----
runs 0 clusters --layer four.csv --value v --method local_moran --weights band:10 -o far.gpkg
says '4 units have no neighbours'
is "no I, and why" "$(json out.txt '"\(.I) \(.undefined.I)"')" "null no unit has a neighbour"

finish
