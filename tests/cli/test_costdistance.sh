#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang costdistance`: the golden raster from the command line, units, slopes, allocation, the GRASS
# oracle where it lies beside the project, and what can go wrong.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs gdal_translate gdallocationinfo

# raster NAME < numbers, a row a line: 100 m cells with the upper left corner (500000, 6100000).
raster() {
  cat >"$1.rows"
  { awk 'NR == 1 { n = NF } END { printf "ncols %d\nnrows %d\n", n, NR }' "$1.rows"
    printf 'xllcorner 500000\nyllcorner %d\ncellsize 100\nNODATA_value -9999\n' \
      $((6100000 - 100 * $(wc -l <"$1.rows")))
    cat "$1.rows"; } >"$1.asc"
  gdal_translate -q -oo DATATYPE=Float64 -ot Float64 -a_srs EPSG:25832 "$1.asc" "$1.tif"
}
# value FILE COLUMN ROW
value() {
  gdallocationinfo -valonly "$1" "$2" "$3"
}

raster friction <<'DATA'
0.02 0.02 0.02 0.02 0.02 0.02
0.02 -9999 -9999 -9999 0.02 0.06
0.02 0.02 0.02 -9999 0.02 0.06
0.06 0.06 0.02 -9999 0.06 0.06
0.001 0.001 0.001 0.001 0.001 0.001
0.02 -9999 0.02 0.02 -9999 0.02
DATA
printf 'id,x,y\na,500150,6099750\n' >source.csv
golden="$ADGANG_SOURCE/tests/golden/friction.json"
for n in 4 8 16; do
  runs 0 costdistance --friction friction.tif --sources source.csv --neighbours $n -o out$n.tif -q
  jq -r ".cases[] | select(.name == \"isotropic\") | .expected.n$n | to_entries[] | .key as \$r |
    .value | to_entries[] | \"\(.key) \(\$r) \(.value)\"" "$golden" |
    while read -r column row expected; do
      printf '%s %s\t%s\t%s\n' "$column" "$row" "$(value out$n.tif "$column" "$row")" \
        "$(echo "$expected" | sed 's/inf/nan/')"
    done >values.txt
  compare 1e-9 <values.txt
done
runs 0 costdistance --friction friction.tif --sources source.csv --neighbours 8 --corners forbid -o forbid.tif -q
near "a corner that is closed" "$(value forbid.tif 0 0)" \
  "$(jq '.cases[] | select(.name == "isotropic") | .expected.n8_corner_forbid[0][0]' "$golden")" 1e-9

# The same surface in seconds a metre and in km/h.
awk '{ for (i = 1; i <= NF; i++) $i = ($i < 0 ? $i : $i * 60); print }' friction.rows | raster seconds
awk '{ for (i = 1; i <= NF; i++) $i = ($i < 0 ? $i : sprintf("%.17g", 0.06 / $i)); print }' friction.rows | raster kmh
runs 0 costdistance --friction seconds.tif --unit s_per_m --sources source.csv -o s.tif -q
runs 0 costdistance --friction kmh.tif --unit kmh --sources source.csv -o k.tif -q
near "seconds a metre" "$(value s.tif 5 5)" "$(value out16.tif 5 5)" 1e-9
near "kilometres an hour" "$(value k.tif 5 5)" "$(value out16.tif 5 5)" 1e-9

# Two sources, one of them outside; the nearest by its place in the list.
printf 'id,x,y\nfar,900000,6099750\na,500150,6099750\nb,500550,6099450\n' >three.csv
runs 0 costdistance --friction friction.tif --sources three.csv --allocation near.tif -o three.tif
says '1 source lies outside the raster'
is "the nearest of the second" "$(value near.tif 1 2)" 2
is "the nearest of the third" "$(value near.tif 5 5)" 3
is "nowhere" "$(value near.tif 1 1)" 0

# Slopes: there and back again differ.
raster height <<'DATA'
0 5 20 40
0 10 -9999 50
2 8 15 25
DATA
printf 'id,x,y\nf,500350,6099950\n' >top.csv
for way in to from; do
  runs 0 costdistance --dem height.tif --walking tobler --neighbours 8 --direction $way --sources top.csv -o $way.tif -q
  near "walking $way the top" "$(value $way.tif 0 2)" \
    "$(jq ".cases[] | select(.name == \"tobler_anisotropic\") | .expected.${way}_facility_min[2][0]" "$golden")" 1e-9
done

# A raster larger than the memory one may use lies in a file, and the answer is the same to the bit.
runs 0 costdistance --dem height.tif --walking tobler --sources top.csv --allocation all.tif -o all_min.tif -q
ADGANG_MEMORY_MB=0
export ADGANG_MEMORY_MB
runs 0 costdistance --dem height.tif --walking tobler --sources top.csv --allocation file.tif -o file_min.tif
says "temporary file"
cmp all.tif file.tif && cmp all_min.tif file_min.tif && right || wrong "the answer differs when the raster lies in a file"
kept_tmpdir=${TMPDIR:-/tmp}
TMPDIR=/nowhere
export TMPDIR
runs 1 costdistance --dem height.tif --walking tobler --sources top.csv -o none.tif
says "/nowhere: no room"
TMPDIR=$kept_tmpdir
unset ADGANG_MEMORY_MB
[ ! -e none.tif ] && right || wrong "a failed search left none.tif"

# GRASS r.cost on its own raster: cells instead of metres, eight neighbours.
oracle="$ADGANG_SOURCE/../shared/oracles/grass_synthetic"
if [ -n "${ADGANG_BRIEF:-}" ]; then
  echo "note: the sanitizers see nothing in GRASS' rasters that they have not seen above"
elif [ -e "$oracle/friction.asc" ]; then
  gdal_translate -q -oo DATATYPE=Float64 -ot Float64 -a_srs EPSG:25832 "$oracle/friction.asc" grass.tif
  printf 'id,x,y\n1,500350,6101850\n2,502150,6100450\n' >starts.csv
  runs 0 costdistance --friction grass.tif --sources starts.csv --neighbours 8 --allocation n8_ours.tif -o c8_ours.tif -q
  for row in $(seq 0 19); do
    for column in $(seq 0 24); do
      echo "$column $row"
    done
  done >places.txt
  # same OURS BY THEIRS NOWHERE: the same in every cell, ours divided by BY; NOWHERE is our word for none.
  same() {
    gdal_translate -q -oo DATATYPE=Float64 -ot Float64 -a_srs EPSG:25832 "$oracle/grass_$3.asc" theirs.tif
    gdallocationinfo -valonly theirs.tif <places.txt >theirs.txt
    gdallocationinfo -valonly "$1" <places.txt |
      awk -v by="$2" -v nowhere="$4" '{ if ($1 == nowhere) print -9999; else printf "%.15g\n", $1 / by }' >ours.txt
    paste places.txt ours.txt theirs.txt | sed 's/nan/-9999/g' |
      awk -v name="$3" '{ print name " " $1 " " $2 "\t" $3 "\t" $4 }' >values.txt
    compare 1e-6 <values.txt
  }
  same c8_ours.tif 100 c8 nan
  same n8_ours.tif 1 n8 0
  # Friction 1 wherever GRASS could go.
  head -n 1 starts.csv >first.csv
  sed -n 2p starts.csv >>first.csv
  sed '1,6d' "$oracle/grass_u8.asc" | awk '{ for (i = 1; i <= NF; i++) $i = $i < 0 ? -9999 : 1; print }' >cells.txt
  { sed -n '1,6p' "$oracle/friction.asc"; cat cells.txt; } >uniform.asc
  gdal_translate -q -oo DATATYPE=Float64 -ot Float64 -a_srs EPSG:25832 uniform.asc uniform.tif
  for n in 8 16; do
    runs 0 costdistance --friction uniform.tif --sources first.csv --neighbours $n -o uniform$n.tif -q
    same uniform$n.tif 100 u$n nan
  done
else
  echo "note: the GRASS oracle is not beside the project"
fi

# A raster of one cell.
echo 0.02 | raster one
printf 'id,x,y\na,500050,6099950\n' >inside.csv
runs 0 costdistance --friction one.tif --sources inside.csv -o alone.tif -q
is "one cell" "$(value alone.tif 0 0)" 0

# NaN is a barrier, whatever the raster calls NoData.
echo '0.02 nan 0.02' | raster hole
runs 0 costdistance --friction hole.tif --sources inside.csv -o hole_out.tif -q
is "NaN" "$(value hole_out.tif 0 0) $(value hole_out.tif 1 0) $(value hole_out.tif 2 0)" "0 nan nan"

# What can go wrong.
bad() {
  runs "$1" costdistance $2 -o bad.tif
  says "$3"
  that "$2: no output" not test -e bad.tif
}
echo '0.02 0 0.02' | raster zero
echo '0.02 -1 0.02' | raster negative
gdal_translate -q -a_srs EPSG:4326 -a_ullr 9 56 9.6 55.4 friction.tif degrees.tif
head -c 300 friction.tif >cut.tif
bad 3 "--friction zero.tif --sources source.csv" 'row 0: 1 cell holds a friction that is not above 0'
bad 3 "--friction negative.tif --sources source.csv" 'not above 0 and finite, such as -1.*NoData'
bad 3 "--friction degrees.tif --sources source.csv" 'not in metres'
bad 3 "--friction nowhere.tif --sources source.csv" 'nowhere\.tif'
bad 3 "--friction cut.tif --sources source.csv" 'cut\.tif'
bad 3 "--friction friction.tif --sources nowhere.csv" 'nowhere\.csv'
bad 3 "--friction friction.tif --dem height.tif --walking tobler --sources source.csv" 'cells of the friction'
printf 'id,x,y\nwall,500150,6099850\n' >wall.csv
bad 3 "--friction friction.tif --sources wall.csv" 'no source lies on a cell that can be passed'
bad 2 "--friction friction.tif" '--sources'
bad 2 "--sources source.csv" '--friction'
bad 2 "--friction friction.tif --sources source.csv --neighbours 6" '4, 8 or 16'
bad 2 "--friction friction.tif --sources source.csv --unit hours" '--unit'
bad 2 "--friction friction.tif --sources source.csv --max-min -1" '--max-min -1'
runs 2 costdistance --friction friction.tif --sources source.csv -o out8.tif
says 'exists already.*--overwrite'

# Two results in one file, a result in place of an input, and what is no GeoTIFF: nothing is touched.
sum=$(cat friction.tif out8.tif | sha256sum)
runs 2 costdistance --friction friction.tif --sources source.csv -o out8.tif --allocation out8.tif --overwrite
says 'would replace out8\.tif'
runs 2 costdistance --friction friction.tif --sources source.csv -o new.tif --allocation ./new.tif --overwrite
runs 2 costdistance --friction friction.tif --sources source.csv -o friction.tif --overwrite
runs 2 costdistance --friction friction.tif --sources source.csv -o new.tif --allocation ./friction.tif --overwrite
is "results and inputs are as they were" "$(cat friction.tif out8.tif | sha256sum)" "$sum"
that "none of the two was written" not test -e new.tif
for name in - new.csv new; do
  runs 2 costdistance --friction friction.tif --sources source.csv -o $name
  says 'end its name in \.tif'
  that "no file $name" not test -e ./$name
done

finish
