# SPDX-License-Identifier: GPL-3.0-or-later
# What ./dev ci looks at beside the tests, part by part, within a time that is given. Sourced by dev, whose functions it uses.
# A part that cannot be done here - a tool or the network is missing, the time is over - says so and is no failure.

ci_most_files=12 # that clang-tidy looks at: about 20 s each
ci_skipped=77

ci_skip() {
    say "skipped: $*"
    return $ci_skipped
}

ci_left() { echo $((ci_end - SECONDS)); }

ci_part() { # NAME SECONDS FUNCTION [ARGS]: it takes about so long, and is given all that is left
    local began=$SECONDS status=0
    if [[ $(ci_left) -lt $2 ]]; then
        ci_report+=("$(printf '%5s  %-32s skipped: it takes about %s s, and %s are left' - "$1" "$2" "$(ci_left)")")
        return
    fi
    say "ci: $1"
    ("${@:3}") || status=$?
    case $status in
    0) ci_report+=("$(printf '%5s  %-32s good' $((SECONDS - began)) "$1")") ;;
    "$ci_skipped") ci_report+=("$(printf '%5s  %-32s skipped, see above' $((SECONDS - began)) "$1")") ;;
    *)
        ci_report+=("$(printf '%5s  %-32s FAILED, status %s' $((SECONDS - began)) "$1" "$status")")
        ci_failed=1
        ;;
    esac
}

ci_tools() { # best effort: without a network what is there has to do
    command -v apt-get >/dev/null || return 0
    (set +e; install_debian clang-format clang-tidy) || say "ci: not all tools could be installed"
}

ci_format() {
    command -v clang-format >/dev/null || ci_skip "there is no clang-format" || return
    git rev-parse --is-inside-work-tree >/dev/null 2>&1 || ci_skip "this is no clone that git would list" || return
    # Another version lays some lines out in another way.
    clang-format --version | grep -q 'version 14\.' || ci_skip "the house's layout is that of clang-format 14" || return
    check_format
}

# The sources that changed last: since the merge before this state, or in the last commit. Of a clone without history: none.
ci_changed() {
    local base
    base=$(git rev-parse -q --verify 'HEAD^2' >/dev/null && git rev-parse 'HEAD^1') ||
        base=$(git rev-list --merges --max-count=1 HEAD 2>/dev/null | grep .) ||
        base=$(git rev-parse -q --verify 'HEAD~1') || return 0
    git log --format= --name-only --first-parent -m "$base..HEAD" -- 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' |
        awk 'NF && !seen[$0]++' | while read -r file; do [[ -f $file ]] && echo "$file"; done | head -n "$ci_most_files"
}

ci_tidy() {
    command -v clang-tidy >/dev/null || ci_skip "there is no clang-tidy" || return
    local files status=0
    mapfile -t files < <(ci_changed)
    [[ ${#files[@]} -gt 0 ]] || ci_skip "no source changed that is known of" || return
    say "ci: clang-tidy looks at ${files[*]}"
    [[ -f .build/dev/compile_commands.json ]] || cmake --preset dev >&2 || return # it reads how each file is compiled
    printf '%s\n' "${files[@]}" |
        timeout "$(ci_left)" xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p .build/dev || status=$?
    [[ $status -ne 124 ]] || ci_skip "clang-tidy was not done in time" || return
    return "$status"
}

ci_installed() { # ROOT ARGS: what was installed there, with nothing of the source tree in reach
    local root=$1
    shift
    (cd "$root" && env -u PARASCOPE_WORKER_DIR HOME="$root" timeout 120 "$root/usr/bin/parascope" "$@")
}

ci_three_runs='import json, sys; runs = json.load(sys.stdin)["runs"]; assert [len(run["results"]) for run in runs] == [2, 2, 2], runs'

# What a user gets, put where nobody has prepared anything for it.
ci_package() {
    local root status=0
    root=$(mktemp -d) || return
    cmake --install .build/release --prefix "$root/usr" >/dev/null &&
        ci_installed "$root" run --task sum-squares:10M --backend serial,threads,processes --workers 2 --json \
            --export run.trace.json | python3 -c "$ci_three_runs" &&
        ci_installed "$root" queue --backend processes --items 5 --produce-ms 1 --consume-ms 1 --export queue.svg |
        grep 'Consumer' >/dev/null && grep -q '<svg' "$root/queue.svg" &&
        ci_installed "$root" show run.trace.json | grep '2 threads' >/dev/null || status=$?
    rm -rf "$root"
    return "$status"
}

# Of the tests that failed, those that fail again, each alone: some want a faster program than a sanitized one is.
ci_failed_again() { # PROGRAM LOG
    local tests
    mapfile -t tests < <(sed -n 's/^\[  FAILED  \] \([^ ,]*\.[^ ,]*\).*/\1/p' "$2" | sort -u)
    [[ ${#tests[@]} -gt 0 && ${#tests[@]} -le 10 ]] || return
    for test in "${tests[@]}"; do
        say "ci: $test failed, once more"
        timeout "$(ci_left)" "$1" --gtest_brief=1 --gtest_filter="$test" || return
    done
}

# What a sanitizer reports is a fault, however the test ends.
ci_sanitized() { # core, engine, ui or cli
    local program=.build/asan/bin/parascope_$1_tests log=.build/asan/$1.log status=0
    [[ -f .build/asan/build.ninja ]] || cmake --preset asan "${ci_cache[@]}" >&2 || return
    timeout "$(ci_left)" cmake --build --preset asan --target "parascope_$1_tests" >&2 || status=$?
    [[ $status -ne 124 ]] || ci_skip "the sanitizers' build was not done in time" || return
    [[ $status -eq 0 ]] || return "$status"
    [[ $(ci_left) -ge 60 ]] || ci_skip "the sanitizers' build is done, and no time is left to run it" || return
    # Leaks are for ./dev check: a container may not let a process look into another one, as that takes.
    export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    export QT_QPA_PLATFORM=offscreen
    timeout "$(ci_left)" "$program" --gtest_brief=1 2>&1 | tee "$log" || status=$?
    [[ $status -ne 124 ]] || ci_skip "the sanitized tests were not done in time" || return
    ! grep -E 'ERROR: AddressSanitizer|runtime error:' "$log" >&2 || return 1
    [[ $status -eq 0 ]] || ci_failed_again "$program" "$log"
}

ci() { # [SECONDS]: what is left of three quarters of an hour when the tests have run
    ci_end=$((SECONDS + ${1:-2700}))
    ci_failed=0
    ci_report=()
    ci_cache=()
    export CCACHE_SLOPPINESS=pch_defines,time_macros
    command -v ccache >/dev/null && ci_cache=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    [[ -f .build/release/bin/parascope ]] || run_tests
    ci_tools
    ci_part "format" 10 ci_format
    ci_part "the package" 30 ci_package
    ci_part "clang-tidy of what changed" 300 ci_tidy
    ci_part "core tests, address, undefined" 900 ci_sanitized core
    ci_part "engine tests, the same" 400 ci_sanitized engine
    ci_part "the window's tests, the same" 700 ci_sanitized ui
    ci_part "the command line's tests, the same" 500 ci_sanitized cli
    printf '\nseconds  part\n' >&2
    printf '  %s\n' "${ci_report[@]}" >&2
    return "$ci_failed"
}
