# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches pages by urllib.request, within limits and until it is stopped: whatever it waits for, it looks at its
clock and hears the stop, for its sockets never block (`Watch`).
"""
import http.client
import io
import re
import select
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib

MOST_REDIRECTS = 10
PIECE_BYTES = 65_536
UNFINISHED = "the connection was closed before the page was whole"


class Stopped(Exception):
    """The work is not wanted any more."""


class Problem(Exception):
    """Why there is no page, in words for a person."""


class Watch:
    """What ends the wait for a server: its time limit and the stop. `idle` is called before a wait that is long."""

    def __init__(self, stop, milliseconds, idle=lambda: None, idle_after=20):
        self.stop, self.milliseconds, self.idle, self.idle_after = stop, milliseconds, idle, idle_after
        self.until = 0.0
        self.has_some = False  # of the page
        self.begin()

    def begin(self):
        """The time of a page begins."""
        self.has_some = False
        self.until = time.monotonic() + self.milliseconds / 1000

    def check(self):
        if self.stop.is_set():
            raise Stopped
        if time.monotonic() >= self.until:
            what = "it was not whole" if self.has_some else "no answer"
            raise Problem("%s within %g s" % (what, self.milliseconds / 1000))

    def wait(self, descriptor, events):
        poll = select.poll()
        poll.register(descriptor, events)
        poll.register(self.stop.descriptor, select.POLLIN)
        patience = self.idle_after
        while True:
            self.check()
            left = max(0, int((self.until - time.monotonic()) * 1000)) + 1
            ready = dict(poll.poll(min(left, patience)))
            if self.stop.descriptor in ready:
                self.stop.take_news()
            elif ready:
                return
            elif patience < left:
                self.idle()
                patience = left

    def patiently(self, descriptor, action):
        """Does something with a socket that does not block, as soon as it can be done."""
        while True:
            try:
                return action()
            except (ssl.SSLWantReadError, BlockingIOError):
                self.wait(descriptor, select.POLLIN)
            except ssl.SSLWantWriteError:
                self.wait(descriptor, select.POLLOUT)


class Socket(socket.socket):
    """One that never blocks longer than its watch says."""

    watch = None

    def recv_into(self, *arguments):
        return self.watch.patiently(self.fileno(), lambda: super(Socket, self).recv_into(*arguments))


class TlsSocket(ssl.SSLSocket):
    watch = None

    def recv_into(self, *arguments):
        return self.watch.patiently(self.fileno(), lambda: super(TlsSocket, self).recv_into(*arguments))


class Names:
    """Addresses of hosts, looked up once. A lookup cannot be broken off, so it has a thread that is left behind."""

    def __init__(self):
        self.known = {}

    def addresses(self, host, port, watch):
        found = self.known.get((host, port))
        if found is None:
            found = self.known[host, port] = self.look_up(host, port, watch)
        if isinstance(found, OSError):
            raise Problem("there is no such host, or no network")
        return found

    @staticmethod
    def look_up(host, port, watch):
        ours, theirs = socket.socketpair()
        answers = []

        def ask():
            try:
                answers.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                answers.append(error if isinstance(error, OSError) else OSError(str(error)))
            theirs.close()

        with ours:
            threading.Thread(target=ask, daemon=True).start()
            watch.wait(ours, select.POLLIN)
        return answers[0]


class Connector:
    """Makes connections for urllib: in place of socket.create_connection."""

    def __init__(self, watch, names):
        self.watch, self.names = watch, names
        self.context = None

    def tls(self):
        """Made when it is first needed: reading all certificates takes a while."""
        if self.context is None:
            self.context = ssl.create_default_context()
            self.context.sslsocket_class = TlsSocket
        return self.context

    def connect(self, address, _timeout=None, _source=None):
        for family, kind, protocol, _, where in self.names.addresses(*address, self.watch):
            connection = Socket(family, kind, protocol)
            try:
                connection.watch = self.watch
                connection.setblocking(False)
                connection.connect_ex(where)
                self.watch.wait(connection, select.POLLOUT)
                if connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                    return connection
            except BaseException:  # it was stopped while it waited, or took too long
                connection.close()
                raise
            connection.close()
        raise Problem("nobody answers there")

    def secure(self, connection, host):
        try:
            secured = self.tls().wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
            secured.watch = self.watch
            self.watch.patiently(secured.fileno(), secured.do_handshake)
        except ssl.SSLCertVerificationError as error:
            raise Problem("its certificate is not to be trusted: " + error.verify_message) from None
        except ssl.SSLError as error:
            raise Problem("no secure connection: " + (error.reason or "it was closed").lower().replace("_", " ")) from None
        return secured


class Connection(http.client.HTTPConnection):
    def __init__(self, host, connector=None, **options):
        super().__init__(host, **options)
        self._create_connection = connector.connect
        self.connector = connector


class SecureConnection(Connection):
    default_port = 443

    def connect(self):
        super().connect()
        self.sock = self.connector.secure(self.sock, self._tunnel_host or self.host)


class Handler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    def __init__(self, connector):
        urllib.request.HTTPHandler.__init__(self)
        self.connector = connector

    def http_open(self, request):
        return self.do_open(Connection, request, connector=self.connector)

    def https_open(self, request):
        return self.do_open(SecureConnection, request, connector=self.connector)

    https_request = urllib.request.AbstractHTTPHandler.do_request_


class Answers(urllib.request.HTTPErrorProcessor, urllib.request.HTTPRedirectHandler):
    """Follows redirects, and takes every other answer for what it is."""

    def http_response(self, request, response):
        code = response.status
        where = response.headers.get("Location")
        if code not in (301, 302, 303, 307, 308) or not where:
            return response
        taken = getattr(request, "redirects", 0) + 1
        if taken > MOST_REDIRECTS:
            raise Problem("more than %d redirects" % MOST_REDIRECTS)
        url = urllib.parse.urljoin(request.full_url, where)
        if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
            raise Problem("it leads to an address that is neither http nor https")
        response.close()
        following = request_for(url, request.headers)
        following.redirects = taken
        return self.parent.open(following)

    https_response = http_response


def request_for(url, headers):
    """A request for an address as people write it: with letters that no request may have."""
    parts = urllib.parse.urlsplit(url)
    host = parts.netloc
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    path, query = (urllib.parse.quote(part, safe="%/:=&?~#+!$,;'@()*[]") for part in (parts.path or "/", parts.query))
    return urllib.request.Request(urllib.parse.urlunsplit((parts.scheme, host, path, query, "")), headers=headers)


def in_words(count):
    """10000000 bytes: "10 MB"."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")):
        if count >= unit:
            return "%g %s" % (count / unit, name)
    return "%d bytes" % count


class Body:
    """A page's body as it comes, unpacked."""

    def __init__(self, response, most):
        self.response, self.most = response, most
        self.unpacker = None
        if response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
            self.unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self.bytes = io.BytesIO()

    def read(self):
        try:
            while True:
                piece = self.response.read(PIECE_BYTES)
                if not piece:
                    break
                self.add(self.unpacked(piece) if self.unpacker else piece)
        except http.client.IncompleteRead:
            raise Problem(UNFINISHED) from None
        except zlib.error:
            raise Problem("what was packed of it is damaged") from None
        packed_is_whole = not self.unpacker or self.unpacker.eof or not self.bytes.tell()
        if self.response.length or not packed_is_whole:
            raise Problem(UNFINISHED)
        return self.bytes.getvalue()

    def unpacked(self, piece):
        """Never more than what is still allowed, and a byte: a small file may hold a huge one."""
        text = self.unpacker.decompress(piece, self.most - self.bytes.tell() + 1)
        while self.unpacker.eof and self.unpacker.unused_data.startswith(b"\x1f\x8b"):  # files may be one after another
            rest = self.unpacker.unused_data
            self.unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
            text += self.unpacker.decompress(rest, max(1, self.most - self.bytes.tell() - len(text) + 1))
        return text

    def add(self, text):
        if self.bytes.tell() + len(text) > self.most:
            raise Problem("the page is larger than " + in_words(self.most))
        self.bytes.write(text)


class Fetcher:
    """Fetches pages one after another. For one thread."""

    def __init__(self, watch, agent, names, most_bytes):
        self.watch, self.most_bytes = watch, most_bytes
        connector = Connector(watch, names)
        self.headers = {"User-Agent": agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        self.opener = self.opener_with(connector, {})
        proxies = urllib.request.getproxies()
        # A proxy that the environment names does not know this machine's own pages.
        self.far_opener = self.opener_with(connector, proxies) if proxies else self.opener

    @staticmethod
    def opener_with(connector, proxies):
        opener = urllib.request.OpenerDirector()
        for handler in (urllib.request.ProxyHandler(proxies), Handler(connector), Answers()):
            opener.add_handler(handler)
        return opener

    def open(self, url):
        """The answer, its body not yet read. The time of the page has begun."""
        opener = self.opener if url.startswith("http://127.0.0.1") else self.far_opener
        try:
            return opener.open(request_for(url, self.headers))
        except urllib.error.URLError as error:
            reason = error.reason
            raise self.problem_of(reason if isinstance(reason, Exception) else error) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self.problem_of(error) from None

    def body(self, response):
        try:
            with response:
                self.watch.has_some = True
                return Body(response, self.most_bytes).read()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self.problem_of(error) from None

    @staticmethod
    def problem_of(error):
        closed = (ConnectionError, http.client.RemoteDisconnected, http.client.IncompleteRead, ssl.SSLEOFError)
        if isinstance(error, closed):
            return Problem(UNFINISHED)
        if isinstance(error, http.client.HTTPException):
            return Problem("it does not answer as a web server does")
        if isinstance(error, ValueError):
            return Problem("its address cannot be used: " + re.sub(r"\s+", " ", str(error))[:200])
        return Problem(getattr(error, "strerror", None) or str(error))
