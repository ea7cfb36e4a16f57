#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Sets up adgang on a fresh Debian 12 and runs the main job on the model region.
#
#   sh data/demo.sh [FOLDER]     results go to FOLDER (default: resultater)
set -eu
cd "$(dirname "$0")/.."
. data/setup.sh

out=${1:-resultater}
# shellcheck disable=SC2086
install_packages $BUILD_PACKAGES
build release -DADGANG_TESTS=OFF
build/release/adgang run data/model_region/projekt.yaml --out "$out" --overwrite -v

folder=$(cd "$out" && pwd)
cat <<EOF

The results for the model region (synthetic) are in $folder

  report.html    the report: open it in a browser
  adgang.qgz     all maps: open it in QGIS (qgis "$folder/adgang.qgz")
  results.json   every number; tables/ has them as CSV

To try your own data:  build/release/adgang init my-project
EOF
