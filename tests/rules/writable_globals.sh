#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Nothing of the library can be written to but what a caller owns: no object file has a symbol in
# .data, .bss or thread-local memory. Constant tables with addresses in them (.data.rel.ro) are made
# read-only when the program starts.
# Usage: writable_globals.sh NM LIST_OF_OBJECT_FILES
set -eu
[ $# -eq 2 ] || { echo "Usage: $0 NM LIST_OF_OBJECT_FILES" >&2; exit 2; }

# sysv columns: name | value | class | type | size | line | section
tr ';' '\n' < "$2" | grep . | xargs "$1" --format=sysv | awk -F'|' '
/^Symbols from/ {
    objects++
    object = $0
    sub(/^Symbols from /, "", object)
    next
}
NF >= 7 {
    section = $7
    gsub(/[ \t]/, "", section)
    if (section !~ /^[.](data|bss|tdata|tbss)/ && section !~ /COM/)
        next
    if (section ~ /^[.]data[.]rel[.]ro/)
        next
    name = $1
    gsub(/[ \t]/, "", name)
    # Names a compiler gives to its own parts: clang-s table of the OpenMP place, gcc-s coverage.
    if (name ~ /^([.]L|[.]kmpc_|[.]gomp_|__gcov|__profc|__odr_asan)/ || $4 ~ /SECTION/)
        next
    printf "%s can be written to (%s) in %s\n", name, section, object
    wrong++
}
END {
    printf "%d object files, %d writable globals\n", objects, wrong
    exit wrong > 0 || objects == 0
}'
