#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Sets up adgang on a fresh Debian 12 and runs every test.
#
#   sh tests/run.sh              the tests in Release, and again with the sanitizers
#   QUICK=1 sh tests/run.sh      Release only
#
# With CI=true QGIS and Chromium are installed too, so that nothing is skipped for want of them.
# What is skipped says so.
set -eu
cd "$(dirname "$0")/.."
. data/setup.sh

TEST_PACKAGES="libcmocka-dev g++ clang clang-format clang-tidy valgrind gdal-bin jq locales"
VIEWER_PACKAGES="python3 python3-qgis python3-gdal chromium fonts-dejavu-core unzip libxml2-utils poppler-utils"

packages="$BUILD_PACKAGES $TEST_PACKAGES"
[ "${CI:-}" != true ] || packages="$packages $VIEWER_PACKAGES"
# shellcheck disable=SC2086
install_packages $packages

say() {
  printf '\n== %s\n' "$*"
}

jobs=$(getconf _NPROCESSORS_ONLN)
say "Release, warnings are errors"
build release -DADGANG_TESTS=ON -DADGANG_WERROR=ON
ctest --preset release -j "$jobs"

[ "${QUICK:-}" != 1 ] || exit 0
say "Debug with the address and undefined-behaviour sanitizers"
build debug -DADGANG_TESTS=ON
# The longest repeat under the sanitizers what the others show them; ctest --preset debug has them all.
ctest --preset debug -j "$jobs" -LE "rules|viewer|memory|embed|region|data" \
  -E "^(failure.interrupt|failure.disk_full|failure.bad_projects|failure.clusters|cli.commands|cli.cache|cli.check|cli.inequality|cli.large_matrix|cli.locate|cli.deprivation|property.cost_distance_threads)$"
