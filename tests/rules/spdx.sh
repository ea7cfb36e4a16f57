#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every file that is written by hand says its licence in one of its first three lines.
# Usage: spdx.sh PROJECT
set -eu
[ $# -eq 1 ] || { echo "Usage: $0 PROJECT" >&2; exit 2; }
cd "$1"

folders=
for folder in src include tests data docs examples bench fuzz; do
    [ ! -d "$folder" ] || folders="$folders $folder/"
done
# shellcheck disable=SC2086
find CMakeLists.txt $folders -type f \( -name '*.[ch]' -o -name '*.cc' -o -name '*.sh' -o \
    -name '*.awk' -o -name '*.cmake' -o -name CMakeLists.txt \) | sort | {
    wrong=0 n=0
    while read -r path; do
        n=$((n + 1))
        sed -n 1,3p "$path" | grep -q 'SPDX-License-Identifier: MPL-2.0' && continue
        echo "no SPDX line: $path"
        wrong=$((wrong + 1))
    done
    echo "$n files, $wrong without"
    [ "$wrong" -eq 0 ] && [ "$n" -gt 0 ]
}
