#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the Python scraper: the same pages and rules as in tests/core/net/PageTitleTest.cpp and RobotsTest.cpp.

usage: scrape_parts_test.py RESOURCES_PYTHON
"""
import gc
import socket
import sys
import unittest
import warnings

sys.path.insert(0, sys.argv.pop(1))

from scrape_fetch import Connector, Stopped  # noqa: E402
from scrape_robots import Robots  # noqa: E402
from scrape_title import Finder, Tamer, problem_of, title_of  # noqa: E402
from scrape_worker import TITLE_BYTES, cut_to, name_of, quoted  # noqa: E402

HEADING = "<body><h1> One <b>and</b><br>two<script>var x</script></h1><h1>Three</h1>"
PROPERTY = "<meta property='og:title' content=' A  property '>"
UMLAUTS = b"<title>Gr\xfc\xdfe \x80</title>"


def title(page, kind="text/html"):
    return title_of(page.encode() if isinstance(page, str) else page, kind)


class ATitle(unittest.TestCase):
    def test_is_the_title_element_then_the_property_then_the_heading(self):
        self.assertEqual(title(HEADING), "One and two")
        self.assertEqual(title(PROPERTY + HEADING), "A property")
        self.assertEqual(title("<title>T</title>" + PROPERTY + HEADING), "T")
        self.assertEqual(title("<title> \n </title>" + PROPERTY + HEADING), "A property")
        self.assertEqual(title("<p>Nothing</p>"), "")

    def test_is_not_that_of_a_picture_or_a_comment(self):
        self.assertEqual(title("<svg><g><title>A circle</title></g></svg><h1>Head</h1>"), "Head")
        self.assertEqual(title("<svg><title>A circle</title></svg><title>The page</title>"), "The page")
        self.assertEqual(title("<!-- <title>Not this</title> --><title>This</title>"), "This")
        self.assertEqual(title("<script>'<title>Not this</title>'</script><title>This</title>"), "This")
        self.assertEqual(title("<title>First</title><title>Second</title>"), "First")

    def test_has_its_entities_and_its_markup_as_text(self):
        self.assertEqual(title("<title>a &amp; b &lt;i&gt; &uuml; &#8364; &#150;</title>"), "a & b <i> ü € –")
        self.assertEqual(title("<title>std::vector<T> & <b>bold</b></title>"), "std::vector<T> & <b>bold</b>")

    def test_is_on_one_line_and_not_too_long(self):
        self.assertEqual(title("<title>\r\n one \t two&nbsp;three \u2003 four\n</title>"), "one two three four")
        self.assertEqual(title("<title>" + "x" * 999 + " y</title>"), "x" * 999)
        self.assertEqual(title("<title>a\0b\1c</title>"), "a\ufffdbc")
        self.assertLessEqual(len(quoted(cut_to("\U0001f642" * 1000, TITLE_BYTES))), TITLE_BYTES)
        self.assertEqual(cut_to("short", TITLE_BYTES), "short")

    def test_that_nobody_ends_ends_where_markup_begins(self):
        self.assertEqual(title("<html><head><title>Open<body><h1>Head</h1>"), "Open")
        self.assertEqual(title("<title>Open"), "Open")
        self.assertEqual(title("<title"), "")

    def test_is_read_in_the_charset_of_the_mark_the_header_or_the_page(self):
        for page, kind in ((UMLAUTS, "text/html"), (UMLAUTS, "text/html; charset=ISO-8859-1"),
                           (b"<meta charset=latin1>" + UMLAUTS, "text/html"),
                           (b"<meta charset=utf-8>" + UMLAUTS, "text/html; charset=\"windows-1252\""),
                           (b"<meta charset=nonesuch><meta content='text/html; charset=latin1'>" + UMLAUTS, "")):
            self.assertEqual(title(page, kind), "Grüße €")
        self.assertEqual(title(b"\xef\xbb\xbf<title>\xc3\xbc</title>", "text/html; charset=latin1"), "ü")
        self.assertEqual(title(b"<meta charset=koi8-r><title>\xcd\xc9\xd2</title>"), "мир")
        self.assertEqual(title("<title>wide</title>".encode("utf-16")), "wide")
        self.assertEqual(title(b"<meta charset=utf-8><title>Gr\xfc\xdfe</title>"), "Gr\ufffd\ufffde")

    def test_of_a_page_out_of_all_bounds_is_found_soon(self):
        for rest in ("<" * 200_000, "<a " * 200_000, "<!--" * 100_000, "<a b='" * 100_000, "</" * 100_000,
                     "<p " + " ".join("a%d" % i for i in range(200_000)) + ">", "<![CDATA[" * 50_000, "<div>" * 100_000):
            self.assertEqual(title("<title>Deep</title>" + rest), "Deep")

    def test_comes_with_what_stands_behind_a_long_tag(self):
        finder = Finder()
        finder.feed(Tamer("<a title=\"" + "a > b <c d='e'> " * 500 + "\" href = x><h1>Head</h1>").tamed())
        self.assertEqual((finder.links, finder.title()), (1, "Head"))


class APageThatIsNoHtml(unittest.TestCase):
    def test_is_refused_in_words(self):
        self.assertEqual(problem_of(b"\x89PNG\r\n", "image/png"), "it is image/png, not HTML")
        self.assertEqual(problem_of(b"\x89PNG\r\n", ""), "it is image/png, not HTML")
        self.assertEqual(problem_of(b"Just words", ""), "it is plain text, not HTML")
        self.assertEqual(problem_of(b"a\0b", ""), "it is binary data, not HTML")
        self.assertEqual(problem_of(b"<rss/>", "text/xml"), "it is text/xml, not HTML")
        self.assertEqual(problem_of(b" \r\n", "text/html"), "the page is empty")
        self.assertEqual(problem_of(b"<?xml version='1.0'?><html/>", "application/xml"), "")
        self.assertEqual(problem_of(b"\n <!DOCTYPE HTML>", ""), "")


class RobotsRules(unittest.TestCase):
    def allows(self, text, path):
        return Robots(text.encode(), "Parascope/0.1").allows(path)

    def test_for_one_agent_win_over_those_for_all(self):
        groups = ("User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: PARASCOPE/2\nDisallow: /mine\n\n"
                  "User-agent: parascopes\nDisallow: /theirs\n\nUser-agent: parascope\nDisallow: /also\n")
        self.assertEqual([self.allows(groups, path) for path in ("/x", "/theirs", "/mine", "/also")],
                         [True, True, False, False])

    def test_let_the_longest_decide_and_know_stars(self):
        rules = ("User-agent: *\rDisallow: /a # all\rAllow: /a/b\rDisallow: /a/b/c\rAllow: /d\rDisallow: /d\r"
                 "Disallow: /*.pdf$\rDisallow: /%7Eme\rDisallow: /ü\rDisallow: /x*y$\rCrawl-delay: 2.5")
        allowed = ("/", "/a/b/x", "/d", "/f/a.pdf?x", "/xyz", "/robots.txt")
        forbidden = ("/a/x", "/a/b/c?x", "/f/a.pdf", "/~me", "/%c3%bc", "/xyzy")
        for path in allowed + forbidden:
            self.assertEqual(self.allows(rules, path), path in allowed, path)
        self.assertEqual(Robots(rules.encode(), "x").delay, 2.5)
        self.assertTrue(self.allows("\0\xff:\r:\nDisallow: /", "/x"))


class AStop:
    """In place of a watch and of names: whoever waits is stopped; nothing is looked up."""

    def wait(self, descriptor, events):
        raise Stopped

    def addresses(self, host, port, watch):
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


class AConnection(unittest.TestCase):
    def test_that_is_stopped_while_it_is_made_is_closed(self):
        with socket.create_server(("127.0.0.1", 0)) as server, warnings.catch_warnings(record=True) as left_open:
            warnings.simplefilter("always")
            with self.assertRaises(Stopped):
                Connector(AStop(), AStop()).connect(("127.0.0.1", server.getsockname()[1]))
            gc.collect()
        self.assertEqual([str(warning.message) for warning in left_open], [])


class TheNameOfAPage(unittest.TestCase):
    def test_is_its_path_and_query(self):
        self.assertEqual(name_of("http://a.org"), "/")
        self.assertEqual(name_of("http://a.org/x?y=1"), "/x?y=1")
        self.assertEqual(name_of("http://a.org/" + "x" * 100), "\u2026" + "x" * 40)


if __name__ == "__main__":
    unittest.main()
