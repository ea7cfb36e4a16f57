#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Wrong use of the command line is exit status 2: the message names the option, says what is possible
# and where help is; nothing is printed and nothing is left behind.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

tiny region
printf 'id,x,y\na,551500,6131400\nb,552500,6131400\n' >places.csv
printf 'from,to,minutes\na,b,1\n' >edges.csv
printf 'origin,destination\na,b\n' >pairs.csv
touch before.txt
listing . >before.txt

# use REGEX ARGUMENT...
use() {
  regex=$1
  shift
  runs 2 "$@"
  says "$regex"
  prints_nothing
  is "adgang $*: what is left behind" "$(left_behind before.txt)" ""
  rm -rf out
}

p=region/projekt.yaml
roads="--roads region/roads.geojson --speed kmh --minutes min"
places="--origins places.csv --destinations places.csv"

use 'Usage: adgang COMMAND'
use 'no command "draw"' draw
use 'no command "RUN"' RUN $p --out out

# ---- run ----
use '--out' run $p
use 'name one project file.*|adgang run --help' run --out out
use 'name one project file' run $p $p --out out
use '--frobnicate.*unknown option' run $p --out out --frobnicate
use 'has no scenario "uden"' run $p --out out --scenario uden
use '--scenario' run $p --out out --scenario
use '-Z.*unknown option' run $p --out out -Z
use '--out' run $p --out
use 'adgang run --help' run $p --out out --threads 0
use '--threads 0: must be a number from 1' run $p --out out --threads 0
use '--threads -1' run $p --out out --threads=-1
use '--threads two' run $p --out out --threads two
use '--threads 1\.5' run $p --out out --threads 1.5
use '--threads 99999999999' run $p --out out --threads 99999999999
use '--lang sv: possible are da and en' run $p --out out --lang sv
use '--lang' run $p --out out --lang ''
use '--out' run $p --out ''
use '--out' check $p --out ''
use 'overwrite' run $p --out out --overwrite=yes

# ---- check, explain, init ----
use 'name one project file' check
use 'name one project file' check $p $p
use '--at.*unknown option' check $p --at 1,2
use 'name one project file' explain --at 551500,6131400
use '--at 588000,6139500|--at E,N' explain $p
use '--at' explain $p --at 551500
use '--at' explain $p --at 551500,6131400,3
use '--at' explain $p --at '551500 6131400'
use '--at' explain $p --at east,north
use '--at' explain $p --at nan,nan
use '--at' explain $p --at inf,6131400
use '--service tandlaege.*(no such service|possible)' explain $p --at 551500,6131400 --service tandlaege
use 'name one folder' init
use 'name one folder' init a b

# ---- matrix ----
use 'one of --roads, --friction, --edges, --straight' matrix $places
use 'one of --roads, --friction, --edges, --straight' matrix $places --straight --edges edges.csv
use '--origins and --destinations' matrix --straight
use '--origins and --destinations' matrix --straight --origins places.csv
use '--speed or --minutes' matrix --roads region/roads.geojson $places
use '--nearest and --pairs' matrix --straight $places --nearest 1 --pairs pairs.csv
use '--direction is to or from' matrix --straight $places --direction back
use '--nearest 0: must be a number from 1' matrix --straight $places --nearest 0
use '--nearest 1\.5: must be a whole number' matrix --straight $places --nearest 1.5
use '--nearest two' matrix --straight $places --nearest two
use '--max-min -1' matrix --straight $places --max-min -1
use '--max-min nan' matrix --straight $places --max-min nan
use '--access-kmh 0' matrix --straight $places --access-kmh 0
use '--access-kmh 5,5' matrix --straight $places --access-kmh 5,5
use '--max-snap-m -1' matrix $roads $places --max-snap-m -1
use '--no-snap: at most 64 classes' matrix $roads $places --no-snap "$(seq -s , 65)"
use '--join-m' matrix $roads $places --join-m 1000
use 'no option' matrix --straight $places more
use 'places\.csv exists already.*--overwrite' matrix --straight $places -o places.csv
use 'x\.geojson: the result is a \.csv or a \.gpkg' matrix --straight $places -o x.geojson
use 'x\.txt: the result is' matrix --straight $places -o x.txt
use 'region is a folder' matrix --straight $places -o region

is "the tables are as they were" "$(cat places.csv edges.csv pairs.csv | sha256sum)" \
  "$(printf 'id,x,y\na,551500,6131400\nb,552500,6131400\nfrom,to,minutes\na,b,1\norigin,destination\na,b\n' | sha256sum)"

# In Danish too the status is 2 and the option is named.
runs 2 run $p --lang da
says '--out'

# ---- - is standard output ----
runs 0 matrix --straight $places
"$ADGANG" matrix --straight $places -o - >dash.txt
that "-o - prints" cmp -s out.txt dash.txt
that "no file named -" not test -e ./-

finish
