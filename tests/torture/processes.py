# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kernel tells of processes: who descends from us, and what becomes of those whose parent has gone."""
import ctypes
import os
import signal
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
CLONE_NEWNS = 0x00020000
MS_PRIVATE, MS_REC, MS_RDONLY, MS_REMOUNT = 1 << 18, 1 << 14, 1, 32

_libc = ctypes.CDLL(None, use_errno=True)


def become_subreaper():
    """Whoever loses its parent among our descendants becomes our child: nobody is lost from sight."""
    if _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "PR_SET_CHILD_SUBREAPER")


def end_with_parent():
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def own_mounts():
    """A view of the file systems of our own; False where we may not have one."""
    if _libc.unshare(CLONE_NEWNS) != 0:
        return False
    return _libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None) == 0


def mount_memory(folder, options):
    """A file system in memory over a folder; False where we may not."""
    return _libc.mount(b"none", os.fsencode(folder), b"tmpfs", 0, options.encode()) == 0


def make_read_only(folder):
    return _libc.mount(b"none", os.fsencode(folder), b"tmpfs", MS_REMOUNT | MS_RDONLY, None) == 0


def unmount(folder):
    MNT_DETACH = 2
    _libc.umount2(os.fsencode(folder), MNT_DETACH)


def children_of(pid):
    """Its children, of whichever of its threads."""
    found = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                found += [int(word) for word in file.read().split()]
    except OSError:
        pass  # it has gone meanwhile
    return found


def descendants_of(pid):
    found, next_ones = [], children_of(pid)
    while next_ones:
        found += next_ones
        next_ones = [child for parent in next_ones for child in children_of(parent)]
    return found


def name_of(pid):
    """Its name; "" when it has gone or is dead and waits for its parent only."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return ""
    name, state = text[text.index("(") + 1:text.rindex(")")], text[text.rindex(")") + 2]
    return "" if state in "ZX" else name


def program_of(pid):
    """What it carries out; "" when it has gone."""
    try:
        return os.readlink(f"/proc/{pid}/exe")
    except OSError:
        return ""


def wants_a_core(pid):
    """Whether a thread of it computes or waits for its turn: whoever does is slow, and does not hang."""
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/stat", encoding="utf-8", errors="replace") as file:
                text = file.read()
            if text[text.rindex(")") + 2] in "RD":
                return True
    except OSError:
        pass
    return False


def hears(pid, number):
    """Whether a process has a handler of its own for that signal."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("SigCgt:"):
                    return bool(int(line.split()[1], 16) >> (number - 1) & 1)
    except (OSError, ValueError):
        pass
    return False


def send(pid, number):
    """False when there is nobody any more."""
    try:
        os.kill(pid, number)
        return True
    except OSError:
        return False


def reap():
    """Takes the ends of those that were given to us."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


def those_left(seconds):
    """Waits so long for all our descendants to end; the names of those that did not. They are killed."""
    end = time.monotonic() + seconds
    while True:
        reap()
        living = [pid for pid in descendants_of(os.getpid()) if name_of(pid)]
        if not living:
            return []
        if time.monotonic() > end:
            break
        time.sleep(0.005)
    names = [name_of(pid) for pid in living]
    while living:
        for pid in living:
            send(pid, signal.SIGKILL)
        time.sleep(0.005)
        reap()
        living = [pid for pid in descendants_of(os.getpid()) if name_of(pid)]
    reap()
    return [name for name in names if name]
