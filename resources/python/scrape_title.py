# SPDX-License-Identifier: GPL-3.0-or-later
"""The title of a page, by Python's own HTML parser and the same rules as the C++ workers' (core/net/PageTitle.h):
the first title element that is not a picture's, else the property og:title, else the first h1.
"""
import codecs
import html.parser
import re

MOST_CHARACTERS = 1000
FED = 32_768  # characters between two looks at whether the work is still wanted
HEAD_BYTES = 16_384  # a page names its charset before that, or not at all

# Names that mean something else on the web than in Python. Source: the Encoding Standard, 4.2.
MEANINGS = {
    "cp1252": "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 cp819 x-cp1252 windows-1252",
    "cp1254": "iso-8859-9 latin5", "cp874": "iso-8859-11 tis-620 windows-874",
    "utf-16-le": "utf-16 unicode ucs-2 iso-10646-ucs-2 utf-16le", "utf-8": "unicode-1-1-utf-8 utf8",
    "gb18030": "gb2312 gbk x-gbk gb_2312-80 chinese", "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 korean", "big5hkscs": "big5 x-x-big5",
    "": "utf-7 iso-2022-kr iso-2022-cn hz-gb-2312 hz idna punycode unicode_escape raw_unicode_escape undefined mbcs oem",
}
CODECS = {name: codec for codec, names in MEANINGS.items() for name in names.split()}
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

HEADER_CHARSET = re.compile(r"""charset\s*=[\s"']*([^\s"'/>;?]+)""", re.I)
META_CHARSET = re.compile(rb"""charset\s*=[\s"']*([^\s"'/>;?]+)""", re.I)
XML_CHARSET = re.compile(rb"""encoding\s*=[\s"']*([^\s"'/>;?]+)""", re.I)
HEAD_PARTS = re.compile(rb"<!--.*?(?:-->|$)|<meta([^>]*)", re.I | re.S)

# Bytes of windows-1252 that somebody took for characters; what is no character on a line.
C1 = {code: bytes((code,)).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
CONTROLS = {code: None for code in (*range(9), *range(14, 28), 127)}
TIDY = {**C1, **CONTROLS}


def codec_of(name):
    """Python's codec for a name of a charset; None where there is none."""
    name = CODECS.get(name.lower(), name.lower())
    try:
        codec = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return None
    return codec if codec and getattr(codec, "_is_text_encoding", True) else None


def charsets_of_head(body):
    head = body[:HEAD_BYTES]
    if head.startswith(b"<?xml"):
        declared = XML_CHARSET.search(head.split(b">", 1)[0])
        if declared:
            yield declared[1].decode("ascii", "replace")
    for part in HEAD_PARTS.finditer(head):
        named = META_CHARSET.search(part[1] or b"")
        if named:  # who can read that as ASCII has no UTF-16 before him
            name = named[1].decode("ascii", "replace")
            yield "utf-8" if name.lower().startswith("utf-16") else name


def page_text(body, content_type):
    """The text of a page, whatever charset it came in."""
    for mark, charset in MARKS:
        if body.startswith(mark):
            return body[len(mark):].decode(charset, "replace").replace("\0", "\ufffd")
    header = HEADER_CHARSET.search(content_type)
    for name in ([header[1]] if header else []) + list(charsets_of_head(body)):
        if codec_of(name):
            return codec_of(name).decode(body, "replace")[0].replace("\0", "\ufffd")
    try:
        return body.decode("utf-8").replace("\0", "\ufffd")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace").replace("\0", "\ufffd")


HTML_BEGIN = re.compile(r"<!--|<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link)"
                        r"[\s/>]", re.I)
KINDS = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n", "image/png"), (b"GIF8", "image/gif"),
         (b"\xff\xd8\xff", "image/jpeg"), (b"PK\x03\x04", "application/zip"), (b"\x1f\x8b", "application/gzip"))


def looks_like_html(begin):
    text = page_text(begin, "").lstrip(" \t\r\n\f")
    if text[:5].lower() == "<?xml":
        return "<html" in text.lower()
    return bool(HTML_BEGIN.match(text))


def what_instead_of_html(body, content_type):
    """What a page is when it is no HTML, in words; empty: it is HTML."""
    kind = re.split("[;,]", content_type, maxsplit=1)[0].strip(" \t\r\n\f").lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return ""
    is_named = "/" in kind[1:]
    if is_named and kind not in ("text/xml", "application/xml"):
        return re.sub("[^!-~]", "?", kind[:100])
    if looks_like_html(body[:4096]):
        return ""
    if is_named:
        return kind
    for begin, name in KINDS:
        if body.startswith(begin):
            return name
    has_mark = any(body.startswith(mark) for mark, _ in MARKS)
    return "binary data" if b"\0" in body[:4096] and not has_mark else "plain text"


def problem_of(body, content_type):
    """Why there is nothing to parse, in words; empty: there is."""
    if not body.strip(b" \t\r\n\f"):
        return "the page is empty"
    kind = what_instead_of_html(body, content_type)
    return "it is %s, not HTML" % kind if kind else ""


TAMED = re.compile(r"<(?:(!--)|(title|script|style)(?=[ \t\r\n\f/>])|[a-z][^>]{399})", re.I)
ENDS = {name: re.compile("</" + name, re.I) for name in ("title", "script", "style")}
ATTRIBUTE = re.compile(r"""[ \t\r\n\f/]*([^ \t\r\n\f/>=]*)(?:[ \t\r\n\f]*=[ \t\r\n\f]*(?:"[^"]*"?|'[^']*'?|[^ \t\r\n\f>]*))?""")
MOST_ATTRIBUTES = 200


class Tamer:
    """Makes a page one that older parsers read right and soon: "&lt;" for each "<" inside a title element (one that
    nobody ends ends at the next "<"), and no more than so many attributes in a tag."""

    def __init__(self, text):
        self.text = text
        self.parts = []
        self.copied = 0

    def tamed(self):
        found = TAMED.search(self.text)
        while found:
            at = self.behind(found)
            found = TAMED.search(self.text, at) if at >= 0 else None
        self.copy(len(self.text), len(self.text))
        return "".join(self.parts)

    def copy(self, upto, go_on):
        self.parts.append(self.text[self.copied:upto])
        self.copied = go_on

    def behind(self, found):
        """Where to go on; -1: nowhere."""
        if found[1]:
            return self.text.find("-->", found.start() + 2)
        if not found[2]:
            return self.behind_tag(found.start())
        begin = self.text.find(">", found.end()) + 1
        end = ENDS[found[2].lower()].search(self.text, begin) if begin else None
        if begin and found[2].lower() == "title":
            self.add_title(begin, end)
        return end.start() if end else -1

    def add_title(self, begin, end):
        self.copy(begin, begin)
        until = end.start() if end else self.text.find("<", begin)
        until = until if until >= 0 else len(self.text)
        self.parts += self.text[begin:until].replace("<", "&lt;"), "" if end else "</title>"
        self.copied = until

    def behind_tag(self, begin):
        at, kept = begin, 0
        for count in range(len(self.text)):
            kept = kept or (at if count > MOST_ATTRIBUTES else 0)
            found = ATTRIBUTE.match(self.text, at)
            if found.end() == at:
                break
            at = found.end()
        if kept:
            self.copy(kept, at)
        return at


def on_one_line(text):
    return " ".join(text.translate(TIDY).split())[:MOST_CHARACTERS].rstrip()


class Finder(html.parser.HTMLParser):
    """Gathers what may be the title."""

    HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pictures = 0  # svg elements that are open
        self.texts = {}  # of "title" and "h1", the first of each
        self.property = None
        self.open = None  # which of them goes on
        self.hidden = False
        self.links = 0

    def handle_starttag(self, tag, attrs):
        if tag == "title" or (self.open == "h1" and tag in self.HEADINGS):
            self.open = None
        self.hidden = tag in ("script", "style")
        if tag == "a":
            self.links += any(name == "href" for name, _ in attrs)
        elif tag == "svg":
            self.pictures += 1
        elif tag == "br" and self.open:
            self.texts[self.open].append(" ")
        elif tag == "meta" and self.property is None:
            values = dict(reversed(attrs))
            if (values.get("property") or "").lower() == "og:title":
                self.property = values.get("content") or ""
        elif tag in ("title", "h1") and tag not in self.texts and not (tag == "title" and self.pictures):
            self.texts[tag] = []
            self.open = tag

    def handle_endtag(self, tag):
        self.hidden = False
        if tag == "svg" and self.pictures:
            self.pictures -= 1
        if tag == self.open:
            self.open = None

    def handle_data(self, data):
        if self.open and not self.hidden:
            self.texts[self.open].append(data)

    def parse_marked_section(self, i, report=1):
        """One that is no HTML is left out; Python before 3.10 raises an exception."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def error(self, message):
        """Python before 3.10 demands it."""

    def title(self):
        candidates = ("".join(self.texts.get("title", ())), self.property or "", "".join(self.texts.get("h1", ())))
        return next(filter(None, map(on_one_line, candidates)), "")


def title_of(body, content_type, go_on=lambda: None):
    """The title of a page that is HTML; empty: it has none. `go_on` is called now and then."""
    text = Tamer(page_text(body, content_type)).tamed()
    finder = Finder()
    for at in range(0, len(text), FED):
        finder.feed(text[at:at + FED])
        go_on()
    return finder.title()  # not closed: what is left is no element, and parsing it can take for ever
