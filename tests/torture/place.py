# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a run may leave files: folders of its own, which are looked through when it has ended."""
import os
import re
import shutil
from pathlib import Path

import processes

# What libraries keep for the next start, as they are meant to.
KEPT = re.compile(r"^cache/(fontconfig|qtshadercache[^/]*|mesa_shader_cache[^/]*)(/.*)?$")
FOLDERS = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
           "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime"}


class Place:
    """A folder for each of HOME, TMPDIR and so on, and one to work in."""

    def __init__(self, root):
        self.root = Path(root)
        self.work = self.root / "work"
        self.mounted = []

    def make(self):
        for name in [*FOLDERS.values(), "work"]:
            (self.root / name).mkdir(parents=True, mode=0o700)

    def environment(self):
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                                    "TSAN_OPTIONS", "LSAN_OPTIONS") if name in os.environ}
        return kept | {name: str(self.root / folder) for name, folder in FOLDERS.items()}

    def give_to(self, user):
        for path in [self.root, *self.root.rglob("*")]:
            os.chown(path, user, user)

    def make_small(self, size):
        """The folder to work in is a disk of so many bytes from now on; False where that cannot be made."""
        if processes.mount_memory(self.work, f"size={size}"):
            self.mounted.append(self.work)
            return True
        return False

    def make_read_only(self):
        return self.make_small("64k") and processes.make_read_only(self.work)

    def files(self):
        """All files and folders that were made, named from the root on."""
        made = {str(path.relative_to(self.root)) for path in self.root.rglob("*")}
        return made - set(FOLDERS.values()) - {"work"}

    def leftovers(self, meant):
        """Those that nobody meant to be there; `meant` are names in the folder to work in."""
        return sorted(file for file in self.files()
                      if not KEPT.match(file) and file != "cache" and file not in {f"work/{name}" for name in meant})

    def remove(self):
        for folder in self.mounted:
            processes.unmount(folder)
        self.mounted.clear()
        shutil.rmtree(self.root, ignore_errors=True)


def shared_memory():
    """What lies in shared memory under a name."""
    try:
        return set(os.listdir("/dev/shm"))
    except OSError:
        return set()
