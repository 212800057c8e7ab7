# SPDX-License-Identifier: GPL-3.0-or-later
"""One run with a fault: what is started, what is done to it and when."""
import signal
from dataclasses import dataclass, field

from jobs import Job


@dataclass
class Tools:
    """What stands ready for all cases."""
    program: str                 # parascope
    programs: str                # the folder with its workers
    misbehaving: str             # tests/workloads/misbehaving_worker; "": it is not built
    usable: list                 # Python backends that this machine has
    folder: str                  # where worker folders, fake interpreters and sound traces lie
    has_mpi: bool = False        # the program can start ranks here
    is_sanitized: bool = False   # needs more address space than a limit leaves
    traces: list = field(default_factory=list)
    nobody: int = 0              # a user that may start it with fewer rights; 0: there is none
    own_mounts: bool = False


@dataclass
class Case:
    kind: str
    job: Job
    argv: list = field(default_factory=list)      # in the place of the job's, where it is not empty
    environment: dict = field(default_factory=dict)
    actions: list = field(default_factory=list)   # (seconds after the start, what is done: f(run) -> bool)
    limits: dict = field(default_factory=dict)    # RLIMIT_… -> most
    user: int = 0
    stdout: str = "file"                          # "closed", "full", "reader goes"
    disk: str = ""                                # of the folder to work in: a size, or "read-only"
    before: dict = field(default_factory=dict)    # files that stand there already
    deadly: set = field(default_factory=lambda: {signal.SIGKILL})  # signals that it cannot or need not hear
    is_starved: bool = False                      # of memory or files: the loader may fail before it begins
    may_complain: bool = False                    # its job may go well with a word on stderr
    patience: float = 60                          # seconds after which it should have ended by itself

    @property
    def is_mute(self):
        return self.stdout != "file"

    @property
    def reader_goes(self):
        return self.stdout == "reader goes"
