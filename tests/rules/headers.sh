#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Compiles every public header alone, strictly, as C17 and as C++17: who embeds the library may
# include any of them first.
# Usage: headers.sh INCLUDE_DIR C_COMPILER [CXX_COMPILER]
set -eu
[ $# -ge 2 ] || { echo "Usage: $0 INCLUDE_DIR C_COMPILER [CXX_COMPILER]" >&2; exit 2; }
include=$1 cc=$2 cxx=${3:-}
strict="-Wall -Wextra -Wpedantic -Werror -fsyntax-only"

# compile COMPILER LANGUAGE STANDARD HEADER
compile() {
    # Twice: the guard must hold. A unit must declare something, which a header of macros does not.
    # shellcheck disable=SC2086
    printf '#include "%s"\n#include "%s"\nextern int something;\n' "$4" "$4" |
        "$1" -x "$2" -std="$3" $strict -I "$include" -
}

wrong=0 n=0
for path in "$include"/adgang/*.h; do
    header=adgang/$(basename "$path")
    n=$((n + 1))
    compile "$cc" c c17 "$header" || { echo "not strict C17: $header"; wrong=$((wrong + 1)); }
    [ -n "$cxx" ] || continue
    compile "$cxx" c++ c++17 "$header" || { echo "not strict C++17: $header"; wrong=$((wrong + 1)); }
done
echo "$n headers, $wrong wrong"
[ "$wrong" -eq 0 ] && [ "$n" -gt 0 ] || exit 1
if [ -z "$cxx" ]; then
    echo "skipped: there is no C++ compiler; the headers were compiled as C only"
    exit 77
fi
