#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What a planner sees in QGIS: the project opens without a warning, also after its folder was mailed and
# put elsewhere; every theme and every sheet draws; every layer brings its style when it is opened by
# itself; the words are those of the run's language. render_check.py looks, without a screen.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs unzip xmllint sha256sum

VIEWER=$ADGANG_SOURCE/tests/viewer
# A python3 of pyenv or conda, first in PATH, does not know QGIS; the system's does.
PYTHON=${ADGANG_QGIS_PYTHON:-/usr/bin/python3}
"$PYTHON" -c 'import qgis.core' 2>/dev/null || skip "QGIS for Python (python3-qgis) is not installed"

# looks_clean WHAT ARGUMENT...: render_check.py finds nothing wrong; what it sees lands in seen.txt.
looks_clean() {
  what=$1
  shift
  LC_ALL=C.UTF-8 "$PYTHON" "$VIEWER/render_check.py" "$@" >seen.txt 2>qgis.txt
  status=$?
  if [ "$status" -eq 0 ]; then
    right
  else
    wrong "$what, status $status: $(grep '^FAIL' seen.txt || tail -n 3 qgis.txt)"
  fi
}

# seen KIND [NAME]: how many lines of a kind render_check.py wrote, of this name.
seen() {
  awk -F '\t' -v kind="$1" -v name="${2:-}" \
    '$1 == kind && (name == "" || $2 == name) { n++ } END { print n + 0 }' seen.txt
}

# in_words_of LANGUAGE FILE...: nothing in them is in the other language.
in_words_of() {
  language=$1
  shift
  is "words in $language" "$("$PYTHON" "$VIEWER/wrong_language.py" \
    "$ADGANG_SOURCE/src/locale/da.po" "$language" "$@" | head -n 5)" ""
}

# layers_in FOLDER: the layers of its GeoPackage.
layers_in() {
  ogrinfo -q "$1/adgang.gpkg" | sed -n 's/^[0-9]*: \([^ ]*\) .*/\1/p' | grep -v '^layer_styles$'
}

# opens_by_itself FOLDER: every layer of the GeoPackage, every GeoJSON and every raster.
opens_by_itself() {
  for file in "$1"/geojson/*.geojson "$1"/rasters/*.tif; do
    that "$file has a style beside it" xmllint --noout --nonet "${file%.*}.qml"
  done
  folder=$1
  set -- "$1"/geojson/*.geojson "$1"/rasters/*.tif
  for layer in $(layers_in "$folder"); do
    set -- "$@" "$folder/adgang.gpkg|layername=$layer"
  done
  looks_clean "layers by themselves" "$@"
  is "layers by themselves" "$(seen layer)" "$#"
}

# ---- the model region, in Danish ----

model region
runs 0 run region/projekt.yaml --out out -q
opens_by_itself out

# The project, from where somebody else has put the folder.
moved="kort til rådet, æøå"
mkdir elsewhere
mv out "elsewhere/$moved"
before=$(listing elsewhere)
looks_clean "the model region's project" "elsewhere/$moved/adgang.qgz"
mv "elsewhere/$moved" out
is "QGIS leaves nothing behind" "$(mkdir -p after && mv out "after/$moved" && listing after)" "$before"
mv "after/$moved" out
is "looking changes no layer" "$(sha256sum <out/adgang.gpkg | cut -d ' ' -f 1)" \
  "$(json out/run.json '.outputs["adgang.gpkg"].sha256')"

jq -r '.services[] | [.label, .facilities] | @tsv' out/results.json >services.tsv
while IFS="$(printf '\t')" read -r label facilities; do
  is "layer of the facilities of $label" \
    "$(awk -F '\t' -v name="$label" '$1 == "layer" && $2 == name { print $4; exit }' seen.txt)" \
    "$facilities features"
  for what in "rejsetid" "udsathed × rejsetid" "prioritering"; do
    is "theme of $label" "$(seen theme "$label: $what")" 1
    is "sheet of $label" "$(seen sheet "$label: $what")" 1
  done
done <services.tsv
is "theme of supply" "$(seen theme "Praktiserende speciallæger: udbud")" 1
is "theme of deprivation" "$(seen theme "Udsathed i femtedele af indbyggerne")" 1
is "no two layers have the same name" "$(awk -F '\t' '$1 == "layer" { print $2 }' seen.txt |
  sort | uniq -d)" ""
is "an atlas has a page for every municipality" \
  "$(awk -F '\t' '$1 == "sheet" && $4 != "1 pages" { print $4; exit }' seen.txt)" \
  "$(json out/results.json '[.services[]][0].zones.kommune | length') pages"

unzip -qo out/adgang.qgz -d qgz
for layer in $(layers_in out); do
  that "the layer $layer is in the project" grep -Eq "layername=${layer}(\||<)" qgz/adgang.qgs
done
for raster in out/rasters/*.tif; do
  that "$raster is in the project" grep -q "datasource>./rasters/${raster##*/}<" qgz/adgang.qgs
done
# Squares would cover the borders: above them, below the facilities; the land below all.
is "order of the layers" "$(grep -o '<layer-tree-layer [^>]*name="[^"]*"' qgz/adgang.qgs |
  sed 's/.* name="//; s/"$//' | sed '/:/!d; s/^[^:]*: rejsetid til nærmeste.*/minutes/' |
  grep -E '^(Grænser|Land): |^minutes' | uniq | tr '\n' ';')" \
  "Grænser: kommune;minutes;Land: kommune;"
that "names of municipalities lie level" not grep -q '<placement placement="[^4]"' qgz/adgang.qgs
that "types have names" not grep -q 'label="psykiatri_ambulant"' qgz/adgang.qgs
that "a page of the atlas marks its municipality" grep -q '@atlas_featureid = $id' qgz/adgang.qgs
that "black is for no catchment" not grep -q 'color="#000000"' out/rasters/nearest_*.qml
is "a class that no square needs is not in the legend" \
  "$(grep -c 'kan ikke nås ad vej' out/geojson/zones_kommune.qml)" 0
in_words_of da qgz/*.qgs out/geojson/*.qml out/rasters/*.qml

# ---- the tiny region, in English, where it was written ----

tiny tiny_region
runs 0 run tiny_region/projekt.yaml --out tiny_out -q
opens_by_itself tiny_out
looks_clean "the tiny region's project" tiny_out/adgang.qgz
is "themes: time, inequality, priority of two services; supply of one; deprivation" \
  "$(seen theme)" 8
unzip -qo tiny_out/adgang.qgz -d tiny_qgz
in_words_of en tiny_qgz/*.qgs tiny_out/geojson/*.qml tiny_out/rasters/*.qml

finish
