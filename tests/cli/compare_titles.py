#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the titles that `parascope scrape` finds against those of lxml and BeautifulSoup: of the HTML pages in
/usr/share/doc, as Python's http.server serves them, and nginx where it is installed.

usage: compare_titles.py PARASCOPE [FOLDER] [BACKEND,BACKEND…]

Exits with 77 (skipped) and a reason where there is nothing to compare with.
"""
import contextlib
import csv
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

SKIPPED = 77
MOST_PAGES = 3000
FEWEST_PAGES = 20
LARGEST = 5_000_000
FOLDER = "/usr/share/doc"


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


try:
    import bs4
    import lxml.html
except ImportError as missing:
    skip("%s; install python3-lxml and python3-bs4, and let this run in the system's Python" % missing)


def on_one_line(text):
    return " ".join((text or "").split())[:1000].rstrip()


def first(texts):
    return next(filter(None, map(on_one_line, texts)), "")


def title_by_lxml(page):
    tree = lxml.html.fromstring(page)
    return first(text for found in (
        [element.text_content() for element in tree.xpath("(//title[not(ancestor::svg)])[1]")],
        tree.xpath("(//meta[@property='og:title'])[1]/@content"),
        [element.text_content() for element in tree.xpath("(//h1)[1]")]) for text in found)


def title_by_soup(page):
    tree = bs4.BeautifulSoup(page, "html.parser")
    titles = [title for title in tree.find_all("title") if not title.find_parent("svg")]
    properties = tree.find_all("meta", property="og:title")
    return first([title.get_text() for title in titles[:1]] + [meta.get("content") for meta in properties[:1]] +
                 [heading.get_text() for heading in tree.find_all("h1")[:1]])


def pages_in(folder):
    """HTML files of the folder that are read by everybody and parsed by lxml."""
    files = []
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in (".html", ".htm") and file.is_file() and 0 < file.stat().st_size < LARGEST:
            files.append(file)
        if len(files) == MOST_PAGES:
            break
    return files


@contextlib.contextmanager
def http_server(folder):
    server = subprocess.Popen([sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory",
                               str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield "http://127.0.0.1:%s" % re.search(r"port (\d+)", server.stdout.readline())[1]
    finally:
        server.kill()
        server.wait()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def nginx(folder):
    port = free_port()
    with tempfile.TemporaryDirectory() as place:
        paths = "".join("%s_temp_path %s/%s;" % (name, place, name)
                        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        pathlib.Path(place, "conf").write_text(
            "daemon off; pid %s/pid; error_log stderr; events {} http { access_log off; gzip on; %s"
            "types { text/html html htm; } server { listen 127.0.0.1:%d; root %s; } }" % (place, paths, port, folder))
        server = subprocess.Popen(["nginx", "-p", place, "-e", "stderr", "-c", place + "/conf"],
                                  stderr=subprocess.DEVNULL)
        try:
            while server.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.01)
            yield "http://127.0.0.1:%d" % port
        finally:
            server.terminate()
            server.wait()


def scraped(parascope, backend, urls):
    """The titles by address, and the failures by address."""
    with tempfile.TemporaryDirectory() as place:
        addresses, table = pathlib.Path(place, "urls.txt"), pathlib.Path(place, "titles.csv")
        addresses.write_text("\n".join(urls) + "\n")
        done = subprocess.run([parascope, "scrape", "--urls", str(addresses), "--out", str(table), "--backend", backend,
                               "--workers", "4", "--ignore-robots", "--python", sys.executable, "--json"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit("parascope ended with %d: %s" % (done.returncode, done.stderr))
        failed = {each["url"]: each["error"] for each in json.loads(done.stdout)["failed"]}
        with table.open(newline="", encoding="utf-8") as file:
            rows = {row["url"]: row["title"] for row in csv.DictReader(file)}
        return rows, failed


def unguarded(title):
    """As it was before it was kept from being a formula."""
    return title[1:] if title[:1] == "'" and title[1:2] in ("=", "+", "-", "@") else title


def compare(parascope, backend, server, folder, files, expected):
    """The number of titles that neither of the others finds."""
    with server(folder) as site:
        urls = [site + "/" + urllib.parse.quote(str(file.relative_to(folder))) for file in files]
        rows, failed = scraped(parascope, backend, urls)
    wrong = 0
    for url, file in zip(urls, files):
        title = unguarded(rows.get(url, ""))
        if url in failed or title not in expected[file]:
            wrong += 1
            print("%s\n  ours %r\n  lxml %r\n  soup %r" % (file, failed.get(url, title), *expected[file]))
    print("%s, %s: %d pages, %d titles that neither lxml nor BeautifulSoup finds"
          % (backend, server.__name__, len(files), wrong))
    return wrong


def main():
    parascope = sys.argv[1]
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else FOLDER)
    backends = (sys.argv[3] if len(sys.argv) > 3 else "threads,cpython-threads").split(",")
    files = pages_in(folder) if folder.is_dir() else []
    if len(files) < FEWEST_PAGES:
        skip("there are only %d pages in %s" % (len(files), folder))
    expected = {}
    for file in files:
        page = file.read_bytes()
        expected[file] = (title_by_lxml(page), title_by_soup(page))
    servers = [http_server] + ([nginx] if shutil.which("nginx") else [])
    wrong = sum(compare(parascope, backend, server, folder, files, expected)
                for server in servers for backend in backends)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
