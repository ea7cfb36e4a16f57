# SPDX-License-Identifier: MPL-2.0
# What data/demo.sh and tests/run.sh share: packages and building. Sourced, not run.

BUILD_PACKAGES="build-essential cmake ninja-build pkg-config gettext libgdal-dev libgeos-dev
  libcyaml-dev libyaml-dev libpopt-dev libjansson-dev libxml2-dev libcsv-dev libbz2-dev nettle-dev
  libmetis-dev"

# Root as it is, others through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "These packages are missing and you are neither root nor have sudo: $*" >&2
    return 1
  fi
}

# The packages among the arguments that are not installed.
missing_packages() {
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
      printf '%s ' "$package"
  done
}

# Installs what is missing, and asks for nothing when all is there.
install_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not Debian: please see to it that these are installed: $*"
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  echo "Installing: $missing"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -q >/dev/null
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing >/dev/null
}

# build PRESET [cmake options]: configures and builds in build/PRESET.
build() {
  preset=$1
  shift
  cmake --preset "$preset" -G Ninja "$@" >/dev/null
  cmake --build "build/$preset"
}
