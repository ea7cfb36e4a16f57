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

# ---- two limits, barriers, rules by the hour ----

# A - B - C: 80 north and 50 south; a bollard at B that lets bicycles by, and a way round over D that is closed by
# a gate but for those with access=permissive.
cat >barriers.osm <<END
<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="55.0000000" lon="9"/>
<node id="2" lat="55.0166667" lon="9"><tag k="barrier" v="BARRIER"/><tag k="bicycle" v="yes"/></node>
<node id="3" lat="55.0333333" lon="9"/>
<node id="4" lat="55.0166667" lon="9.1"><tag k="barrier" v="gate"/><tag k="access" v="GATE"/></node>
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="secondary"/><tag k="maxspeed" v="60"/>
<tag k="maxspeed:forward" v="80"/><tag k="maxspeed:backward" v="50"/><tag k="maxspeed:conditional" v="40 @ (snow)"/></way>
<way id="2"><nd ref="1"/><nd ref="4"/><nd ref="3"/><tag k="highway" v="secondary"/></way>
</osm>
END
printf 'id,lon,lat\nA,9,55.001\nM,9,55.015\nC,9,55.0323333\n' >amc.csv
barred="matrix --origins amc.csv --destinations amc.csv --overwrite --out barred.csv"
from_to() { awk -F, -v a="$1" -v b="$2" '$1 == a && $2 == b {print $3}' barred.csv; }
sed 's/BARRIER/kerb/; s/GATE/no/' barriers.osm >free.osm
runs 0 $barred --roads free.osm --profile car
near "north at 80" "$(from_to A C)" "$(awk 'BEGIN {print 60 * 3.4870 / 68}')" 1e-3
near "south at 50" "$(from_to C A)" "$(awk 'BEGIN {print 60 * 3.4870 / 35}')" 1e-3
near "mid-street, each way its own" "$(awk "BEGIN {print $(from_to M A) / $(from_to A M)}")" 1.942857 1e-5
sed 's/BARRIER/bollard/; s/GATE/no/' barriers.osm >shut.osm
runs 0 $barred --roads shut.osm --profile car
is "nobody passes the bollard" "$(from_to A C)" ""
near "its own side is reached" "$(from_to A M)" "$(awk 'BEGIN {print 60 * 1.5586 / 68}')" 1e-3
runs 0 $barred --roads shut.osm --profile bicycle
near "bicycles do" "$(from_to A C)" "$(awk 'BEGIN {print 60 * 3.4870 / 16}')" 1e-3
sed 's/BARRIER/bollard/; s/GATE/permissive/' barriers.osm >round.osm
runs 0 $barred --roads round.osm --profile car
that "cars go round by the open gate" awk "BEGIN {exit !($(from_to A C) > 10)}"

# ---- a line layer of the same roads ----

# From A to B primary one way, back over a track and a motorway drawn that way, a road nobody may use, and a path.
cat >same.osm <<END
<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="55.0000000" lon="9"/><node id="2" lat="55.0166667" lon="9"/><node id="3" lat="55.0166667" lon="9.02"/>
<node id="4" lat="55.0100000" lon="9.01"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="oneway" v="yes"/></way>
<way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="track"/></way>
<way id="3"><nd ref="3"/><nd ref="1"/><tag k="highway" v="motorway"/></way>
<way id="4"><nd ref="2"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="residential"/><tag k="access" v="agricultural"/></way>
<way id="5"><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="path"/></way>
</osm>
END
cat >same.csv <<END
WKT,kind,sign,open
"LINESTRING(9 55,9 55.0166667)",Primary,yes,
"LINESTRING(9 55.0166667,9.02 55.0166667)",track,,
"LINESTRING(9.02 55.0166667,9 55)",motorway,,
"LINESTRING(9 55.0166667,9.01 55.01,9 55)",residential,,agricultural
"LINESTRING(9.02 55.0166667,9.01 55.01)",path,,
"LINESTRING(9.01 55.01,9 55)",path,,
END
ogr2ogr -f GPKG same.gpkg same.csv -a_srs EPSG:4326 -oo GEOM_POSSIBLE_NAMES=WKT -oo KEEP_GEOM_COLUMNS=NO -oo EMPTY_STRING_AS_NULL=YES \
  -where "open IS NULL" -nln roads
printf 'id,lon,lat\nA,9,55\nB,9,55.0166667\nC,9.02,55.0166667\n' >abc.csv
for profile in car bicycle walk; do
  for roads in same.osm "same.gpkg --class kind --oneway sign"; do
    runs 0 matrix --roads $roads --profile $profile --origins abc.csv --destinations abc.csv --crs EPSG:25832 \
      --overwrite --out "$profile.${roads%%.gpkg*}.csv"
  done
  awk -F, 'NR > 1 {printf "%s %s %.4f\n", $1, $2, $3}' $profile.same.osm.csv >osm.txt
  awk -F, 'NR > 1 {printf "%s %s %.4f\n", $1, $2, $3}' $profile.same.csv >layer.txt
  that "$profile: the layer gives the minutes of OpenStreetMap" cmp osm.txt layer.txt
  that "$profile: somebody gets somewhere" grep -q 'A B [1-9]' osm.txt
done

# ---- turn restrictions ----

# From A to B at the junction J straight on is forbidden; the way round over K is 4 times as long.
cat >turns.osm <<END
<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="55.00" lon="9.00"/><node id="2" lat="55.00" lon="9.02"/><node id="3" lat="55.00" lon="9.04"/>
<node id="4" lat="55.01" lon="9.02"/><node id="5" lat="55.01" lon="9.04"/>
<way id="11"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
<way id="12"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
<way id="13"><nd ref="2"/><nd ref="4"/><nd ref="5"/><nd ref="3"/><tag k="highway" v="residential"/></way>
<relation id="1"><member type="way" ref="11" role="from"/><member type="node" ref="2" role="via"/><member type="way" ref="12" role="to"/>
<tag k="type" v="restriction"/><tag k="restriction" v="no_straight_on"/><tag k="except" v="bicycle"/></relation>
<relation id="2"><member type="way" ref="11" role="from"/><member type="way" ref="13" role="via"/><member type="way" ref="12" role="to"/>
<tag k="type" v="restriction"/><tag k="restriction" v="no_u_turn"/></relation>
</osm>
END
printf 'id,lon,lat\nA,9.01,55\nB,9.03,55\n' >ab.csv
turns="matrix --roads turns.osm --origins ab.csv --destinations ab.csv --overwrite --out turns.csv"
time_of() { awk -F, -v a="$1" -v b="$2" '$1 == a && $2 == b {print $3}' turns.csv; }
runs 0 $turns --profile car
straight=$(time_of A B)
near "without turns both ways are one" "$(time_of B A)" "$straight" 1e-9
runs 0 $turns --profile car --turns
says 'turns\.osm: 1 turn restriction is left out \(0 by the hour or load, 1 over a whole way'
near "back is not forbidden" "$(time_of B A)" "$straight" 1e-9
that "there is a way round" awk "BEGIN {exit !($(time_of A B) > 3 * $straight)}"
runs 0 $turns --profile bicycle --turns
near "bicycles are excepted" "$(time_of A B)" "$(time_of B A)" 1e-9
runs 2 matrix --straight --turns --origins ab.csv --destinations ab.csv
says '--turns goes with --roads'

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
sed -i 's/^  roads: .*/  roads: {path: roads.osm, profile: own.yaml, turns: on}/' region/projekt.yaml
cp own.yaml region/
runs 0 check region/projekt.yaml
runs 0 run region/projekt.yaml --out out -q
is "the profile in run.json" "$(json out/run.json '.settings.travel.roads.profile')" own.yaml
is "turns in run.json" "$(json out/run.json '.settings.travel.roads.turns')" true
that "the profile is hashed" jq -e '.inputs["own.yaml"].sha256' out/run.json
that "people are reached" jq -e '[.services[].mean_min] | all(. > 0)' out/results.json
near "its speeds are in run.json" "$(json out/run.json '[.settings.travel.roads.profile_kinds[] | select(.name == "rural") | .kmh][0]')" 40 1e-9
matches "the report has its speeds" "$(tr -d '\n' <out/report.html)" '>(rural road|landevej)</th> *<td>80</td> *<td>0[.,]5</td> *<td></td> *<td>40</td>'
matches "the highest speed of a kind" "$(tr -d '\n' <out/report.html)" '>(ramp|rampe)</th> *<td>80</td> *<td>0[.,]85</td> *<td>70</td> *<td>68</td>'
matches "the caps of surfaces" "$(tr -d '\n' <out/report.html)" '>[^<]*gravel[^<]*</th> *<td>[0-9]+</td>'
is "caps and signs in run.json" "$(json out/run.json '.settings.travel.roads | [.profile_surface_caps_kmh.gravel > 0] +
  [.profile_kinds[] | select(.name == "motorway") | .signs[0].at_most_kmh] + [.profile_kinds[] | select(.name == "ramp") | .cap_kmh] | tostring')" \
  '[true,110,70]'
matches "the report names the profile" "$(cat out/report.html)" 'profile own\.yaml'

finish
