#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Times what others need for the cost distance of a folder (bench_raster), checks that all agree
with the answers there, and prints the table of ratios. Each rival runs once: they take minutes.
Usage: rivals_raster.py FOLDER OURS SIDE      OURS: the output of bench_raster"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import numpy as np
except ImportError:
    np = None
try:
    from skimage.graph import MCP_Geometric
except ImportError:
    MCP_Geometric = None

CELL_M = 100


def compare(name, theirs, folder, neighbours, tolerance):
    ours = np.fromfile(os.path.join(folder, f"minutes_{neighbours}.bin")).reshape(theirs.shape)
    reached = np.isfinite(ours)
    if not np.array_equal(reached, np.isfinite(theirs)):
        sys.exit(f"{name}: other cells are reached")
    worst = np.max(np.abs(ours[reached] - theirs[reached]) / np.maximum(1, ours[reached]), initial=0)
    if worst > tolerance:
        sys.exit(f"{name}, {neighbours} neighbours: answers differ by {worst:g}")


def read_sources(folder):
    with open(os.path.join(folder, "sources.csv"), encoding="utf-8") as table:
        next(table)
        return [tuple(int(word) for word in line.split(",")) for line in table]


def time_skimage(folder, side, rows):
    friction = np.fromfile(os.path.join(folder, "friction.bin"), dtype=np.float32)
    costs = friction.reshape(side, side).astype(np.float64) * CELL_M
    costs[np.isnan(costs)] = -1  # cannot be entered
    start = time.process_time()
    answer, _ = MCP_Geometric(costs, fully_connected=True).find_costs(read_sources(folder))
    rows.append(("cost_distance_8", "scikit-image MCP", time.process_time() - start))
    compare("scikit-image", answer, folder, 8, 1e-9)


def grass(database, *command):
    """Runs a command in a location without a CRS; answers its processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["grass", os.path.join(database, "xy", "PERMANENT"), "--exec", *command],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def time_grass(folder, side, rows):
    with tempfile.TemporaryDirectory() as database:
        subprocess.run(["grass", "-c", "XY", "-e", os.path.join(database, "xy")], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        grass(database, "r.in.bin", "-f", f"input={folder}/friction.bin", "output=friction",
              f"north={side}", "south=0", f"east={side}", "west=0", f"rows={side}", f"cols={side}")
        grass(database, "g.region", "raster=friction")
        points = os.path.join(database, "points.txt")
        with open(points, "w", encoding="utf-8") as table:
            for row, column in read_sources(folder):
                table.write(f"{column + 0.5},{side - row - 0.5}\n")
        grass(database, "v.in.ascii", f"input={points}", "output=sources", "separator=comma")
        idle = grass(database, "g.version")
        for neighbours, flags in ((8, []), (16, ["-k"])):
            seconds = grass(database, "r.cost", *flags, "input=friction", "output=cost",
                            "start_points=sources", "memory=4000", "--overwrite")
            rows.append((f"cost_distance_{neighbours}", "GRASS r.cost", seconds - idle))
            answer = os.path.join(database, "cost.bin")
            grass(database, "r.out.bin", "-f", "input=cost", f"output={answer}", "bytes=8",
                  "null=nan", "--overwrite")
            theirs = np.fromfile(answer).reshape(side, side) * CELL_M
            theirs[np.isnan(theirs)] = np.inf
            compare("GRASS r.cost", theirs, folder, neighbours, 1e-9)


def main(folder, ours, side):
    rows = []
    for line in open(ours, encoding="utf-8"):
        task, seconds = line.split("\t")
        rows.append((task, "adgang", float(seconds)))
    if np is None or MCP_Geometric is None:
        print("skipped: scikit-image is not installed (python3-skimage)")
    else:
        time_skimage(folder, side, rows)
    if np is None or shutil.which("grass") is None:
        print("skipped: GRASS is not installed (grass-core)")
    else:
        time_grass(folder, side, rows)
    own = {task: seconds for task, who, seconds in rows if who == "adgang"}
    print(f"{'task':<28}{'system':<20}{'seconds':>12}{'x adgang':>10}")
    for task, who, seconds in sorted(rows, key=lambda r: list(own).index(r[0])):
        print(f"{task:<28}{who:<20}{seconds:>12.3f}{seconds / own[task]:>10.1f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
