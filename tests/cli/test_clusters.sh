#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `adgang clusters`: the golden maps from the command line, neighbours of every kind, what is written,
# its words and styles, and the PySAL oracle where it lies beside the project.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
golden=$ADGANG_SOURCE/tests/golden/spatial.json

# case_of NAME FILTER: a number or a line of a golden case.
case_of() {
  jq -r --arg name "$1" ".cases[] | select(.name == \$name) | $2" "$golden"
}

# ---- the golden map: 4 x 4 squares and an island ----
case_of global_moran '.input as $i | "id,x,y,time,deprivation", (range(17) |
  "u\(.),\(500000 + (. % 4) * 1000),\(6100000 + (. / 4 | floor) * 1000 + (if . == 16 then 50000 else 0 end)),\($i.time[.]),\($i.deprivation[.])")' >map.csv
case_of global_moran '.input.neighbours | length, (to_entries[] | "u\(.key) \(.value | length)",
  (.value | map("u\(.)") | join(" ")))' >map.gal

runs 0 clusters --layer map.csv --value time --method moran --neighbours map.gal --id id
says '1 unit has no neighbours \(u16\)'
for key in I EI VI_normal VI_random z_normal z_random S0 S1 S2 b2; do
  near "moran $key" "$(json out.txt .$key)" "$(case_of global_moran ".expected.time.$key")" 1e-9
done
is "the island is named" "$(json out.txt '.weights.islands | join(" ")')" u16
is "every way has a way back" "$(json out.txt .weights.symmetric)" true
that "p of permutations is near that of randomisation" \
  awk -v p="$(json out.txt .p_permutation)" 'BEGIN { exit !(p > 0 && p < 0.01) }'

# Squares instead of the file: the same neighbours.
jq -Rrs 'split("\n")[1:-1][] | split(",") | (.[1] | tonumber) as $x | (.[2] | tonumber) as $y |
  "\"POLYGON((\($x) \($y),\($x + 1000) \($y),\($x + 1000) \($y + 1000),\($x) \($y + 1000),\($x) \($y)))\",\(.[0]),\(.[3]),\(.[4])"' \
  <map.csv | { echo WKT,id,time,deprivation; cat; } >squares.csv
ogr2ogr -q -f GPKG squares.gpkg squares.csv -oo GEOM_POSSIBLE_NAMES=WKT -oo KEEP_GEOM_COLUMNS=NO \
  -oo AUTODETECT_TYPE=YES -a_srs EPSG:25832 -nln squares
runs 0 clusters --layer squares.gpkg --value time --method moran --weights queen --id id -q
near "queens of the squares" "$(json out.txt .I)" "$(case_of global_moran .expected.time.I)" 1e-9
runs 0 clusters --layer map.csv --value time --method moran --weights band:1500 --id id -q
near "a band of 1500 m" "$(json out.txt .I)" "$(case_of global_moran .expected.time.I)" 1e-9
runs 0 clusters --layer squares.gpkg --value time --method moran --weights rook --id id -q
is "rooks of the squares" "$(json out.txt .weights.links)" 48
runs 0 clusters --layer squares.gpkg --value time --method moran --weights knn:3 --id id -q
is "three nearest each" "$(json out.txt '.weights | "\(.links) \(.neighbours_min) \(.neighbours_max)"')" "51 3 3"

# column FILE COLUMN: the values of a column in the order of the rows, null for nothing.
column() {
  ogr2ogr -f GeoJSON /vsistdout/ "$1" clusters 2>/dev/null | jq -r ".features[].properties.$2"
}
# agrees WHAT FILE COLUMN GOLDEN-CASE GOLDEN-LIST REL
agrees() {
  column "$2" "$3" >ours.txt
  case_of "$4" "$5 | .[]" >theirs.txt
  paste ours.txt theirs.txt | awk -v what="$1" '{ print what " " NR "\t" $1 "\t" $2 }' >values.txt
  compare "$6" <values.txt
}

runs 0 clusters --layer map.csv --value time --method local_moran --neighbours map.gal --id id -o local.gpkg -q
agrees "local I" local.gpkg statistic local_moran .expected.I 1e-9
agrees "lag" local.gpkg lag local_moran .expected.lag 1e-9
agrees "quadrant" local.gpkg quadrant local_moran '.expected.quadrant | map(. // "island")' 0
column local.gpkg p >ours.txt
case_of local_moran '.expected.p_exact_two_sided[]' >theirs.txt
paste ours.txt theirs.txt | awk '
  $1 == "null" || $2 == "null" { if ($1 != $2) print NR ": " $0; next }
  { half = $2 / 2; d = $1 - $2; if (d < 0) d = -d
    if (d > 2 * (4 * sqrt(half * (1 - half) / 9999) + 2 / 9999)) print NR ": " $0 }' >far.txt
is "drawn p near the exact ones" "$(cat far.txt)" ""
is "smallest p and how many it takes" \
  "$(json out.txt '.fdr | "\(.tested) \(.smallest_p) \(.needed_at_smallest_p)"')" "16 0.0002 1"

runs 0 clusters --layer map.csv --value time --method gi_star --neighbours map.gal --id id -o gi.gpkg -q
agrees "Gi*" gi.gpkg z gi_star .expected.z 1e-9
agrees "p of Gi*" gi.gpkg p gi_star .expected.p_two_sided 1e-9
agrees "q of Gi*" gi.gpkg q gi_star .expected.fdr.q_value 1e-9
runs 0 clusters --layer map.csv --value time --method gi_star --permutations 999 --neighbours map.gal --id id -o drawn.gpkg -q
is "drawn p of an island" "$(column drawn.gpkg p | tail -n 1)" null

runs 0 clusters --layer map.csv --value deprivation --second time --method bivariate --neighbours map.gal \
  --id id --seed 5 -o both.gpkg -q
agrees "bivariate I" both.gpkg statistic bivariate_lisa .expected.I 1e-9
near "global bivariate I" "$(json out.txt .global_bivariate_I)" "$(case_of bivariate_lisa .expected.global_bivariate_I)" 1e-9
near "Lee's L" "$(json out.txt .lee_L)" "$(case_of bivariate_lisa .expected.lee_L)" 1e-9
is "the 3x3 class of the most deprived and farthest" "$(column both.gpkg class_3x3 | head -n 1)" 11

# ---- what is written ----
for threads in 1 2 3; do
  runs 0 clusters --layer map.csv --value time --method local_moran --neighbours map.gal --id id \
    --threads $threads -o threads.gpkg --overwrite -q
  is "$threads threads" "$(sha256sum <threads.gpkg)" "$(sha256sum <local.gpkg)"
done
runs 0 clusters --layer map.csv --value time --method local_moran --neighbours map.gal --id id --seed 2 -o seed.gpkg -q
that "another seed, other draws" not cmp -s seed.gpkg local.gpkg
matches "the style is inside" "$(ogrinfo -q -al local.gpkg layer_styles 2>/dev/null)" 'useAsDefault.*= 1'
matches "its classes" "$(ogrinfo -q -al local.gpkg layer_styles 2>/dev/null)" 'high among high'
is "fields" "$(ogrinfo -so local.gpkg clusters | sed -n 's/^\([a-z_0-9]*\): .*(.*/\1/p' | tr '\n' ' ')" \
  "id value n_neighbours statistic lag z p q significant quadrant cluster cluster_p label "
runs 0 clusters --layer squares.gpkg --value time --method local_moran --weights queen --id id --lang da -o da.geojson
says 'advarsel.*u16'
is "words in Danish" "$(jq -r '.features[16].properties.label' da.geojson)" "ingen naboer"
that "a style beside the GeoJSON" grep -q 'label="ikke signifikant"' da.qml
runs 0 clusters --layer squares.gpkg --value time --method moran --weights queen -o moran.gpkg -q
is "moran may write its quadrants" "$(column moran.gpkg quadrant | sort -u | tr '\n' ' ')" "HH HL LL island "
runs 0 clusters --help
prints 'gi_star'

# ---- units that take no part ----
awk -F , 'NR == 1 { print $0 ",people"; next } { print $0 "," (NR == 5 ? 0 : 100 + NR) }' map.csv |
  awk -F , 'BEGIN { OFS = "," } NR == 4 { $4 = "" } { print }' >gaps.csv
runs 0 clusters --layer gaps.csv --value time --population people --method local_moran --neighbours map.gal --id id -o gaps.gpkg
says '1 unit has no value and takes no part'
says '1 unit has no people and takes no part'
is "counted" "$(json out.txt '"\(.n) \(.left_out.without_value) \(.left_out.without_people)"')" "15 1 1"
is "all rows are written" "$(column gaps.gpkg id | wc -l | tr -d ' ')" 17
is "the empty row" "$(column gaps.gpkg cluster | sed -n 3p)" null
# Two neighbours of u7 are gone: the mean is that of those that are left.
is "neighbours that are left" "$(column gaps.gpkg n_neighbours | sed -n 8p)" 3

# ---- values that are all equal ----
awk -F , 'BEGIN { OFS = "," } NR > 1 { $4 = 0.1 } { print }' map.csv >flat.csv
runs 0 clusters --layer flat.csv --value time --method local_moran --neighbours map.gal --id id -o flat.gpkg -q
is "no I" "$(json out.txt .I)" null
is "and why" "$(json out.txt '.undefined.I')" "all values are equal"
is "no local statistic" "$(column flat.gpkg statistic | sort -u)" null
is "nothing tested" "$(json out.txt .fdr.tested)" 0

# ---- PySAL ----
oracle=$ADGANG_SOURCE/../shared/oracles/pysal_esda
if [ -e "$oracle/expected.csv" ]; then
  # expected CASE KEY: a value of the oracle; the key is what begins the second column.
  expected() {
    awk -v map="$1" -v key="$2" 'index($0, map ",") == 1 || index($0, "\"" map "\",") == 1 {
        rest = $0; sub(/^("[^"]*"|[^,]*),/, "", rest); quoted = substr(rest, 1, 1) == "\""
        if (quoted) {
          rest = substr(rest, 2); name = rest; sub(/".*/, "", name); sub(/^[^"]*",/, "", rest)
        } else {
          name = rest; sub(/,.*/, "", name); sub(/^[^,]*,/, "", rest)
        }
        if (index(name, key) == 1) { split(rest, part, ","); print part[1]; exit } }' "$oracle/expected.csv"
  }
  # half P: the one-tailed p.
  half() {
    awk -v p="$1" 'BEGIN { printf "%.15g\n", p / 2 }'
  }
  # The homicides of St. Louis, by the file and by the counties themselves: it is one of rooks.
  ogr2ogr -q -f GPKG stl.gpkg "$oracle/stl_hom.csv" -oo GEOM_POSSIBLE_NAMES=WKT -oo KEEP_GEOM_COLUMNS=NO \
    -oo AUTODETECT_TYPE=YES -a_srs EPSG:4326 -nln stl -dialect sqlite \
    -sql 'SELECT *, CAST(rowid AS TEXT) AS number FROM stl_hom'
  for way in "--neighbours $oracle/stl.gal" "--weights rook --crs EPSG:32615"; do
    # shellcheck disable=SC2086
    runs 0 clusters --layer stl.gpkg --value HR8893 --method moran --id number $way -q
    near "PySAL, St. Louis, $way: I" "$(json out.txt .I)" "$(expected moran_stl_HR8893_rowstd I)" 1e-9
    near "PySAL, St. Louis: EI" "$(json out.txt .EI)" "$(expected moran_stl_HR8893_rowstd EI)" 1e-12
    near "PySAL, St. Louis: p" "$(half "$(json out.txt .p_normal)")" \
      "$(expected moran_stl_HR8893_rowstd p_norm_one)" 1e-9
  done
  # Sudden infant deaths in North Carolina.
  ogr2ogr -q -f GPKG sids.gpkg "$oracle/sids2.shp" -a_srs EPSG:4326 -nlt MULTIPOLYGON -nln sids
  runs 0 clusters --layer sids.gpkg --value SIDR74 --method moran --id FIPSNO --neighbours "$oracle/sids2.gal" -q
  near "PySAL, North Carolina: I" "$(json out.txt .I)" "$(expected moran_sids2_SIDR74_rowstd I)" 1e-9
  near "PySAL, North Carolina: p" "$(half "$(json out.txt .p_normal)")" \
    "$(expected moran_sids2_SIDR74_rowstd p_norm_one)" 1e-9
  for pair in "SIDR74 SIDR79" "NWR79 SIDR74" "SIDR79 SIDR74"; do
    rel=1e-9
    [ "$pair" != "SIDR79 SIDR74" ] || rel=0.0005
    # shellcheck disable=SC2086
    set -- $pair
    runs 0 clusters --layer sids.gpkg --value "$1" --second "$2" --method bivariate --permutations 0 \
      --id FIPSNO --neighbours "$oracle/sids2.gal" -o sids_both.gpkg --overwrite -q
    near "PySAL, North Carolina, $pair" "$(json out.txt .global_bivariate_I)" \
      "$(expected moran_bv_sids2 "($1,$2).I")" $rel
  done
  # Local Moran of de Smith's ten: PySAL's I_i is (n - 1) / n of ours. Its moments of conditional
  # randomisation are those of ours, without that factor.
  awk -F , 'NR == 2 { print "id,x,y,z" } NR > 2 { printf "%d,%d,0,%s\n", $1, 500000 + $1, $2 }' \
    "$oracle/desmith.txt" >desmith.csv
  runs 0 clusters --layer desmith.csv --value z --method local_moran --permutations 0 --id id \
    --neighbours "$oracle/desmith.gal" -o desmith.gpkg -q
  column desmith.gpkg statistic >statistic.txt
  column desmith.gpkg z >z.txt
  column desmith.gpkg quadrant >quadrant.txt
  for i in 0 1 2 3 4 5 6 7 8 9; do
    n=$((i + 1))
    ours=$(awk -v n=$n 'NR == n { printf "%.15g\n", $1 * 0.9 }' statistic.txt)
    near "PySAL, de Smith: I of $i" "$ours" "$(expected local_moran_desmith_rowstd "Is[$i]")" 1e-9
    mean=$(expected local_moran_desmith_rowstd "EIc[$i]") variance=$(expected local_moran_desmith_rowstd "VIc[$i]")
    near "PySAL, de Smith: z of $i" "$(sed -n ${n}p z.txt)" \
      "$(awk -v i="$(sed -n ${n}p statistic.txt)" -v m="$mean" -v v="$variance" 'BEGIN { printf "%.15g\n", (i - m) / sqrt(v) }')" 1e-4
    is "PySAL, de Smith: quadrant of $i" "$(sed -n ${n}p quadrant.txt)" \
      "$(expected local_moran_desmith_rowstd "quadrant(1HH,2LH,3LL,4HL)[$i]" | sed 's/1/HH/;s/2/LH/;s/3/LL/;s/4/HL/')"
  done
  # Gi*: the twelve rows marked "DO NOT MATCH" are known to be wrong (PySAL's standard deviates of
  # standardised rows); a row may be multiplied by anything, so the binary ones are right for both.
  awk -F , 'NR == 1 { print "id,x,y,value" } NR > 1 { printf "%d,%.6f,%.6f,%s\n", NR - 1, 500000 + $1, 6100000 + $2, $3 }' \
    "$oracle/getisord_points.csv" >points.csv
  runs 0 clusters --layer points.csv --value value --method gi_star --weights band:15 --id id -o points.gpkg -q
  column points.gpkg z >z.txt
  for i in 0 1 2 3 4 5; do
    near "PySAL, Gi* of $i" "$(sed -n $((i + 1))p z.txt)" \
      "$(expected 'getis_local_distband15_Gi*_binary(w_ii=1)' "Z[$i]")" 2e-7
    wrong_value=$(expected 'getis_local_distband15_Gi*_rowstd (PySAL value, DEFECTIVE)' "Z[$i]")
    that "PySAL, Gi* of $i: the wrong value is another" \
      awk -v z="$(sed -n $((i + 1))p z.txt)" -v w="$wrong_value" 'BEGIN { d = z - w; exit !(w != "" && d * d > 0.01) }'
  done
else
  echo "note: the PySAL oracle is not beside the project"
fi

finish
