#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# How fast the kernels are, next to others that are installed (on Debian: python3-scipy,
# python3-igraph, postgresql-15-pgrouting, grass-core, python3-skimage). Builds the release, draws
# road-like networks and a friction raster, takes medians on one thread, checks that all answers
# agree, and prints tables of ratios: seconds belong to the machine, ratios to the program.
# Usage: run.sh [NODES ...]         (default 100000 1000000)
# RUNS (5), RASTER (5000, the side in cells; 0: none), PYTHON (python3) and ADGANG_BENCH (folder for
# what is drawn) may be set.
set -eu
project=$(cd "$(dirname "$0")/../.." && pwd)
runs=${RUNS:-5}
python=${PYTHON:-python3}
[ $# -gt 0 ] || set -- 100000 1000000
work=${ADGANG_BENCH:-$(mktemp -d)}
[ -n "${ADGANG_BENCH:-}" ] || trap 'rm -rf "$work"' EXIT

cd "$project"
cmake --preset release -DADGANG_TESTS=ON > "$work/configure.log"
cmake --build --preset release --target make_roads bench_network bench_raster \
    bench_customisable bench_gain > "$work/build.log"
programs=build/release/tests/programs

uname -m
grep -m1 'model name' /proc/cpuinfo 2> /dev/null || true
cc --version | head -n 1
for nodes in "$@"; do
    folder=$work/r$nodes
    mkdir -p "$folder"
    "$programs/make_roads" "$nodes" 1 "$folder" ${GPKG:+gpkg}
    OMP_NUM_THREADS=1 "$programs/bench_network" "$nodes" 1 "$folder" "$runs" > "$folder/ours.tsv"
    if command -v "$python" > /dev/null; then
        "$python" tests/bench/rivals_pgrouting.py "$folder" > "$folder/pgrouting.tsv"
        OMP_NUM_THREADS=1 "$python" tests/bench/rivals.py "$folder" "$folder/ours.tsv" "$runs" \
            "$folder/pgrouting.tsv"
    else
        echo "skipped: without python3 there are no rivals and no table"
        cat "$folder/ours.tsv"
    fi
    echo "the same roads with a hierarchy for any times, seconds:"
    OMP_NUM_THREADS=1 "$programs/bench_customisable" "$nodes" 1 "$runs"
    echo "one new site at every node beside 200, on one thread:"
    "$programs/bench_gain" "$nodes" 1 200 1
done

side=${RASTER:-5000}
[ "$side" -gt 0 ] || exit 0
folder=$work/raster$side
mkdir -p "$folder"
OMP_NUM_THREADS=1 "$programs/bench_raster" "$side" 1 "$folder" "$runs" > "$folder/ours.tsv"
if command -v "$python" > /dev/null; then
    "$python" tests/bench/rivals_raster.py "$folder" "$folder/ours.tsv" "$side"
else
    cat "$folder/ours.tsv"
fi
