#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries a Debian package on a bare Debian 12, as somebody does who has a fresh machine and no compiler.
#
#   usage: try_package.sh FILE.deb [FOLDER]
#
# Needs root and debootstrap. PARASCOPE_BARE_DEBIAN=ROOT.tar takes the bare system from an archive of its root folder.
# Prints what was tried, how long it took and how it ended; FOLDER (the one where you stand) gets window.png, chart.png, all
# output in try_package.log, and left_behind.txt. Exit status 1: something failed. All it mounts, in a mount namespace of its own,
# goes with it, and so do its processes and the system.
# shellcheck disable=SC2317,SC2016 # step calls the functions; what stands in single quotes is for the shell in there
set -euo pipefail

if [[ ${1:-} != *.deb || ! -f $1 || $EUID -ne 0 ]]; then
    sed -n 's/^#   usage/usage/p' "$0" >&2
    [[ $EUID -eq 0 ]] || echo "try_package: it makes a system of its own: that takes root" >&2
    exit 2
fi
if [[ -z ${TRY_PACKAGE_INSIDE:-} ]]; then
    TRY_PACKAGE_INSIDE=1 exec unshare --mount --pid --fork --kill-child --propagation private "$0" "$@"
fi
unset TRY_PACKAGE_INSIDE

deb=$(realpath "$1")
results=$(realpath "${2:-.}")
mkdir -p "$results"
log=$results/try_package.log
root=$(mktemp -d "${TMPDIR:-/var/tmp}/parascope-bare.XXXXXX")
failed=0
: >"$log"

clean_up() {
    local folder
    for folder in dev/pts dev/shm dev sys proc; do
        ! mountpoint -q "$root/$folder" || umount -l "$root/$folder"
    done
    # Never across a border: what is still mounted would be emptied.
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

step() { # NAME COMMAND...
    local name=$1 begin end status outcome=ok
    shift
    printf '\n== %s\n' "$name" >>"$log"
    begin=$(date +%s%N)
    set +e
    (
        set -e # "|| …" behind it would take that away
        "$@"
    ) >>"$log" 2>&1 </dev/null
    status=$?
    set -e
    [[ $status -eq 0 ]] || outcome=FAILED
    end=$(date +%s%N)
    [[ $outcome == ok ]] || failed=1
    printf '%-48s %8.2f s  %s\n' "$name" "$(((end - begin) / 10000000))e-2" "$outcome"
}

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
install_quietly() { inside apt-get install -y -qq "$@"; }
# As people do: no root, a home of their own.
as_student() { inside runuser -u student -- /usr/bin/env HOME=/home/student sh -c 'cd && exec "$@"' sh "$@"; }
files() { inside find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var/cache -o -path /var/log \) -prune -o -print | sort; }

make_root() {
    if [[ -n ${PARASCOPE_BARE_DEBIAN:-} ]]; then
        tar -C "$root" -xf "$PARASCOPE_BARE_DEBIAN"
    else
        debootstrap --variant=minbase bookworm "$root"
    fi
}

prepare_root() {
    chmod 755 "$root"
    mkdir -p "$root"/{proc,sys,dev}
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    local device
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir -p "$root"/dev/{shm,pts}
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    local file
    for file in resolv.conf hosts; do
        [[ ! -f /etc/$file ]] || cp "/etc/$file" "$root/etc/$file"
    done
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no services in here
    chmod 755 "$root/usr/sbin/policy-rc.d"
    cp "$deb" "$root/tmp/parascope.deb"
    inside useradd --create-home --shell /bin/bash student
}

has_libraries() { # what no linker tells
    local library known
    known=$(inside ldconfig -p) || return 1 # whole: a reader that has seen enough ends it, which looks like a failure
    for library in libcurl libxml2 libsqlite3 libcrypto; do
        [[ $known == *"$library.so"* ]] || { echo "$library is missing" && return 1; }
    done
}

shows_window() {
    install_quietly xvfb xdotool scrot
    as_student sh -c 'Xvfb :7 -screen 0 1280x800x24 -nolisten tcp & screen=$!
        export DISPLAY=:7 XDG_RUNTIME_DIR=/home/student
        for try in $(seq 200); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.05; done
        begin=$(date +%s%N)
        parascope & window=$!
        timeout 30 xdotool search --sync --onlyvisible --class parascope >/dev/null; seen=$?
        [ $seen -ne 0 ] || echo "the window was there after $((($(date +%s%N) - begin) / 1000000)) ms"
        sleep 2
        scrot -o window.png; kill $window; wait $window; kill $screen; exit $seen'
    cp "$root/home/student/window.png" "$results/window.png"
    [[ $(stat -c %s "$results/window.png") -gt 20000 ]] # one that is all black is smaller
}

settings_are_private() {
    [[ $(inside stat -c %a /home/student/.config/parascope/parascope.conf) == 600 ]]
}

completes_in_bash() {
    install_quietly bash-completion
    [[ $(as_student bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader parascope
        compopt() { :; }; COMP_WORDS=(parascope run --task mandel); COMP_CWORD=3; _parascope; echo "${COMPREPLY[*]}"') == mandelbrot ]]
}

shows_manual() {
    # Where documentation is kept off the disk (containers), it is not there to be shown.
    install_quietly man-db
    as_student man parascope | grep -- --switch-interval-ms
}

watches_script_as_root() { # which leaves what Python compiled, to be removed with the package
    printf 'import parascope\nwith parascope.span("work"):\n    sum(range(3000000))\n' >"$root/root/script.py"
    inside parascope classify -- python3 /root/script.py
}

purge_all() {
    inside dpkg --purge parascope # apt knows it no more: it came from a file, and had no settings to keep
    inside apt-get purge -y -qq --autoremove xvfb xdotool scrot man-db bash-completion shared-mime-info desktop-file-utils
}

nothing_is_left() {
    files >"$root.after"
    comm -13 "$root.before" "$root.after" >"$results/left_behind.txt"
    rm -f "$root.before" "$root.after"
    ! grep -i parascope "$results/left_behind.txt" | grep -v '^/home/student/'
}

run_commands() {
    step "run" as_student parascope run --task sum-squares:20M --backend serial,threads,processes,cpython-threads \
        --python-size 500k --workers 2 --export chart.png
    cp "$root/home/student/chart.png" "$results/" || failed=1
    step "queue" as_student parascope queue --producers 2 --items 6 --capacity 2 --produce-ms 20 --consume-ms 30
    step "scale" as_student parascope scale --task sum-squares:20M --backend threads,processes --max-workers 2
    step "classify, a command" as_student parascope classify -- sh -c 'sleep 0.2; gzip -9 < /usr/bin/perl > /dev/null'
    step "classify, a script of root's" watches_script_as_root
    step "scrape" as_student parascope scrape --workers 4 --pages 20 --out titles.csv
    step "memory" as_student parascope memory --workers 2 --increments 100k
    step "tasks that load libraries: SQLite" as_student parascope run --task database-query:20 --backend processes --workers 1
    step "tasks that load libraries: libcrypto" as_student parascope run --task hash:1M --backend processes --workers 1
    step "a lesson" as_student parascope lesson threads-and-processes
    step "list" as_student parascope list
}

step "a bare Debian 12" make_root
step "its folders, a user" prepare_root
step "apt-get update" inside apt-get update -qq
files >"$root.before"
step "download what it depends on" inside apt-get install -y -qq --download-only /tmp/parascope.deb
step "apt install ./parascope.deb" install_quietly /tmp/parascope.deb
inside dpkg-query -W -f='${binary:Package} ${Version}, ${Installed-Size} KiB\n' parascope || failed=1
step "what its programs load is there" has_libraries
step "parascope --version" as_student parascope --version
run_commands
step "man parascope" shows_manual
step "completion in bash" completes_in_bash
step "the window" shows_window
grep '^the window was there' "$log" || true
step "its settings are its owner's alone" settings_are_private
step "types of files" inside sh -c 'apt-get install -y -qq shared-mime-info desktop-file-utils && grep parascope /usr/share/mime/globs2'
step "apt remove" inside apt-get remove -y -qq parascope
step "purge, and what it brought along" purge_all
step "nothing of it is left" nothing_is_left
echo "files of other packages, caches and the user's own that were not there before: $(wc -l <"$results/left_behind.txt")"
[[ $failed -eq 0 ]] && echo "all is well; see $results" || echo "something failed: see $log"
exit $failed
