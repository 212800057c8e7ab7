# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server wants robots to leave alone (RFC 9309), by the same rules as the C++ workers' (core/net/Robots.h):
those of urllib.robotparser are older, the first rule that fits decides there and stars mean nothing.
"""
import re

READ_BYTES = 500 * 1024
PRODUCT = re.compile("[a-zA-Z_-]*")
SPELLING = re.compile(rb"%([0-9a-fA-F]{2})|[\x80-\xff]")
UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")


def same_spelling(path):
    """With the same spelling for what means the same: "%7e" and "~", "ü" and "%C3%BC"."""
    def spelt(found):
        byte = int(found[1], 16) if found[1] else found[0][0]
        return bytes((byte,)) if byte in UNRESERVED else b"%%%02X" % byte

    return SPELLING.sub(spelt, path.encode("utf-8", "surrogateescape"))


def fits(path, pattern):
    """Whether a path begins as the pattern says: "*" stands for anything, "$" at its end for the path's end."""
    to_the_end = pattern.endswith(b"$")
    first, *parts = (pattern[:-1] if to_the_end else pattern).split(b"*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(parts):
        if to_the_end and number == len(parts) - 1:
            return len(path) - len(part) >= at and path.endswith(part)
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not to_the_end or at == len(path)


class Group:
    def __init__(self):
        self.rules = []
        self.delay = None


class Robots:
    """The rules of one server for one agent."""

    def __init__(self, text=b"", agent=""):
        own, general = Group(), Group()
        agent = PRODUCT.match(agent)[0].lower()
        meant, has_rules, is_named = [], False, False
        for line in re.split("[\r\n]", text[:READ_BYTES].decode("utf-8-sig", "surrogateescape")):
            key, colon, value = line.split("#", 1)[0].partition(":")
            key, value = key.strip().lower(), value.strip()
            if key == "user-agent" and colon:
                meant, has_rules = [] if has_rules else meant, False
                if value == "*":
                    meant = meant + [general]
                elif agent and PRODUCT.match(value)[0].lower() == agent:
                    meant, is_named = meant + [own], True
            elif key in ("allow", "disallow", "crawl-delay") and colon:
                has_rules = True
                for group in meant:
                    self.take(group, key, value)
        chosen = own if is_named else general
        self.rules, self.delay = chosen.rules, chosen.delay

    @staticmethod
    def take(group, key, value):
        if key == "crawl-delay":
            number = re.match(r"\d+(\.\d+)?", value)
            group.delay = min(float(number[0]), 86_400.0) if number else None
        elif value:
            group.rules.append((same_spelling(value), key == "allow"))

    def allows(self, path):
        path = same_spelling(path)
        if path == b"/robots.txt":
            return True
        fitting = [(len(pattern), allows) for pattern, allows in self.rules if fits(path, pattern)]
        return max(fitting)[1] if fitting else True
