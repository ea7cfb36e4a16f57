#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The code looks as .clang-format says.
# Usage: format.sh PROJECT [CLANG_FORMAT]
set -eu
[ $# -ge 1 ] || { echo "Usage: $0 PROJECT [CLANG_FORMAT]" >&2; exit 2; }
if [ -z "${2:-}" ]; then
    echo "skipped: there is no clang-format"
    exit 77
fi
cd "$1"
folders=
for folder in src include tests data docs examples bench fuzz; do
    [ ! -d "$folder" ] || folders="$folders $folder/"
done
# shellcheck disable=SC2086
find $folders -name '*.[ch]' | sort | xargs "$2" --style=file --dry-run -Werror
