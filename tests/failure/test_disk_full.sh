#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A disk that fills up: exit status 1, a message that names the file, nothing half-written, an old output
# whole. The disk ends at many places, so that every writer meets it: by a limit on the size of files
# (everywhere), and on a small disk of memory (as root; skipped otherwise). A run that says it succeeded
# must have written every byte.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"

tiny region
# Bigger outputs for the commands that write little.
awk 'BEGIN { print "id,x,y"; for (i = 0; i < 60; i++) printf "p%d,%d,6131400\n", i, 550500 + 40 * i }' >places.csv
awk -F , 'BEGIN { OFS = "," } { print } NR == 2 { for (i = 0; i < 100; i++) print "G" i, $2, $3, $4, $5, $6 + i * 5, $7 }' \
  region/facilities.csv >many.csv && mv many.csv region/facilities.csv
straight="--straight --origins places.csv --destinations places.csv"

runs 0 run region/projekt.yaml --out whole_run -q
runs 0 check region/projekt.yaml --out whole_check
runs 0 init whole_init --lang en
runs 0 init whole_example --example
runs 0 matrix $straight -o whole.csv
runs 0 matrix $straight -o whole.gpkg
# Times of day stand in run.json only.
bytes_of() {
  if [ -d "$1" ]; then
    (cd "$1" && find . -type f ! -name run.json -exec sha256sum {} + | LC_ALL=C sort | sha256sum)
  else
    sha256sum <"$1"
  fi
}
run_sum=$(bytes_of whole_run) check_sum=$(bytes_of whole_check)
init_sum=$(bytes_of whole_init) example_sum=$(bytes_of whole_example)
csv_sum=$(bytes_of whole.csv) gpkg_sum=$(bytes_of whole.gpkg)
touch before.txt
listing . >before.txt
n_full=0

# verdict WHERE OUTPUT SUM: after a run whose status is in $status.
verdict() {
  case $status in
  0)
    is "$1: what is called done is whole" "$(bytes_of "$2")" "$3"
    [ ! -e "$2/run.json" ] || that "$1: run.json is whole" jq -e '.outputs | length > 20' "$2/run.json"
    ;;
  1)
    right
    n_full=$((n_full + 1))
    matches "$1: the message" "$(cat err.txt)" "adgang: .*(written|made|copied|$2)"
    that "$1: no output" not test -e "$2"
    ;;
  *)
    wrong "$1: exit status $status; $(head -c 300 err.txt)"
    ;;
  esac
  rm -rf "$2"
}

# ---- files may only be so large ----

# limited BLOCKS OUTPUT SUM ARGUMENT...
limited() {
  blocks=$1 output=$2 sum=$3
  shift 3
  (
    ulimit -f "$blocks"
    exec "$ADGANG" "$@"
  ) >out.txt 2>err.txt </dev/null
  status=$?
  verdict "files of $blocks blocks: adgang $*" "$output" "$sum"
  is "files of $blocks blocks: adgang $*: what is left behind" "$(left_behind before.txt)" ""
  rm -rf ./*.adgang-*
}
for blocks in 1 2 4 8 12 16 24 32 48 64 96 128 160 192 224 256 288 320 384 448 512; do
  limited $blocks out "$run_sum" run region/projekt.yaml --out out -q
done
for blocks in 1 2 4 8 16 32; do
  limited $blocks out "$check_sum" check region/projekt.yaml --out out -q
done
for blocks in 1 2 4 6 8; do
  limited $blocks out "$init_sum" init out --lang en
done
for blocks in 4 100 3000; do
  limited $blocks out "$example_sum" init out --example
done
for blocks in 1 16 64 100 200; do
  limited $blocks out.csv "$csv_sum" matrix $straight -o out.csv
done
for blocks in 1 16 64 128 192 256 400 600; do
  limited $blocks out.gpkg "$gpkg_sum" matrix $straight -o out.gpkg
done
if [ "$n_full" -ge 20 ]; then
  right
else
  wrong "only $n_full runs met the limit: it does not work here"
fi

cp -R whole_run old
old_sum=$(tree_sum old)
listing . >before.txt
for blocks in 8 64 192 320; do
  command_line="files of $blocks blocks, --overwrite"
  (
    ulimit -f "$blocks"
    exec "$ADGANG" run region/projekt.yaml --out old --overwrite -q
  ) >out.txt 2>err.txt
  is "$command_line: status" "$?" 1
  is "$command_line: the old output" "$(tree_sum old)" "$old_sum"
  is "$command_line: what is left behind" "$(left_behind before.txt)" ""
done
rm -rf old
cp whole.gpkg old.gpkg
listing . >before.txt
(
  ulimit -f 64
  exec "$ADGANG" matrix $straight -o old.gpkg --overwrite
) >out.txt 2>err.txt
is "matrix over an old file: status" "$?" 1
is "matrix over an old file" "$(bytes_of old.gpkg)" "$gpkg_sum"
is "matrix over an old file: what is left behind" "$(left_behind before.txt)" ""
rm old.gpkg

# ---- standard output ----

if [ -c /dev/full ]; then
  # full ARGUMENT...: standard output takes nothing.
  full() {
    "$ADGANG" "$@" >/dev/full 2>err.txt </dev/null
    is "adgang $* >/dev/full: status" "$?" 1
    matches "adgang $* >/dev/full: the message" "$(cat err.txt)" 'adgang: .*written'
  }
  full --version
  full --help
  full run --help
  full check region/projekt.yaml
  full explain region/projekt.yaml --at 551500,6131400
  full explain region/projekt.yaml --at 551500,6131400 --json
  full matrix $straight
  full init said
  rm -rf said
  full matrix $straight -o /dev/full
  that "a device is not removed" test -c /dev/full
else
  echo "note: there is no /dev/full"
fi

# A reader that goes away early does not make the program fail loudly.
"$ADGANG" matrix $straight 2>err.txt | head -n 1 >out.txt
is "standard output into head" "$(cat out.txt)" "origin,destination,minutes"

# ---- a disk of memory ----

mkdir disk
small_disk() {
  mount -t tmpfs -o size="$1" adgang-test "$WORK/disk" 2>/dev/null
}
if [ "$(id -u)" = 0 ] && small_disk 64k; then
  trap 'umount "$WORK/disk" 2>/dev/null; clean_up' EXIT
  umount disk
  n_full=0
  # Small steps, because every writer has its own way to miss that a disk is full.
  for size in 16 48 64 80 96 128 192 208 220 232 244 256 268 280 292 304 316 328 340 352 364 376 388 \
    400 420 440 480 640; do
    small_disk ${size}k
    jobs=run
    [ $size -gt 256 ] || jobs="run check matrix"
    [ $size != 128 ] && [ $size != 640 ] || jobs="$jobs init"
    for job in $jobs; do
      case $job in
      run) set -- disk/out "$run_sum" run region/projekt.yaml --out disk/out -q ;;
      check) set -- disk/out "$check_sum" check region/projekt.yaml --out disk/out -q ;;
      init) set -- disk/out "$example_sum" init disk/out --example ;;
      matrix) set -- disk/out.gpkg "$gpkg_sum" matrix $straight -o disk/out.gpkg ;;
      esac
      output=$1 sum=$2
      shift 2
      "$ADGANG" "$@" >out.txt 2>err.txt </dev/null
      status=$?
      verdict "a disk of $size kB: adgang $*" "$output" "$sum"
      is "a disk of $size kB: adgang $*: what is left behind" "$(ls -A disk)" ""
      rm -rf disk/* disk/.[!.]*
    done
    umount disk
  done
  small_disk 1m
  head -c 900000 /dev/zero >disk/ballast
  mkdir disk/full && cp whole_check/* disk/full/
  sum=$(tree_sum disk/full)
  runs 1 run region/projekt.yaml --out disk/full --overwrite -q
  is "a full disk, --overwrite: the old output" "$(tree_sum disk/full)" "$sum"
  is "a full disk, --overwrite: what is left behind" "$(ls -A disk | tr '\n' ' ')" "ballast full "
  umount disk
  [ "$n_full" -ge 10 ] && right || wrong "only $n_full runs met a full disk"
else
  echo "note: not root, or no mounting here: the small disk is not tried"
fi

finish
