#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The worked examples of the spatial measures' pages say what the program says: the ```sh block of a page
# is run, the ```text block is what it prints. Those of C are run by embed.install; here they must be the
# same text.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

PATH=$(dirname "$ADGANG"):$PATH
export PATH
pages=$ADGANG_SOURCE/docs/measures

# block PAGE KIND: what stands between ```KIND and ```.
block() {
  sed -n "/^\`\`\`$2\$/,/^\`\`\`\$/p" "$pages/$1.md" | sed '/^```/d'
}

for page in moran local_moran getis_ord bivariate_lisa lees_l class3x3; do
  mkdir "$page"
  block "$page" sh >"$page/example.sh"
  that "$page has an example" test -s "$page/example.sh"
  (cd "$page" && sh -eu example.sh) >printed.txt 2>err.txt
  is "$page, exit status" "$?" 0
  is "$page prints" "$(cat printed.txt)" "$(block "$page" text)"
  is "$page, standard error" "$(cat err.txt)" ""
done
for page in fdr priority; do
  is "$page and its example in C" "$(block "$page" text)" "$(cat "$ADGANG_SOURCE/docs/examples/$page.out")"
done
for page in moran local_moran getis_ord bivariate_lisa lees_l class3x3 fdr priority; do
  for part in Question Formula 'Worked example' 'How to read it' 'When not to use it' Source; do
    that "$page has: $part" grep -q "^\*\*$part\.\*\*" "$pages/$page.md"
  done
done
finish
