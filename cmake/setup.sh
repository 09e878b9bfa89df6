# Shell functions that examples/run.sh and tests/run.sh share: packages, building, quiet commands. Sourced from
# the top folder, with $me set to the name of the script for messages.

jobs=${JOBS:-$(nproc 2>/dev/null || echo 2)}

# Packages by their Debian names: what the build needs, and what only the tests need beyond it.
build_packages='bison flex cmake ninja-build pkg-config gcc libc6-dev libcmocka-dev'
test_packages='clang libclang-rt-dev clang-format locales python3-jsonschema'

# quietly LOG COMMAND...: its output goes to a file, and is shown only when it fails.
quietly() {
  log=$1
  shift
  "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
  }
}

# install_packages PACKAGE...: those that are missing, where that is possible; nothing at all when none is.
install_packages() {
  command -v dpkg-query >/dev/null || return 0
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    echo "$me: these packages are missing, and only root can install them:$missing" >&2
    return 0
  fi
  echo "Installing:$missing"
  quietly build/apt-update.log $as_root apt-get update -q
  quietly build/apt-install.log $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends $missing
}

# configure FOLDER OPTION...: once; from then on the build notices changes itself.
configure() {
  folder=$1
  shift
  mkdir -p "$folder"
  if [ ! -f "$folder/build.ninja" ]; then
    quietly "$folder/configure.log" cmake -S . -B "$folder" -G Ninja "$@"
  fi
}
