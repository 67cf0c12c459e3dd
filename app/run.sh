#!/usr/bin/env bash
# Sets everything up (Debian packages, build) and starts Redthread with the
# arguments given. Needs nothing done beforehand; quick when nothing changed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

need_packages "${app_packages[@]}"
[ -f "$root/build/build.ninja" ] || echo "Building Redthread; the first time takes some minutes …" >&2
build "$root/build" redthread
exec "$root/build/app/redthread" "$@"
