#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Reads every #include under src/ and include/ and names those that turn the direction round
# (docs/decisions/0001-floors.md): a file includes headers of its own folder and of lower floors
# only; every outside library has its home.
# Usage: include_floors.sh PROJECT
set -eu
[ $# -eq 1 ] || { echo "Usage: $0 PROJECT" >&2; exit 2; }
cd "$1"

find src include -name '*.[ch]' | sort | xargs awk '
BEGIN {
    # From the ground up.
    n = split("core geo load prepare raster network travel access equity spatial checks findings " \
              "siting scenario write map report pipeline cli", name, " ")
    for (i = 1; i <= n; i++)
        floor[name[i]] = i

    # The C library and POSIX may be used anywhere.
    m = split("assert ctype dirent errno fcntl fenv float inttypes langinfo libintl limits locale " \
              "math omp pthread setjmp signal stdarg stdatomic stdbool stddef stdint stdio stdlib " \
              "string strings time unistd ftw glob sys/stat sys/types sys/time sys/resource " \
              "sys/wait sys/ioctl", anywhere, " ")
    for (i = 1; i <= m; i++)
        standard[anywhere[i] ".h"] = 1

    # Everything else has a home, or several: pattern -> folders.
    home["^(gdal|ogr|cpl|geos|proj|bzlib)"] = "geo"
    home["^popt"]                     = "cli"
    home["^(cyaml/|yaml[.]h|csv[.]h)"] = "load"
    home["^(jansson|libxml/)"]        = "geo write map report"
    home["^nettle/"]                  = "core"
    home["^metis"]                    = "network"
    home["^sys/mman"]                 = "core"
}

function complain(why) {
    printf "%s:%d: %s: %s\n", FILENAME, FNR, $0, why
    wrong++
}

/^[ \t]*#[ \t]*include/ {
    read++
    line = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
    header = substr(line, 2)
    sub(/[">].*/, "", header)
    split(FILENAME, path, "/")
    public = path[1] == "include"
    own = public ? "" : path[2]

    if (substr(line, 1, 1) == "\"") {
        split(header, part, "/")
        if (part[1] == "adgang")
            next
        if (public)
            complain("public headers include only each other")
        else if (!(part[1] in floor))
            complain("write the header with its folder")
        else if (!(own in floor))
            complain("the folder " own " is not among the floors")
        else if (floor[part[1]] > floor[own])
            complain(own " lies below " part[1])
        next
    }
    if (header in standard)
        next
    found = 0
    for (pattern in home)
        if (header ~ pattern) {
            found = 1
            if (public || !index(" " home[pattern] " ", " " own " "))
                complain("this library lives in " home[pattern])
        }
    if (!found)
        complain("no home is known for this header")
}

END {
    printf "%d includes read, %d wrong\n", read, wrong
    exit wrong > 0 || read == 0
}'
