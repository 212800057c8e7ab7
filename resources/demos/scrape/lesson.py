# SPDX-License-Identifier: GPL-3.0-or-later
# A scraper in four steps. Run it with: python3 lesson.py urls.txt titles.csv
import csv
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from urllib.request import urlopen


class TitleParser(HTMLParser):
    title = ""
    is_inside = False

    def handle_starttag(self, tag, attributes):
        self.is_inside = tag == "title"

    def handle_data(self, text):
        if self.is_inside:
            self.title += text

    def handle_endtag(self, tag):
        self.is_inside = False


def read_urls(file):  # waits for the disk
    with open(file, encoding="utf-8") as lines:
        return [line.strip() for line in lines if line.strip()]


def download(url):  # waits for the network
    with urlopen(url, timeout=10) as answer:
        return answer.read().decode("utf-8", "replace")


def parse(html):  # computes
    parser = TitleParser()
    parser.feed(html)
    return parser.title.strip()


def save(rows, file):  # waits for the disk
    with open(file, "w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([("url", "title"), *rows])


if __name__ == "__main__":
    urls = read_urls(sys.argv[1])
    with ThreadPoolExecutor(max_workers=8) as workers:  # eight wait at the same time
        pages = list(workers.map(download, urls))
    save(zip(urls, map(parse, pages)), sys.argv[2])
