#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# OpenStreetMap files that are cut short or have a byte changed, in every format and with turn
# restrictions: refused by name, or read with what is odd counted; nothing else happens.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs gzip bzip2 base64

# Three ways; straight on from the first to the second is forbidden. The .osm.pbf holds the same.
cat >turns.osm <<XML
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
XML
base64 -d >turns.osm.pbf <<PBF
AAAADQoJT1NNSGVhZGVyGB4KHCIOT3NtU2NoZW1hLVYwLjYiCkRlbnNlTm9kZXMAAAAMCgdPU01EYXRhGOYBEPoBGuABeNrjSuNi4GLPyEzPKE
+s5OIuSi3OTEnNK8lMzOFiKaksSAULlRRlJpdk5udxsaVWJKcWlHDx5eXHA0UTgdpK4oHi7EmZyZXJOalcLGlF+blczGWZiVxMJflcnEB1pfEl
pUV5QhpCalysTCDgxN1w7VAPCwPDgVk8DF4CDatehTZslQCi/1tApJCOFA8HtxAjoxQjkxNQOZDHA+OxMEnxcfBCeSwsLEzMQhZK0hyMQszMLK
xSzCxs7E7MHJxcXsxigiJBzIwMjEqSHExCTMwsUkws3DApFkagFCMjANIPNbA=
PBF
gzip -nk turns.osm
bzip2 -k turns.osm
printf 'id,lon,lat\nA,9.01,55\nB,9.03,55\n' >ab.csv

# read_roads STATUS FILE
read_roads() {
  runs "$1" matrix --roads "$2" --profile car --turns --origins ab.csv --destinations ab.csv
}
for format in osm osm.pbf osm.gz osm.bz2; do
  read_roads 0 turns.$format
  says '1 turn restriction is left out'
  cp out.txt $format.csv
  that "$format: the same minutes" cmp osm.csv $format.csv
done

# refused FILE: by name, with what to do, and without a row.
refused() {
  says "^adgang: $1: (is damaged|cannot be read|the file has no roads).*(again|Download|ways)"
  prints_nothing
}

places="40 97"
bytes=63
[ -z "${ADGANG_BRIEF:-}" ] || places=75 bytes=63
for format in osm osm.pbf osm.gz osm.bz2; do
  size=$(wc -c <turns.$format)
  for percent in $places; do
    head -c $((size * percent / 100)) turns.$format >cut.$format
    read_roads 3 cut.$format
    refused "cut\\.$format"
  done
  for percent in $bytes; do
    at=$((size * percent / 100))
    cp turns.$format changed.$format
    byte=$(od -An -tu1 -j $at -N 1 turns.$format)
    # shellcheck disable=SC2059
    printf "\\$(printf %o $((byte ^ (1 << (percent % 7)))))" |
      dd of=changed.$format bs=1 seek=$at conv=notrunc 2>/dev/null
    "$ADGANG" matrix --roads changed.$format --profile car --turns --origins ab.csv --destinations ab.csv \
      >out.txt 2>err.txt
    status=$?
    command_line="changed.$format at byte $at"
    # Plain XML has no checksum: another speed or name is as good as the old one.
    case "$format $status" in
    "osm 0") prints '^A,B,' ;;
    *) is "$command_line: status" $status 3 && refused "changed\\.$format" ;;
    esac
  done
done

# ---- what is well-formed and makes no sense ----

# odd WHAT SED REGEX: the rest is read, and a warning counts it.
odd() {
  sed "$2" turns.osm >odd.osm
  read_roads 0 odd.osm
  says "^warning: odd\\.osm.*$3"
}
odd "a class nobody knows" '/id="13"/s/residential/lava/' '1 way has a value that is not known.*"lava"'
odd "a speed nobody knows" '/id="13"/s/<tag/<tag k="maxspeed" v="fast"\/><tag/' '"fast"'
odd "an unknown restriction" 's/no_straight_on/hovering/' 'field restriction: 1 .*"hovering"'

finish
