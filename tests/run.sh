#!/usr/bin/env bash
# Sets everything up, builds and runs all tests.
#
#   tests/run.sh [ctest arguments]            all tests, or those chosen: -R store
#   tests/run.sh --sanitize LIST [ctest …]    the same under address,undefined or thread
#   tests/run.sh --bench NAME [arguments]     runs a benchmark of tests/benchmarks/ (optimised build)
#   tests/run.sh --bench-path NAME            prints the path of the built benchmark
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../app/setup.sh"

need_packages "${app_packages[@]}" "${test_packages[@]}"

case "${1:-}" in
--bench | --bench-path)
    mode=$1
    name=${2:?"Which benchmark? See tests/benchmarks/."}
    shift 2
    build "$root/build/bench" "bench_$name" -DCMAKE_BUILD_TYPE=Release -DREDTHREAD_ASSERTS=OFF \
        -DREDTHREAD_TESTS=OFF -DREDTHREAD_BENCHMARKS=ON
    binary="$root/build/bench/tests/benchmarks/bench_$name"
    if [ "$mode" = --bench-path ]; then
        echo "$binary"
        exit 0
    fi
    exec "$binary" "$@"
    ;;
--sanitize)
    sanitizers=${2:?"Which sanitizers? address,undefined or thread."}
    shift 2
    directory="$root/build/${sanitizers//,/-}"
    build "$directory" all -DREDTHREAD_SANITIZE="$sanitizers"
    ;;
*)
    directory="$root/build"
    build "$directory" all
    ;;
esac

# libfontconfig, libGL and the like keep caches to the end of the process; what they leak is not ours.
export LSAN_OPTIONS="suppressions=$root/tests/suppressions/lsan.txt:print_suppressions=0"
# QProcess forks while threads run; the child only becomes another program.
export TSAN_OPTIONS="die_after_fork=0:suppressions=$root/tests/suppressions/tsan.txt:second_deadlock_stack=1"
export UBSAN_OPTIONS=print_stacktrace=1
cd "$directory"
exec ctest --output-on-failure --no-tests=error --parallel "$(nproc)" "$@"
