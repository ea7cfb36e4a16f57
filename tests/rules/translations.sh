#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every sentence of the sources has a Danish translation in src/locale/da.po.
# Usage: translations.sh PROJECT_DIR
#
# When it fails, extract the sentences anew with the two commands below (update da.po instead of a
# copy: msgmerge --update), and translate what is listed.
set -eu

skipped=77

if [ $# -ne 1 ]; then
    echo "Usage: $0 PROJECT_DIR" >&2
    exit 2
fi
sources=$1/src
danish=$(cd "$sources" && pwd)/locale/da.po

for tool in xgettext msgmerge msgattrib msgfmt; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "SKIPPED: $tool of gettext is not installed; the translations are not checked"
        exit $skipped
    fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
english=$scratch/adgang.pot merged=$scratch/da.po

(cd "$sources" && find . -name '*.[ch]' | sed 's|^\./||' | LC_ALL=C sort) >"$scratch/files"
xgettext --directory="$sources" --files-from="$scratch/files" --output="$english" \
    --language=C --from-code=UTF-8 --keyword --keyword=_ --keyword=N_ --keyword=ngettext_:1,2 \
    --sort-by-file --add-location=file
msgmerge --quiet --no-fuzzy-matching --width=100 --sort-by-file --add-location=file \
    --output-file="$merged" "$danish" "$english"

n=$(grep -c '^msgid ' "$english")
if [ "$n" -lt 2 ]; then
    echo "FAILED: no sentence was found in $sources"
    exit 1
fi

failed=0

# List HEADING OPTION...: the sentences msgattrib picks, under a heading; none is well.
list() {
    heading=$1
    shift
    # The header always comes first, up to an empty line.
    msgattrib --force-po --no-obsolete --no-wrap "$@" "$merged" | sed '1,/^$/d' >"$scratch/list"
    if [ -s "$scratch/list" ]; then
        failed=1
        echo "$heading"
        cat "$scratch/list"
    fi
}

list "FAILED: not translated:" --untranslated
list "FAILED: fuzzy, to be settled:" --only-fuzzy

# The directives of every sentence match, and the header is whole.
if ! msgfmt --check --output-file=/dev/null "$danish" 2>"$scratch/complaints" ||
    [ -s "$scratch/complaints" ]; then
    failed=1
    echo "FAILED: msgfmt --check:"
    cat "$scratch/complaints"
fi

# What no source says any more is harmless; it goes at the next extraction.
obsolete=$(msgattrib --only-obsolete "$merged" | grep -c '^#~ msgid ' || true)
echo "$((n - 1)) sentences; $obsolete translations are no longer used"
exit $failed
