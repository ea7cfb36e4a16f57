#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The shared library shows what its public headers declare, and nothing else.
# Usage: exported_symbols.sh NM LIBRARY INCLUDE_DIR
set -eu
[ $# -eq 3 ] || { echo "Usage: $0 NM LIBRARY INCLUDE_DIR" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The linker's own marks of where sections end are no symbols of ours.
"$1" -D --defined-only --format=posix "$2" | cut -d' ' -f1 |
    grep -v -x -e _init -e _fini -e _edata -e _end -e __bss_start | sort > "$work/exported"
cat "$3"/adgang/*.h | tr '\n' ' ' | sed 's/;/;\n/g' |
    sed -n 's/.*ADG_API[^(]*[^a-z0-9_]\(adg_[a-z0-9_]*\) *(.*/\1/p' | sort -u > "$work/declared"

comm -23 "$work/exported" "$work/declared" | sed 's/^/exported but not declared: /' > "$work/wrong"
comm -13 "$work/exported" "$work/declared" | sed 's/^/declared but not exported: /' >> "$work/wrong"
cat "$work/wrong"
echo "$(wc -l < "$work/exported") symbols, $(wc -l < "$work/wrong") wrong"
[ ! -s "$work/wrong" ] && [ -s "$work/exported" ]
