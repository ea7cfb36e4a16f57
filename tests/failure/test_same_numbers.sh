#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Other ways to write the same region.
. "${ADGANG_SOURCE:?}/tests/failure/bad_inputs.sh"

# ---- ids are text ----

same "ids with leading zeros" 'csv "s/^F1,/0007,/" && y "s/^name: .*/name: Tiny region/" && csv "s/^0007,/F1,/"'
fresh "leading zeros" 'csv "s/^F1,/007,/"'
rm -rf out
runs 0 run case/projekt.yaml --out out -q
result '.services.sundhedshus.zones.kommune["0461"].nearest_facility_share | keys | tostring' '["007"]'
is "leading zeros in a table" "$(sed -n 2p out/tables/facilities_load.csv | cut -d , -f 1)" 007
is "leading zeros in a layer" "$(ogr2ogr -f GeoJSON /vsistdout/ out/adgang.gpkg facilities |
  jq -c '.features[0].properties.id')" '"007"'
is "leading zeros of a zone" "$(ogr2ogr -f GeoJSON /vsistdout/ out/adgang.gpkg zones_kommune |
  jq -c '.features[0].properties.id')" '"0461"'

# ---- the same region in other formats ----

same "roads as Shapefile" 'shp roads'
same "zones as Shapefile" 'shp kommuner'
same "roads as GeoPackage" 'gpkg roads'
same "zones as GeoPackage, as QGIS names a layer" 'gpkg kommuner && y "s/kommuner\.gpkg/kommuner.gpkg|layername=kommuner/"'
same "a layer by its name" 'ogr2ogr all.gpkg kommuner.geojson && ogr2ogr -update all.gpkg sogne.geojson && y "s/path: kommuner\.geojson/path: all.gpkg, layer: kommuner/"'
same "facilities as GeoPackage" 'ogr2ogr f.gpkg facilities.csv -a_srs EPSG:25832 -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y -nln f && y "s/facilities\.csv/f.gpkg/"'
same "people as GeoTIFF" 'tif -ot Float32 -co COMPRESS=DEFLATE'
same "people as whole numbers" 'tif -ot Int32'
same "people upside down" 'tif && gdalwarp -q -s_srs EPSG:25832 -t_srs EPSG:25832 people.tif p2.tif && mv p2.tif people.tif'
same "a folder with blanks and letters" 'mkdir "en mappe æ" && mv roads.geojson "en mappe æ"/ && y "s/path: roads\.geojson/path: en mappe æ\/roads.geojson/"'
same "absolute paths" 'y "s|path: roads\.geojson|path: $PWD/roads.geojson|"'
finish
