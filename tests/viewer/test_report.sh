#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The report as a councillor opens it, in a browser: it is whole without the network, every number is the
# one of results.json, written as its language writes numbers; it fits a telephone and prints.
# report_check.py compares; Chromium reads, draws and prints.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
needs python3 xmllint timeout

VIEWER=$ADGANG_SOURCE/tests/viewer
CHROMIUM=
for name in chromium chromium-browser google-chrome; do
  [ -n "$CHROMIUM" ] || CHROMIUM=$(command -v $name) || true
done
[ -n "$CHROMIUM" ] || skip "Chromium is not installed"

# browser ARGUMENT...: Chromium without a screen, in a profile of its own, that finds no other computer.
browser() {
  rm -rf profile
  timeout 90 "$CHROMIUM" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
    --host-resolver-rules="MAP * ~NOTFOUND" --user-data-dir="$WORK/profile" "$@" 2>browser.txt
}

# A page that says, once it is laid out, how wide it is and what does not fit.
cat >probe.html <<'E2'
<script>
const root = document.documentElement, facts = root.dataset;
facts.overflow = Math.max(0, root.scrollWidth - window.innerWidth);
facts.maps = Array.from(document.querySelectorAll('svg[role=img]'))
  .filter(svg => svg.getBoundingClientRect().width < 0.5 * window.innerWidth).length;
facts.cut = Array.from(document.querySelectorAll('h1, h2, h3, p, li, figcaption, td, th'))
  .filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().width === 0)
  .map(e => e.textContent.slice(0, 30)).slice(0, 3).join(' | ');
</script>
E2

# probed PAGE: a copy of the report with the probe at its end.
probed() {
  sed '/<\/body>/{
s/<\/body>.*//
r probe.html
a </body></html>
}' "$1" >probed.html
}

# reads_as LANGUAGE FOLDER: the browser's reading of the report, on a telephone, against results.json.
reads_as() {
  that "$2/report.html is well-formed" xmllint --noout --nonet "$2/report.html"
  probed "$2/report.html"
  browser --window-size=390,844 --log-net-log="$WORK/net.json" --dump-dom \
    "file://$WORK/probed.html" >page.html
  is "$1: the page asks the network for nothing" \
    "$(grep -Eo '"initiator":"(null|file:[^"]*)"[^}]*"url":"[^"]*"' net.json |
      grep -Ev '"url":"(file|data|blob):' | head -n 3)" ""
  python3 "$VIEWER/report_check.py" page.html "$2/results.json" \
    "$ADGANG_SOURCE/styles/styles.json" "$1" >facts.tsv 2>python.txt
  is "report_check.py" "$(tail -n 1 python.txt)" ""
  compare 0 <facts.tsv
  is "words in $1" "$(python3 "$VIEWER/wrong_language.py" "$ADGANG_SOURCE/src/locale/da.po" "$1" \
    "$2/report.html" | head -n 5)" ""
  for what in overflow maps cut; do
    matches "$1, on a telephone: $what" "$(grep -o "<html[^>]*" page.html)" "data-$what=\"0?\""
  done
}

# shows_something PICTURE WIDTH: as wide as asked for, and no single colour.
shows_something() {
  gdalinfo -json -stats "$1" >picture.json 2>/dev/null
  is "$1: width" "$(json picture.json '.size[0]')" "$2"
  is "$1: light and dark" "$(json picture.json '.bands[0] | .mean > 100 and .stdDev > 20')" true
}

# ---- the model region, in Danish ----

model region
runs 0 run region/projekt.yaml --out dansk -q
reads_as da dansk
browser --window-size=1280,1600 --screenshot="$WORK/wide.png" "file://$WORK/dansk/report.html"
shows_something wide.png 1280
browser --no-pdf-header-footer --print-to-pdf="$WORK/report.pdf" "file://$WORK/dansk/report.html"
is "it prints" "$(head -c 5 report.pdf)" "%PDF-"
pages=$(grep -ac '/Type */Page\b' report.pdf)
is "on 4 to 40 pages, not $pages" "$([ "$pages" -ge 4 ] && [ "$pages" -le 40 ] && echo yes)" yes
is "of A4" "$(grep -ao '/MediaBox *\[[^]]*\]' report.pdf | sort -u |
  awk '{ gsub(/[^0-9. ]/, ""); printf "%d mm x %d mm;", $3 / 72 * 25.4 + .5, $4 / 72 * 25.4 + .5 }')" \
  "210 mm x 297 mm;"

# ---- the same in English ----

runs 0 run region/projekt.yaml --out english --lang en -q
reads_as en english

# ---- the tiny region: places nobody can reach, numbers without end ----

tiny tiny_region
runs 0 run tiny_region/projekt.yaml --out tiny_out -q
reads_as en tiny_out

finish
