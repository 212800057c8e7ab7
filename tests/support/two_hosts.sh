#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# two_hosts.sh COMMAND…: runs it on "h1" (10.77.0.1), beside an "h2" (10.77.0.2): namespaces of this machine, with a
# network, names, process numbers and shared memory of their own, the clock of h2 ahead by SHIFT seconds (1000).
# No root is needed. All that was started ends with it. Exit 77: this machine allows no such namespaces.
#
# In the environment of COMMAND: HOSTS, a folder, in which "agent" does what ssh would do (for Open MPI's
# plm_rsh_agent), and "pid.ADDRESS" has the number of a process of that host (for nsenter).
set -u

own=(--net --pid --fork --kill-child --mount --mount-proc)
[[ $EUID -eq 0 ]] || own=(--user --map-root-user "${own[@]}")
if [[ -z ${TWO_HOSTS_INSIDE:-} ]]; then
    for tool in unshare nsenter ip mount; do
        command -v "$tool" >/dev/null || { echo "there is no $tool" >&2; exit 77; }
    done
    unshare "${own[@]}" --uts --time --monotonic 1 true 2>/dev/null || { echo "no namespaces may be made here" >&2; exit 77; }
    TWO_HOSTS_INSIDE=1 exec unshare "${own[@]}" "$0" "$@"
fi

set -e
HOSTS=$(mktemp -d)
export HOSTS
mount -t tmpfs hosts "$HOSTS"
trap 'umount -l "$HOSTS"; rmdir "$HOSTS"' EXIT
ip link add bridge type bridge
ip link set bridge up

make_host() { # NUMBER SECONDS
    local keeper inside
    mkdir "$HOSTS/tmp$1"
    unshare --net --uts --pid --fork --kill-child --mount --mount-proc --time --monotonic "$2" \
        sh -c "hostname h$1; mount -t tmpfs shm /dev/shm; exec sleep infinity" &
    keeper=$!
    until inside=$(cat "/proc/$keeper/task/$keeper/children" 2>/dev/null) && inside=${inside%% *} && [[ -n $inside ]] &&
        [[ $(nsenter -t "$inside" -u hostname 2>/dev/null) == "h$1" ]]; do
        kill -0 "$keeper" 2>/dev/null || exit 77
        sleep 0.01
    done
    echo "$inside" >"$HOSTS/pid.10.77.0.$1"
    ip link add "port$1" type veth peer name eth0 netns "$inside"
    ip link set "port$1" master bridge up
    nsenter -t "$inside" -n sh -c "ip link set lo up; ip addr add 10.77.0.$1/24 dev eth0; ip link set eth0 up"
}
make_host 1 0
make_host 2 "${SHIFT:-1000}"

cat >"$HOSTS/agent" <<'AGENT'
#!/usr/bin/env bash
# agent [-OPTION…] HOST WORD…: the words, by a shell on that host
while [[ $1 == -* ]]; do shift; done
inside=$(cat "$HOSTS/pid.$1") || { echo "agent: there is no host $1" >&2; exit 255; }
number=${1##*.}
shift
exec nsenter -t "$inside" -n -u -p -m -T env -i HOME="$HOME" PATH="$PATH" TMPDIR="$HOSTS/tmp$number" sh -c "cd; $*"
AGENT
chmod +x "$HOSTS/agent"
export OMPI_MCA_plm_rsh_agent="$HOSTS/agent" TMPDIR="$HOSTS/tmp1"
[[ $EUID -ne 0 ]] || export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
# h1 shares the process numbers and the files of what is around both: so it sees all that runs on either.
nsenter -t "$(cat "$HOSTS/pid.10.77.0.1")" -n -u "$@"
