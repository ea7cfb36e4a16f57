#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Writes a page of the manual from what the program says with --help and from en.txt or da.txt.
# Usage: make_man.sh PROGRAM VERSION en|da PAGE
# PAGE ends in /adgang.1 or /adgang-COMMAND.1. The page depends on these arguments alone: not on the
# time, the reader's language or the width of the terminal.
set -eu
[ $# -eq 4 ] || { echo "Usage: $0 PROGRAM VERSION en|da PAGE" >&2; exit 2; }
program=$1 version=$2 language=$3 page=$4
here=$(dirname "$0")
name=$(basename "$page" .1)
case $name in
    adgang) command= ;;
    adgang-*) command=${name#adgang-} ;;
    *) echo "$0: $page: the name is not adgang.1 or adgang-COMMAND.1" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# help FILE WORD...: popt breaks lines rightly only where letters beyond ASCII are known.
help() {
    file=$1
    shift
    LC_ALL=C.UTF-8 LANGUAGE=$language "$program" "$@" --help --lang "$language" >"$file"
}

help "$work/program"
if [ -n "$command" ]; then
    help "$work/command" "$command"
else
    : >"$work/command"
fi
if [ "$language" != en ] && grep -q '^Usage:' "$work/program"; then
    echo "$0: the program does not speak $language here; are its translations built?" >&2
    exit 1
fi

LC_ALL=C awk -v command="$command" -v version="$version" -f "$here/man.awk" \
    part=program "$work/program" part=command "$work/command" part=text "$here/$language.txt" \
    >"$work/page"
cp "$work/page" "$page"
