#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Roads from OpenStreetMap, from outside: matrix, check and run.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

# On the central meridian of zone 32 a minute of latitude is about 1855 m in the plane:
#   A (55 00') - B (55 01') - C (55 02') a road north, 50 signed from B to C; a footway A - C besides.
cat >town.osm <<END
<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="55.0000000" lon="9"/><node id="2" lat="55.0166667" lon="9"/><node id="3" lat="55.0333333" lon="9"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="secondary"/></way>
<way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="secondary"/><tag k="maxspeed" v="50"/><tag k="oneway" v="yes"/></way>
<way id="3"><nd ref="1"/><nd ref="3"/><tag k="highway" v="footway"/></way>
<way id="4"><nd ref="1"/><nd ref="2"/><tag k="highway" v="secondry"/></way>
</osm>
END
printf 'id,lon,lat\nA,9,55\nB,9,55.0166667\nC,9,55.0333333\n' >places.csv
matrix="matrix --roads town.osm --origins places.csv --destinations places.csv --out"

metres=1855.0
for case in "car 68 35" "bicycle 16 16" "walk 5 5"; do
  set -- $case
  runs 0 $matrix $1.csv --profile $1
  says '^warning: town\.osm, field highway: 1 way .*"secondry" \(1\)'
  ab=$(awk -F, '$1 == "A" && $2 == "B" {print $3}' $1.csv)
  near "$1: A to B" "$ab" "$(awk "BEGIN {print 0.06 * $metres / $2}")" 1e-3
  near "$1: B to C" "$(awk -F, '$1 == "B" && $2 == "C" {print $3}' $1.csv)" \
    "$(awk "BEGIN {print 0.06 * $metres / $3}")" 1e-3
done
is "car: against the one-way" "$(awk -F, '$1 == "C" && $2 == "A" {print $3}' car.csv)" ""
near "walk: against the one-way" "$(awk -F, '$1 == "C" && $2 == "A" {print $3}' walk.csv)" \
  "$(awk "BEGIN {print 0.12 * $metres / 5}")" 1e-3

runs 3 $matrix x.csv --profile nowhere.yaml
says 'nowhere\.yaml: the profile cannot be opened.*car, bicycle and walk come with adgang'
runs 2 $matrix x.csv
says '--profile'

# ---- a profile of one's own ----

sed 's/limit_kmh: 80, factor: 0.85}/limit_kmh: 80, factor: 0.5}/' "$ADGANG_SOURCE/data/profiles/car.yaml" >own.yaml
runs 0 $matrix own.csv --profile own.yaml
near "own: A to B" "$(awk -F, '$1 == "A" && $2 == "B" {print $3}' own.csv)" "$(awk "BEGIN {print 0.06 * $metres / 40}")" 1e-3

# ---- a project: the tiny region's roads as OpenStreetMap ----

tiny region
ogr2ogr -f CSV -t_srs EPSG:4326 -lco GEOMETRY=AS_WKT roads.csv region/roads.geojson
{
  echo '<?xml version="1.0"?><osm version="0.6">'
  sed -n 's/.*LINESTRING (\([^)]*\)).*/\1/p' roads.csv | tr ',' '\n' | sed 's/^ *//' | sort -u >nodes.txt
  awk '{printf "<node id=\"%d\" lon=\"%.7f\" lat=\"%.7f\"/>\n", NR, $1, $2}' nodes.txt
  sed -n 's/.*LINESTRING (\([^)]*\)).*/\1/p' roads.csv | awk '
    NR == FNR { id[$0] = FNR; next }
    { n = split($0, p, / *, */); printf "<way id=\"%d\">", FNR
      for (i = 1; i <= n; i++) printf "<nd ref=\"%d\"/>", id[p[i]]
      print "<tag k=\"highway\" v=\"residential\"/></way>" }' nodes.txt -
  echo '</osm>'
} >region/roads.osm
sed -i 's/^  roads: .*/  roads: {path: roads.osm, profile: own.yaml}/' region/projekt.yaml
cp own.yaml region/
runs 0 check region/projekt.yaml
runs 0 run region/projekt.yaml --out out -q
is "the profile in run.json" "$(json out/run.json '.settings.travel.roads.profile')" own.yaml
that "the profile is hashed" jq -e '.inputs["own.yaml"].sha256' out/run.json
that "people are reached" jq -e '[.services[].mean_min] | all(. > 0)' out/results.json
matches "the report names the profile" "$(cat out/report.html)" 'profile own\.yaml'

finish
