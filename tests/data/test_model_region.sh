#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Makes the model region again and compares it, byte for byte, with the committed one.
# Usage: test_model_region.sh GENERATOR FACTS_DIR COMMITTED_DIR
set -eu

if [ $# -ne 3 ]; then
    echo "Usage: $0 GENERATOR FACTS_DIR COMMITTED_DIR" >&2
    exit 2
fi
generator=$1 facts=$2 committed=$3

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
trap 'exit 1' HUP INT TERM

"$generator" "$facts" "$fresh"

passed=0 failed=0
for path in "$fresh"/* "$committed"/*; do
    name=$(basename "$path")
    # The project file beside the layers is written by hand.
    case $name in *.yaml) continue ;; esac
    # A file of both folders is compared once, when it is met among the fresh ones.
    if [ "$path" = "$committed/$name" ] && [ -e "$fresh/$name" ]; then
        continue
    fi
    if [ ! -e "$committed/$name" ]; then
        echo "made but not committed: $name"
        failed=$((failed + 1))
    elif [ ! -e "$fresh/$name" ]; then
        echo "committed but not made: $name"
        failed=$((failed + 1))
    elif cmp "$committed/$name" "$fresh/$name"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done

if [ "$failed" -gt 0 ]; then
    echo "If the facts or the generator were changed on purpose, write the region anew:"
    echo "  $generator $facts $committed"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
