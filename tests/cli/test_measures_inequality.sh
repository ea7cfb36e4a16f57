#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The worked examples of the pages about inequality say what the program says: the ```sh block of a page is
# run, the ```text block is what it prints. Those of C are run by embed.install; here they must be a line of
# what it prints.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

PATH=$(dirname "$ADGANG"):$PATH
export PATH
pages=$ADGANG_SOURCE/docs/measures

# block PAGE KIND: what stands between ```KIND and ```.
block() {
  sed -n "/^\`\`\`$2\$/,/^\`\`\`\$/p" "$pages/$1.md" | sed '/^```/d'
}

run="gini theil lorenz atkinson kolm_pollak hoover palma ratio_90_10 fgt concentration_index
extended_concentration erreygers wagstaff slope_index gaps bootstrap"
in_c="kitagawa wagstaff_decomposition horizontal_inequity target_group"
for page in $run; do
  mkdir "$page"
  block "$page" sh >"$page/example.sh"
  that "$page has an example" test -s "$page/example.sh"
  (cd "$page" && sh -eu example.sh) >printed.txt 2>err.txt
  is "$page, exit status" "$?" 0
  is "$page prints" "$(cat printed.txt)" "$(block "$page" text)"
  is "$page, standard error" "$(cat err.txt)" ""
done
for page in $in_c; do
  that "$page and its example in C" grep -Fxq -e "$(block "$page" text)" "$ADGANG_SOURCE/docs/examples/differences.out"
done
for page in $run $in_c; do
  for part in Question Formula 'Worked example' 'How to read it' 'When not to use it' Source; do
    that "$page has: $part" grep -q "^\*\*$part\.\*\*" "$pages/$page.md"
  done
done
finish
