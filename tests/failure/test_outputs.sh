#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Where results go: what may be replaced, what may not, and what stays when it cannot be written.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

tiny region
p=region/projekt.yaml
runs 0 run $p --out reference -q
reference=$(cd reference && find . -type f ! -name run.json -exec sha256sum {} + | LC_ALL=C sort | sha256sum)

# whole FOLDER: the folder holds exactly what a run writes.
whole() {
  is "$1 is whole" "$(cd "$1" 2>/dev/null && find . -type f ! -name run.json -exec sha256sum {} + |
    LC_ALL=C sort | sha256sum)" "$reference"
  that "$1/run.json is JSON" jq -e .outputs "$1/run.json"
}
# nothing_else NAME...: the working folder holds nothing but these.
nothing_else() {
  is "$command_line: the folder holds" "$(ls -A | grep -v '^\(err\|out\)\.txt$' | LC_ALL=C sort | tr '\n' ' ')" \
    "$(printf '%s\n' reference region "$@" | LC_ALL=C sort | tr '\n' ' ')"
}

# ---- an existing output ----

cp -R reference old
sum=$(tree_sum old)
runs 2 run $p --out old
says 'old exists already.*--out.*--overwrite'
is "an existing output" "$(tree_sum old)" "$sum"
runs 2 run $p --out old/
is "an existing output, with a slash" "$(tree_sum old)" "$sum"
echo spoilt >old/results.json
runs 0 run $p --out old --overwrite -q
whole old
nothing_else old

# Files of one's own move over; what a run wrote and does not write any more is gone.
echo note >old/notes.txt
mkdir old/mine && echo note >old/mine/notes.txt
sed 's/^outputs:.*/outputs: {geojson: false, rasters: false, qgis: false, report: none}/' $p >region/bare.yaml
runs 0 run region/bare.yaml --out old --overwrite -q
is "one's own files stay" "$(cat old/notes.txt old/mine/notes.txt)" "$(printf 'note\nnote')"
is "maps that are not written any more are gone" "$(cd old && find . -type f | LC_ALL=C sort | tr '\n' ' ')" \
  "./adgang.gpkg ./mine/notes.txt ./notes.txt ./results.json ./run.json $(
    cd reference && find ./tables -type f | LC_ALL=C sort | tr '\n' ' ')"
nothing_else old
rm -rf old region/bare.yaml

# A file of one's own whose name merely begins like one of the run's stays too.
cp -R reference old
echo mine >"old/report.html.remarks.txt"
echo mine >"old/results.json-from-last-year.json"
runs 0 run $p --out old --overwrite -q
is "remarks beside the report stay" "$(cat old/report.html.remarks.txt 2>&1)" mine
is "last year's results stay" "$(cat old/results.json-from-last-year.json 2>&1)" mine
rm -rf old

# ---- a folder that adgang has not written ----

mkdir home && echo mine >home/letter.txt
runs 2 run $p --out home
says 'home'
runs 2 run $p --out home --overwrite
says 'home is not replaced.*not written it.*--out'
is "a foreign folder" "$(listing home; cat home/letter.txt)" "$(printf '.\n./letter.txt\nmine')"
mkdir home/tables && echo mine >home/tables/zones.csv && echo '{}' >home/results.json
runs 2 run $p --out home --overwrite
is "a foreign folder with a results.json" "$(cat home/letter.txt home/tables/zones.csv)" "$(printf 'mine\nmine')"
nothing_else home
rm -rf home

echo mine >file
runs 2 run $p --out file
says 'file exists and is not a folder'
runs 2 run $p --out file --overwrite
is "a file in the way" "$(cat file)" mine
rm file

# ---- an empty folder, a deep folder, a link, the current folder ----

mkdir empty
runs 0 run $p --out empty -q
whole empty
rm -rf empty
runs 0 run $p --out deep/er/out -q
whole deep/er/out
rm -rf deep
runs 3 run region/nothing.yaml --out deep/er/out
that "a run that fails leaves no folders above its output" not test -e deep
rm -rf deep
runs 0 run $p --out 'ud æ ø' -q
whole 'ud æ ø'
rm -rf 'ud æ ø'
runs 0 run $p --out "$PWD/absolute" -q
whole absolute
rm -rf absolute


# Results may lie on another disk, behind a link: the link stays, the folder it names is replaced.
mkdir elsewhere && ln -s elsewhere link
runs 0 run $p --out link -q
whole link
that "a link to an empty folder is still a link" test -L link
nothing_else elsewhere link
rm -rf elsewhere link*

cp -R reference elsewhere && echo mine >elsewhere/notes.txt && ln -s elsewhere link
runs 0 run $p --out link --overwrite -q
that "a link to old results is still a link" test -L link
is "one's own file behind the link" "$(cat elsewhere/notes.txt 2>&1)" mine
that "the folder behind the link holds the results" test -e elsewhere/results.json
nothing_else elsewhere link
rm -rf elsewhere link*

cp -R reference elsewhere && ln -s elsewhere link
sum=$(tree_sum elsewhere)
runs 3 run region/nothing.yaml --out link --overwrite -q
is "a run that fails leaves the folder behind a link" "$(tree_sum elsewhere)" "$sum"
nothing_else elsewhere link
rm -rf elsewhere link*

mkdir here
(cd here && "$ADGANG" run ../$p --out . -q >../out.txt 2>../err.txt)
is "--out . in an empty folder, status" "$?" 0
command_line="run --out ."
that "--out . in an empty folder holds the results" test -e here/run.json
nothing_else here
rm -rf here

# ---- what cannot be written ----

echo file >file
runs 1 run $p --out file/out
says 'file/out.*cannot be made'
is "a file above the output" "$(cat file)" file
rm file
mkdir closed && chmod 555 closed
if [ "$(id -u)" = 0 ]; then
  echo "note: root may write everywhere, unwritable folders are not tried"
else
  runs 1 run $p --out closed/out
  says 'closed/out.*cannot be made.*ermission'
  is "an unwritable folder" "$(ls -A closed)" ""
fi
chmod 755 closed && rmdir closed
long=$(awk 'BEGIN { for (i = 0; i < 300; i++) printf "x" }')
runs 1 run $p --out "$long"
says 'cannot be made'
nothing_else

# ---- the other commands ----

runs 0 check $p --out checked
runs 2 check $p --out checked
says 'checked exists already'
prints_nothing
runs 0 check $p --out checked --overwrite
mkdir home && echo mine >home/letter.txt
runs 2 check $p --out home --overwrite
is "check on a foreign folder" "$(ls home)" letter.txt
rm -rf home

printf 'id,x,y\na,551500,6131400\n' >places.csv
for file in m.csv m.gpkg; do
  runs 0 matrix --straight --origins places.csv --destinations places.csv -o $file
  sum=$(sha256sum <$file)
  runs 2 matrix --straight --origins places.csv --destinations places.csv -o $file
  says "$file exists already"
  is "existing $file" "$(sha256sum <$file)" "$sum"
  runs 0 matrix --straight --origins places.csv --destinations places.csv -o $file --overwrite
  is "the same $file again" "$(sha256sum <$file)" "$sum"
  runs 1 matrix --straight --origins places.csv --destinations places.csv -o nowhere/$file
  says "nowhere/"
  that "no folder is made for $file" not test -e nowhere
done
nothing_else checked m.csv m.gpkg places.csv

# A result does not replace what it is made from, whatever the file is called.
ln -s places.csv also.csv
for file in places.csv ./places.csv also.csv; do
  runs 2 matrix --straight --origins places.csv --destinations places.csv -o $file --overwrite
  says "would replace places.csv"
done
is "the input" "$(cat places.csv)" "$(printf 'id,x,y\na,551500,6131400')"
printf 'id,demand\na,1\n' >demand.csv
runs 2 measure nearest --matrix m.csv --demand demand.csv --supply demand.csv -o m.csv --overwrite
says "would replace m.csv"
cp region/sogne.geojson zones.geojson
runs 2 clusters --layer zones.geojson --value id --method moran --weights queen -o zones.geojson --overwrite
says "would replace zones.geojson"
rm also.csv demand.csv zones.geojson

# Behind a link, to a file that is there or is not yet, the file is written; the link stays.
mkdir disk && ln -s disk/m.csv link.csv
for twice in "" --overwrite; do
  runs 0 matrix --straight --origins places.csv --destinations places.csv -o link.csv $twice
  that "link.csv is still a link" test -L link.csv
  that "the file behind the link" cmp -s m.csv disk/m.csv
done
nothing_else checked disk link.csv m.csv m.gpkg places.csv

finish
