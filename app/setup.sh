# Shared by app/run.sh and tests/run.sh: Debian packages and the build. Sourced,
# not run. Quick when nothing changed. Everything it says goes to standard
# error, so that a program's standard output stays its own.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

app_packages=(
    cmake g++ ninja-build pkg-config
    qt6-base-dev libqt6sql6-sqlite libicu-dev libuchardet-dev libcld2-dev libgraphviz-dev libigraph-dev
    fonts-dejavu-core
)
test_packages=(
    graphviz xvfb openbox xdotool x11-utils poppler-utils librsvg2-bin libxml2-utils python3 sqlite3
    chromium
)

# Installs what is missing: as root by apt-get, else by sudo, else prints the list.
need_packages() {
    command -v dpkg-query >/dev/null || return 0
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}")
    echo "Installing: ${missing[*]}" >&2
    if [ "$(id -u)" = 0 ]; then
        { apt-get update -q && "${install[@]}"; } >&2 || return 1
    elif command -v sudo >/dev/null; then
        { sudo apt-get update -q && sudo "${install[@]}"; } >&2 || return 1
    else
        echo "Redthread needs these Debian packages; please have them installed:" >&2
        echo "  apt-get install ${missing[*]}" >&2
        return 1
    fi
}

# build DIRECTORY TARGET CMAKE-ARGUMENT… : configures once, then builds.
build() {
    local directory=$1 target=$2
    shift 2
    local log
    log=$(mktemp)
    if ! { [ -f "$directory/build.ninja" ] ||
           cmake -S "$root" -B "$directory" -G Ninja "$@"; } >"$log" 2>&1 ||
       ! cmake --build "$directory" --target "$target" >>"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "The build failed; its last lines stand above." >&2
        return 1
    fi
    rm -f "$log"
}
