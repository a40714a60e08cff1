#!/usr/bin/env python3
"""Fills fuzz/corpus with the fixtures of the repository, in the form each target reads. Needs nothing but Python."""

import gzip
import json
import pathlib

FUZZ = pathlib.Path(__file__).resolve().parent
FIXTURES = FUZZ.parent / "fixtures"


def write(target, name, content):
    folder = FUZZ / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def response(name, page):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{name}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return header.encode() + http + b"\r\n\r\n"


for path in sorted(FIXTURES.rglob("*.txt")):
    content = path.read_bytes()
    write("text", path.name, content)
    line = json.dumps({"id": path.stem, "text": content.decode()}, ensure_ascii=False)
    write("jsonl", path.name, (line + "\n").encode())
for path in sorted(FIXTURES.rglob("*.html")):
    content = path.read_bytes()
    write("html", path.name, content)
    write("warc", path.name, response(path.stem, content))
    write("warc", path.name + ".gz", gzip.compress(response("a", content)) + gzip.compress(response("b", content)))
