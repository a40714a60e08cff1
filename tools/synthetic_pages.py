#!/usr/bin/env python3
"""Writes a WARC.gz of many pages: the fixtures' pages over and over, no two alike. For measuring memory and speed.

    python3 tools/synthetic_pages.py 100000 pages.warc.gz
"""

import pathlib
import sys
import zlib

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "html"


def member(content):
    pack = zlib.compressobj(1, zlib.DEFLATED, 31)
    return pack.compress(content) + pack.flush()


def response(number, page):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return header.encode() + http + b"\r\n\r\n"


def pages():
    for path in sorted(FIXTURES.glob("*.html")):
        try:
            yield path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            pass


def main():
    count, out = int(sys.argv[1]), sys.argv[2]
    texts = list(pages())
    # What surrounds an article in the wild is larger than the article.
    script = "<script>" + "var a=document.getElementById('x');if(a&&a.length<3){a.push('<p>');}\n" * 300 + "</script>"
    links = "<nav><ul>" + "".join(f'<li class="menu-item"><a href="/section/{i}">Section {i}</a></li>' for i in range(150)) + "</ul></nav>"
    with open(out, "wb") as archive:
        for number in range(count):
            page = texts[number % len(texts)].replace("</body>", f"<p>{number}</p></body>").replace("</head>", script + "</head>", 1)
            page = page.replace("</body>", links + "</body>", 1)
            archive.write(member(response(number, page.encode())))


main()
