# SPDX-License-Identifier: GPL-3.0-or-later
"""What Parascope promises however it ends. Each check takes what was seen of one run and names what was broken."""
import json
import re
import signal
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field
from pathlib import Path

import traces

DONE, FAILED, INTERRUPTED, HUNG_UP = 0, 1, 130, 129
# A report of a sanitizer, of the C++ library, of Qt.
ALARMS = re.compile(r"Sanitizer|runtime error:|terminate called|pure virtual|assertion|ASSERT|Segmentation|"
                    r"double free|corrupted|GLib|^qt\.|^Q[A-Z]\w*(::|:|\()|QThread|QObject|Could not|Traceback",
                    re.MULTILINE)
# The loader's own words, before there is a program that could have any.
LOADER = re.compile(r"error while loading shared libraries|cannot (allocate memory|apply additional)|"
                    r"failed to map segment|TLS", re.IGNORECASE)


@dataclass
class Outcome:
    """What was seen of one run."""
    status: int = 0             # of its exit; of a signal its number, negative
    out: bytes = b""
    err: str = ""
    sent: list = field(default_factory=list)  # signals that the program itself was sent
    early: list = field(default_factory=list)  # those of them that came before it could hear them
    overdue: str = ""           # what it did not end after in time
    left: list = field(default_factory=list)    # names of processes that outlived it
    shared: list = field(default_factory=list)  # what it left in shared memory
    files: list = field(default_factory=list)   # what it left that nobody meant
    work: Path = Path()         # the folder that it worked in


def of_its_end(case, outcome):
    if outcome.overdue:
        return [("did not end", f"not {outcome.overdue}")]
    if outcome.status < 0:
        number = -outcome.status
        conventional = number == signal.SIGPIPE and case.reader_goes
        if number in case.deadly & set(outcome.sent) or number in outcome.early or conventional:
            return []
        return [("died of a signal", f"{signal.Signals(number).name}, sent were {outcome.sent}")]
    if outcome.status == 127 and case.is_starved and LOADER.search(outcome.err):
        return []
    allowed = {DONE, FAILED} | {HUNG_UP if number == signal.SIGHUP else INTERRUPTED for number in outcome.sent}
    return [] if outcome.status in allowed else [("status", f"{outcome.status}, sent were {outcome.sent}")]


def of_its_words(case, outcome):
    if case.is_starved and LOADER.search(outcome.err):
        return []
    strange = [line for line in outcome.err.splitlines() if not line.startswith("parascope: ")]
    found = [("alarm", line) for line in strange if ALARMS.search(line)][:1]
    if not found and strange:
        found.append(("words", f"a line of stderr is not ours: {strange[0][:200]}"))
    if outcome.status == FAILED and not outcome.err:
        found.append(("words", "it failed without a word on stderr"))
    if outcome.status == DONE and outcome.err and not case.may_complain:
        found.append(("words", f"it says that all is well, and complains: {outcome.err[:200]}"))
    return found


def of_what_stays(case, outcome):
    found = [("process left", name) for name in outcome.left]
    found += [("shared memory left", name) for name in outcome.shared if not is_of_killed_ranks(name, case, outcome)]
    return found + [("file left", name) for name in outcome.files if not is_beside(name, case, outcome)]


# A folder for libraries that want files with names; SECURITY.md says that it may stay where nobody could remove it.
FOLDER = re.compile(r"tmp/parascope-(files|making)\.\w{6,8}(/[^/]+)?")
# Of Open MPI: mpirun hears of our end before it can tidy up what it has just made.
SESSION = re.compile(r"tmp/ompi\.[^/]+(/.*)?")


SEGMENT = re.compile(r"vader_segment\..*")


def was_killed(case, outcome):
    return outcome.status < 0 and -outcome.status in case.deadly | {signal.SIGPIPE}


def is_of_killed_ranks(name, case, outcome):
    """Memory of Open MPI's, of ranks that ended with a program that was killed."""
    return was_killed(case, outcome) and "mpi" in case.job.words and SEGMENT.fullmatch(name)


def is_beside(name, case, outcome):
    """A file that was being written when the program was killed: nobody was left to remove it."""
    killed = was_killed(case, outcome)
    if killed and (FOLDER.fullmatch(name) or ("mpi" in case.job.words and SESSION.fullmatch(name))):
        return True
    return killed and any(re.fullmatch(rf"work/\.{re.escape(file)}\.\w{{6}}", name) for file in case.job.files())


def is_whole(path):
    """Whether a file is one of its kind from its beginning to its end."""
    data = path.read_bytes()
    ending = "".join(path.suffixes[-2:]) if path.name.endswith(".trace.json") else path.suffix
    if ending in (".trace.json", ".json"):
        try:
            return isinstance(json.loads(data), dict)
        except ValueError:
            return False
    if ending == ".svg":
        try:
            return xml.fromstring(data).tag.endswith("svg")
        except xml.ParseError:
            return False
    ends = {".png": b"IEND\xaeB`\x82", ".pdf": b"%%EOF", ".html": b"</html>", ".csv": b"\n"}
    return bool(data.strip()) and data.rstrip(b"\r\n" if ending != ".csv" else b"").endswith(ends[ending])


def of_its_files(case, outcome):
    found = []
    for name in case.job.files():
        path = outcome.work / name
        if not path.exists():
            if outcome.status == DONE:
                found.append(("file missing", f"{name}, though it says that all is well"))
        elif case.before.get(name) != path.read_bytes() and not is_whole(path):
            found.append(("half a file", name))
    return found


def of_its_answer(case, outcome):
    """The JSON on stdout, where nothing kept it from being written."""
    if not case.job.json or case.is_mute or outcome.status not in (DONE, FAILED, INTERRUPTED, HUNG_UP):
        return []
    if not outcome.out and outcome.status != DONE:
        return []
    try:
        answer = json.loads(outcome.out)
    except ValueError as error:
        return [("answer", f"what is on stdout is no JSON document: {error}")]
    return [("sums", line) for run in answer.get("runs", []) for line in traces.wrong_sums(run)]


CHECKS = [of_its_end, of_its_words, of_what_stays, of_its_files, of_its_answer]


def broken(case, outcome):
    """(kind, words) of each promise that was broken."""
    return [fault for check in CHECKS for fault in check(case, outcome)]


def broken_by_trace(path, show, answer=None):
    """The same of a trace file that is whole: within itself, with what `show` says of it, and with what was
    said of the same run on stdout. `show(path)` is (status, stdout)."""
    document = traces.read(path)
    found = [("trace", line) for line in traces.faults_of(document)]
    status, out = show(path)
    if status != DONE:
        return found + [("show", f"status {status} for a file of ours")]
    shown = json.loads(out, parse_float=traces.Decimal)
    found += [("show", line) for line in traces.disagreements(document, shown)]
    if answer:
        found += [("figures", line) for line in traces.contradictions(answer, document)]
    return found
