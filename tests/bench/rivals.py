#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Times what others offer on the network of a folder (make_roads), checks that all agree with the
answers there (bench_network), and prints the table of ratios.
Usage: rivals.py FOLDER OURS RUNS [OTHERS ...]
OURS: the output of bench_network; OTHERS: lines "task<TAB>system<TAB>seconds" somebody else timed"""
import os
import statistics
import sys
import time

try:
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra
except ImportError:
    np = None
try:
    import igraph
except ImportError:
    igraph = None

FACILITIES = (25, 200, 1000)


def median(work, runs):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        answer = work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), answer


def read_edges(folder):
    table = np.loadtxt(os.path.join(folder, "edges.csv"), delimiter=",", skiprows=1)
    return table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2]


def compare(name, theirs, folder, n):
    ours = np.fromfile(os.path.join(folder, f"nearest_{n}.bin"))
    reached = np.isfinite(ours)
    if not np.array_equal(reached, np.isfinite(theirs)):
        sys.exit(f"{name}, {n} facilities: other nodes are reached")
    worst = np.max(np.abs(ours[reached] - theirs[reached]) / np.maximum(1, ours[reached]), initial=0)
    if worst > 1e-9:
        sys.exit(f"{name}, {n} facilities: answers differ by {worst:g}")


def facilities(folder, n):
    return np.fromfile(os.path.join(folder, f"facilities_{n}.bin"), dtype=np.uint32)


def time_scipy(folder, edges, runs, rows):
    a, b, minutes = edges
    n = 1 + max(a.max(), b.max())
    graph = csr_matrix((np.concatenate([minutes, minutes]),
                        (np.concatenate([a, b]), np.concatenate([b, a]))), shape=(n, n))
    for many in FACILITIES:
        nodes = facilities(folder, many)
        seconds, answer = median(lambda: dijkstra(graph, indices=nodes, min_only=True), runs)
        compare("scipy", answer, folder, many)
        rows.append((f"nearest_{many}", "scipy csgraph", seconds))
    seconds, _ = median(lambda: dijkstra(graph, indices=int(nodes[0])), runs)
    rows.append(("tree", "scipy csgraph", seconds))


def time_igraph(folder, edges, rows):
    """One tree only: igraph has no search from the nearest of many."""
    a, b, minutes = edges
    graph = igraph.Graph(n=int(1 + max(a.max(), b.max())), edges=np.stack([a, b], 1))
    node = int(facilities(folder, 1000)[0])
    seconds, _ = median(lambda: graph.distances(source=[node], weights=minutes.tolist()), 1)
    rows.append(("tree", "igraph", seconds))


def print_table(rows):
    bound = next(s for task, who, s in rows if task == "stream")
    ours = {}
    for task, who, seconds in rows:
        ours.setdefault(task, seconds)
    print(f"{'task':<28}{'system':<20}{'seconds':>12}{'x adgang':>10}{'x bound':>10}")
    for task, who, seconds in sorted(rows, key=lambda r: [t for t, _, _ in rows].index(r[0])):
        print(f"{task:<28}{who:<20}{seconds:>12.6f}{seconds / ours[task]:>10.1f}"
              f"{seconds / bound:>10.1f}")


def main(folder, ours, runs, *others):
    rows = []
    for line in open(ours, encoding="utf-8"):
        task, seconds = line.split("\t")
        rows.append((task, "adgang", float(seconds)))
    if np is None:
        print("skipped: scipy is not installed (python3-scipy)")
    if igraph is None or np is None:
        print("skipped: igraph is not installed (python3-igraph)")
    if np is not None:
        edges = read_edges(folder)
        time_scipy(folder, edges, runs, rows)
        if igraph is not None:
            time_igraph(folder, edges, rows)
    for path in others:
        for line in open(path, encoding="utf-8"):
            task, who, seconds = line.split("\t")
            rows.append((task, who, float(seconds)))
    print_table(rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
