#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Times pgRouting on the network of a folder (make_roads, bench_network) in a database of its own,
started for this alone, and prints lines "task<TAB>system<TAB>seconds". One run a question: it takes
minutes. Wall clock, as the server is another process.
Usage: rivals_pgrouting.py FOLDER"""
import glob
import os
import pwd
import re
import shutil
import struct
import subprocess
import sys
import tempfile

PROGRAMS = next(iter(sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)), "")
QUESTIONS = (25, 200)


class Server:
    """PostgreSQL in a folder, reached through a socket there; root has to be somebody else."""

    def __init__(self, folder):
        self.folder = folder
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(folder, self.user)

    def as_user(self, *command, text=None):
        prefix = ["runuser", "-u", self.user, "--"] if os.geteuid() == 0 else []
        return subprocess.run([*prefix, *command], check=True, input=text, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=self.folder).stdout

    def start(self):
        data = os.path.join(self.folder, "data")
        self.as_user(os.path.join(PROGRAMS, "initdb"), "-D", data, "-A", "trust", "-E", "UTF8",
                     "--locale=C")
        self.as_user(os.path.join(PROGRAMS, "pg_ctl"), "-D", data, "-w", "-l",
                     os.path.join(self.folder, "log"), "-o",
                     f"-k {self.folder} -c listen_addresses='' -c work_mem=1GB", "start")

    def stop(self):
        self.as_user(os.path.join(PROGRAMS, "pg_ctl"), "-D", os.path.join(self.folder, "data"),
                     "-m", "fast", "stop")

    def ask(self, text):
        return self.as_user(os.path.join(PROGRAMS, "psql"), "-h", self.folder, "-d", "postgres",
                            "-v", "ON_ERROR_STOP=1", "-At", "-q", text=text)


def facilities(folder, n):
    with open(os.path.join(folder, f"facilities_{n}.bin"), "rb") as file:
        return struct.unpack(f"{n}I", file.read(4 * n))


def load(server, folder):
    server.ask("CREATE EXTENSION pgrouting CASCADE; CREATE UNLOGGED TABLE given("
               "source int, target int, cost float8, both_ways int);")
    with open(os.path.join(folder, "edges.csv"), encoding="utf-8") as table:
        next(table)
        server.ask("COPY given FROM STDIN (FORMAT csv);\n" + table.read() + "\\.\n")
    server.ask("CREATE UNLOGGED TABLE edge AS SELECT row_number() OVER () AS id, source, target,"
               " cost FROM given; ANALYZE edge;")


def time_nearest(server, folder, n):
    nodes = ",".join(str(node) for node in facilities(folder, n))
    plan = server.ask("EXPLAIN ANALYZE SELECT * FROM pgr_drivingDistance("
                      "'SELECT id, source, target, cost FROM edge',"
                      f" ARRAY[{nodes}]::bigint[], 1e9, directed => false, equicost => true);")
    return float(re.search(r"Execution Time: ([0-9.]+) ms", plan).group(1)) / 1000


def main(folder):
    if not PROGRAMS or not glob.glob("/usr/share/postgresql/*/extension/pgrouting.control"):
        print("skipped: pgRouting is not installed (postgresql-15-pgrouting)", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as database:
        server = Server(database)
        server.start()
        try:
            load(server, folder)
            for n in QUESTIONS:
                print(f"nearest_{n}\tpgRouting\t{time_nearest(server, folder, n):.6f}", flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1])
