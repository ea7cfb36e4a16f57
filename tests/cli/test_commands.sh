#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What the program says about itself, the options of every command, and `init`.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

commands="init check run gain explain matrix isochrone costdistance measure inequality clusters deprivation siting"

# ---- help and version ----

for word in --help -h help; do
  runs 0 $word
  says_nothing
  for command in $commands; do
    prints "^  $command +[a-z]"
  done
done
for word in --version -V; do
  runs 0 $word
  prints "^adgang [0-9]+\.[0-9]+\.[0-9]+"
  says_nothing
done
runs 0 run --version
prints '^adgang [0-9]'
runs 2
says '^Usage: adgang COMMAND'
prints_nothing

for command in $commands; do
  runs 0 $command --help
  says_nothing
  prints "^Usage: adgang $command"
  for option in --threads= --lang= --overwrite --quiet --verbose; do
    prints " $option"
  done
  help=$(tr -s ' \n' ' ' <out.txt)
  matches "$command --help: threads" "$help" '--threads=N threads to use, 1 or more \(default: all processors\)'
  matches "$command --help: language" "$help" "da or en \\(default: the project file's"
  # Every option has a sentence; no line is cut off.
  is "$command --help: options without a word" "$(grep -E '^ +(-[a-z], )?--[a-z-]+(=[^ ]+)? *$' out.txt)" ""
  runs 0 $command -h
  prints "^Usage: adgang $command"
done

runs 0 init --help
prints '--example'
runs 0 check --help
prints '-o, --out=DIR .*(only|default)'
runs 0 run --help
prints '-o, --out=DIR .*required'
runs 0 explain --help
prints '--at=E,N .*easting'
prints '--service=NAME .*default: all'
prints '--json'
runs 0 matrix --help
for option in roads edges straight origins destinations id origin-id destination-id crs minutes speed length \
  class oneway profile nearest max-min access-kmh max-snap-m no-snap direction pairs out; do
  prints "--$option([= ]|$)"
done
help=$(tr -s ' \n' ' ' <out.txt)
matches "matrix --help: walking speed" "$help" '--access-kmh=V [^(]*km/h[^(]*\(default: 5\)'
matches "matrix --help: reach" "$help" '--max-snap-m=D [^(]*metres[^(]*\(default: 2000\)'
matches "matrix --help: limit" "$help" '--max-min=M [^(]*minutes[^(]*\(default: no limit\)'
matches "matrix --help: CRS" "$help" 'default: EPSG:25832'
matches "matrix --help: no_snap" "$help" 'default: motorways and ferries'
matches "matrix --help: direction" "$help" 'origin to destination \(default\)'
matches "matrix --help: output" "$help" 'default: CSV on standard output'

# Help is in the reader's language where it is asked for.
runs 0 run --help --lang da
prints '--out=DIR'

# ---- GDAL's own options pass ----

tiny region
runs 0 run region/projekt.yaml --out out -q --config CPL_DEBUG OFF
rm -rf out

# ---- init ----

runs 0 init new --lang en
prints 'new/projekt\.yaml'
is "init writes one file" "$(ls -A new)" projekt.yaml
that "the template explains itself" [ "$(grep -c '#' new/projekt.yaml)" -ge 10 ]
for key in adgang name crs zones population travel facilities services; do
  that "the template has $key" grep -Eq "^$key:" new/projekt.yaml
done
# The template is a good project but for the paths, which are the reader's to fill in.
runs 3 check new/projekt.yaml
matches "the template's keys are right" "$(cat out.txt err.txt)" 'does not exist|cannot be (read|opened)'
that "no key of the template is wrong" not grep -Eq 'line [0-9]+, column' out.txt err.txt

cp new/projekt.yaml kept.yaml
echo "# mine" >>new/projekt.yaml
runs 2 init new --lang en
says 'new/projekt\.yaml exists already.*--overwrite'
that "an existing project is kept" grep -q '# mine' new/projekt.yaml
runs 0 init new --lang en --overwrite
is "and replaced when asked to" "$(cat new/projekt.yaml)" "$(cat kept.yaml)"
runs 0 init danish --lang da -q
prints_nothing
that "in Danish" grep -Eqi 'stier|nøgle|lag|felt' danish/projekt.yaml
mkdir folder && echo mine >folder/letter.txt
runs 0 init folder --lang en
is "init into a folder with other files" "$(ls folder | tr '\n' ' ')" "letter.txt projekt.yaml "
echo file >file
runs 1 init file/below
says 'file'
is "a file in the way" "$(cat file)" file
runs 0 init new/deeper --lang en
that "init makes the last folder" test -e new/deeper/projekt.yaml

runs 0 init example --example --lang en
prints 'adgang run example/projekt\.yaml'
is "the example is the model region" "$(tree_sum example)" "$(tree_sum "$ADGANG_SOURCE/data/model_region")"
runs 2 init example --example
says 'exists already'
runs 0 check example/projekt.yaml
runs 0 run example/projekt.yaml --out results -q
that "the example runs" test -e results/report.html

# ---- quiet, verbose, language ----

runs 0 run region/projekt.yaml --out out -q
says_nothing
prints_nothing
rm -rf out
runs 0 run region/projekt.yaml --out out -v
for stage in load prepare network check search access write; do
  says "^$stage: [0-9]+\.[0-9]+ s, [0-9]+ MB$"
done
that "no bar where nobody watches" not grep -q "$(printf '\r')" err.txt
rm -rf out
sed 's/^language: .*//' region/projekt.yaml >region/nolang.yaml
LANGUAGE=da LC_ALL=C "$ADGANG" run region/nolang.yaml --out out -q
matches "the environment's language" "$(head -c 1000 out/report.html)" 'lang="da"'
rm -rf out
runs 0 run region/nolang.yaml --out out -q
matches "no language anywhere" "$(head -c 1000 out/report.html)" 'lang="en"'
rm -rf out
sed 's/^language: .*/language: da/' region/projekt.yaml >region/da.yaml
runs 0 run region/da.yaml --out out -q
matches "the project's language" "$(head -c 1000 out/report.html)" 'lang="da"'
rm -rf out
runs 0 run region/da.yaml --out out -q --lang en
matches "--lang wins" "$(head -c 1000 out/report.html)" 'lang="en"'
rm -rf out

# A Danish locale, where there is one, changes no number in any file.
if command -v localedef >/dev/null 2>&1 && mkdir locales &&
  localedef -i da_DK -f UTF-8 locales/da_DK.UTF-8 2>localedef.txt; then
  runs 0 run region/projekt.yaml --out here -q
  (
    LOCPATH=$PWD/locales LC_ALL=da_DK.UTF-8
    export LOCPATH LC_ALL
    exec "$ADGANG" run region/projekt.yaml --out there --lang en -q
  )
  is "numbers in a Danish locale" "$(tree_sum there/tables)" "$(tree_sum here/tables)"
  is "layers in a Danish locale" "$(tree_sum there/geojson)" "$(tree_sum here/geojson)"
  is "results in a Danish locale" "$(cat there/results.json)" "$(cat here/results.json)"
  is "the GeoPackage in a Danish locale" "$(sha256sum <there/adgang.gpkg)" "$(sha256sum <here/adgang.gpkg)"
else
  echo "note: no Danish locale can be made here; numbers in one are not tried"
fi

finish
