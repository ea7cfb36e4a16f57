#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What `cmake --install` lays down is whole: the program finds its data there, the manual says what
# --help says, and a program of someone else is built on the library, through CMake and through
# pkg-config. ADGANG_BUILD is the build folder.
. "${ADGANG_SOURCE:?}/tests/outside/shell.sh"
: "${ADGANG_BUILD:?set it to the build folder}"
needs cmake pkg-config
unset DESTDIR 2>/dev/null || true
missing=

# cached NAME: a variable of the build.
cached() {
  sed -n "s/^$1:[A-Z]*=//p" "$ADGANG_BUILD/CMakeCache.txt"
}

# ---- installing; a whole prefix may be moved ----

cmake --install "$ADGANG_BUILD" --prefix "$WORK/first" >install.txt 2>&1 || {
  wrong "cmake --install: $(tail -n 3 install.txt)"
  finish
}
prefix=$WORK/prefix
mv first prefix
share=$prefix/share/adgang
pc=$(find "$prefix" -name adgang.pc)
libdir=${pc%/pkgconfig/adgang.pc}
page=$(find "$prefix" -path '*/man/man1/adgang.1')
mandir=${page%/man1/adgang.1}

built=$ADGANG
version=$("$built" --version | sed -n '1s/^adgang //p')
ADGANG=$prefix/bin/adgang
PATH=$prefix/bin:$PATH
export PATH
runs 0 --version
prints "^adgang $version\$"

# ---- its own files: those of the prefix, not of the source or the build folder ----

for file in templates/projekt.en.yaml model_region/projekt.yaml; do
  echo '# installed here' >>"$share/$file"
done
sed 's/#ffffcc/#123456/g' "$share/styles/styles.json" >styles.json && mv styles.json "$share/styles/"
runs 0 init new
that "init takes the installed template" grep -q '# installed here' new/projekt.yaml
runs 0 init example --example
that "init --example takes the installed model region" grep -q '# installed here' example/projekt.yaml
runs 0 run example/projekt.yaml --out results -q
that "run writes a report" test -s results/report.html
that "run takes the installed styles" grep -q '18,52,86,255' results/geojson/zones_kommune.qml

# The installed translation is marked too: a word of the same length in another spelling.
mo=$(find "$prefix" -name adgang.mo)
sed 's/Brug: adgang/BRUG: adgang/' "$mo" >adgang.mo && mv adgang.mo "$mo"
runs 0 --help --lang da
prints '^BRUG: adgang KOMMANDO'
sed 's/BRUG: adgang/Brug: adgang/' "$mo" >adgang.mo && mv adgang.mo "$mo"

# ---- the manual ----

# The words of a page as they are read: a line, without fonts and macros.
page_text() {
  sed -e '/^\.\\"/d' -e '/^\.\(TP\|PP\|nh\|EX\|EE\|TH.*\)$/d' -e 's/^\.S[HS] "\(.*\)"$/\1/' \
    -e 's/\\f[BIP]//g' -e 's/\\&//g' -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\e/\\/g' "$1" |
    tr -s ' \n' ' '
}

# The words of a help text, a paragraph a line: usage, options, what it does.
help_text() {
  sed -e 's/^[A-Z][a-z]*: \(adgang .*\)$/\1\n/' -e 's/^\([^ ].*\):$/\1/' -e 's/`//g' "$1" |
    awk -v RS= '{ gsub(/[ \n]+/, " "); sub(/^ /, ""); print }'
}

# in_page PAGE COMMAND: everything the help in out.txt says.
in_page() {
  [ -s "$1" ] || {
    wrong "there is no page $1"
    return
  }
  page_text "$1" >page.txt
  help_text out.txt >paragraphs.txt
  while IFS= read -r paragraph; do
    that "$1 lacks: $paragraph" grep -Fq -e "$paragraph" page.txt
  done <paragraphs.txt
  for option in $(grep -Eo '^ +(-[a-z], )?--[a-z-]+' out.txt | grep -Eo -e '--[a-z-]+'); do
    that "$1 lacks the option $option" grep -Eq -e "$option([= ]|\$)" page.txt
  done
}

commands=$("$ADGANG" --help | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p')
for language in en da; do
  folder=$mandir/man1
  [ "$language" = en ] || folder=$mandir/$language/man1
  for command in '' $commands; do
    page=$folder/adgang${command:+-$command}.1
    # Letters beyond ASCII are broken into lines rightly only where they are known.
    # shellcheck disable=SC2086
    LC_ALL=C.UTF-8 "$ADGANG" $command --help --lang $language >out.txt
    in_page "$page"
    that "$page has exit statuses" grep -q '^\\fB130\\fP$' "$page"
    # Who makes it elsewhere, at another time, gets the same.
    LC_ALL=C LANGUAGE=da COLUMNS=40 sh "$ADGANG_SOURCE/src/man/make_man.sh" "$built" \
      "$version" $language "$WORK/adgang${command:+-$command}.1"
    that "$page is made the same again" cmp "$page" "$WORK/adgang${command:+-$command}.1"
    if command -v groff >/dev/null 2>&1; then
      is "$page, groff" "$(groff -k -man -Tutf8 -ww -z "$page" 2>&1)" ""
    fi
    if command -v mandoc >/dev/null 2>&1; then
      is "$page, mandoc" "$(mandoc -Tlint -Wwarning "$page" | grep -v 'missing date')" ""
    fi
  done
done
is "pages in English" "$(ls "$mandir/man1" | wc -l)" "$(($(echo "$commands" | wc -l) + 1))"
is "pages in Danish" "$(ls "$mandir/da/man1")" "$(ls "$mandir/man1")"

# The examples of the manual can be typed as they stand: prepare, run, look. In the second language those that
# take long are left out: they differ in the names of folders only.
languages="en da"
long="gain|locate|compare"
[ -z "${ADGANG_BRIEF:-}" ] || languages=da
for language in $languages; do
  folder=$mandir/man1
  [ "$language" = en ] || folder=$mandir/$language/man1
  mkdir "examples_$language"
  for command in '' $commands; do
    case $command in init | run) continue ;; esac # as on the program's own page
    [ $language = en ] || ! echo "$command" | grep -qxE "$long" || continue
    sed -n '/^\.EX$/,/^\.EE$/p' "$folder/adgang${command:+-$command}.1" |
      sed -e '/^\./d' -e 's/\\-/-/g' -e 's/\\e/\\/g'
  done >"examples_$language/commands.sh"
  # costdistance and deprivation have none: the model region has no friction raster, and no layer with
  # both people and indicators.
  that "the manual ($language) has examples" \
    [ "$(grep -c '^adgang' "examples_$language/commands.sh")" -ge "$(echo "$commands" | grep -vcE "costdistance|deprivation|$long")" ]
  (cd "examples_$language" && sh -e commands.sh) >out.txt 2>err.txt </dev/null
  is "the examples of the manual ($language), exit status; $(tail -n 2 err.txt)" "$?" 0
  that "the last example writes its table" test -s "examples_$language/nearest.csv"
done

# ---- programs of others ----

examples=$ADGANG_SOURCE/docs/examples
strict="-Wall -Wextra -Wpedantic -Werror"
# A library with a sanitizer inside runs in programs with the same one only.
sanitizer=$(cached ADGANG_SANITIZE)
[ -z "$sanitizer" ] || strict="$strict -fsanitize=$sanitizer"
cc=$(cached CMAKE_C_COMPILER)
cxx=
for word in c++ g++ clang++; do
  [ -n "$cxx" ] || cxx=$(command -v $word || :)
done

# example HOW PROGRAM: it says what stands in docs/examples/NAME.out, and the library nothing.
example() {
  name=$(basename "$2")
  name=${name%_cpp}
  set -- "$1" "$2"
  if [ "$name" = run ]; then
    rm -rf results
    set -- "$1" "$2" example/projekt.yaml results
  fi
  how=$1
  shift
  "$@" >example.out 2>example.err
  is "$how, $name: exit status" "$?" 0
  is "$how, $name: output" "$(cat example.out)" "$(cat "$examples/$name.out")"
  is "$how, $name: standard error" "$(head -c 300 example.err)" ""
  [ "$name" != run ] ||
    that "$how: the library takes the installed styles" \
      grep -q '18,52,86,255' results/geojson/zones_kommune.qml
}

mkdir outside
cat >outside/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.20)
project(outside LANGUAGES C)
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
find_package(adgang ${WANTED} CONFIG REQUIRED)
separate_arguments(STRICT)
add_compile_options(${STRICT})
add_link_options(${STRICT})
file(GLOB sources ${EXAMPLES}/*.c)
foreach(source ${sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE adgang::adgang)
endforeach()
END
# configure VERSION FOLDER
configure() {
  cmake -S outside -B "$2" -G "$(cached CMAKE_GENERATOR)" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_PREFIX_PATH="$prefix" -DWANTED="$1" -DSTRICT="$strict" -DEXAMPLES="$examples" \
    >cmake.txt 2>&1
}
if configure "${version%.*}" built && cmake --build built >cmake.txt 2>&1; then
  for source in "$examples"/*.c; do
    example find_package "built/$(basename "$source" .c)"
  done
else
  wrong "an outside program through find_package: $(tail -n 20 cmake.txt)"
fi
that "find_package refuses a version to come" not configure "$((${version%%.*} + 1)).0" refused

PKG_CONFIG_PATH=$libdir/pkgconfig
LD_LIBRARY_PATH=$libdir
export PKG_CONFIG_PATH LD_LIBRARY_PATH
is "pkg-config's version" "$(pkg-config --modversion adgang)" "$version"
flags=$(pkg-config --cflags --libs adgang)
# compile COMPILER SOURCE PROGRAM FLAG...
compile() {
  compiler=$1 source=$2 program=$3
  shift 3
  # shellcheck disable=SC2086
  if "$compiler" "$@" $strict "$source" -x none $flags -o "$program" >compile.txt 2>&1; then
    example "pkg-config, $compiler" "./$program"
  else
    wrong "$source through pkg-config and $compiler: $(head -n 20 compile.txt)"
  fi
}
for source in "$examples"/*.c; do
  compile "$cc" "$source" "$(basename "$source" .c)" -std=c17
done
if [ -n "$cxx" ]; then
  compile "$cxx" "$examples/gini.c" gini_cpp -std=c++17 -x c++
else
  missing="$missing a C++ compiler"
fi

[ -z "$missing" ] || [ "$n_wrong" -gt 0 ] || skip "there is no$missing; the other $n_facts facts are right"
finish
