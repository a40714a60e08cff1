#!/usr/bin/env python3
"""Counts the instructions of each stage for each byte of input, under callgrind: a figure that no other load on the machine moves.

usage: stages.py [--program target/release/dateline] [--functions N] [FILE...]

Without files it reads the fixtures, each language by itself. `--functions` adds the N functions that cost most by themselves.
Stages are functions that the compiler is told not to inline; what is not listed is reading, writing and the run itself.
"""

import argparse
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The name a stage is shown by, and the function it is. Deeper ones are parts of the one above.
STAGES = [
    ("start-up (M)", r"dateline::extractor::Builder::build"),
    ("article", r"dateline::article::read"),
    ("tokens", r"dateline::extractor::FirstPass::tokenize"),
    ("annotate", r"dateline::lexicon::Lexicon::annotate"),
    ("language", r"dateline::extractor::Extractor::language"),
    ("sentences", r"dateline::text::sentence::split"),
    ("  route", r"dateline::language::detect::route"),
    ("values", r"dateline::value::recognize"),
    ("names", r"dateline::name::recognize"),
    ("  scan", r"dateline::name::scan::scan"),
    ("  resolve", r"dateline::name::resolve::resolve"),
    ("  assign", r"dateline::name::entity::Entities::assign"),
    ("  position", r"dateline::name::position::read"),
    ("events", r"dateline::event::extract"),
    ("  views", r"dateline::event::clause::View::new"),
    ("  rules", r"dateline::event::Reader::read"),
    ("  indicators", r"dateline::event::indicator::Engine::read"),
    ("  statements", r"dateline::event::statement::extract"),
    ("  finish", r"dateline::event::finish"),
    ("JSON", r"dateline::record::json::<impl dateline::record::Record>::write_json"),
    ("drop", r"core::ptr::drop_in_place<dateline::record::Record>"),
]
ROW = re.compile(r"^\s*([\d,]+) \(\s*[\d.]+%\)\s+(\S.*)$")


def annotate(profile, inclusive):
    """Instructions by function."""
    command = ["callgrind_annotate", "--threshold=100", f"--inclusive={'yes' if inclusive else 'no'}", profile]
    counts = {}
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        row = ROW.match(line)
        if row:
            name = re.sub(r"^[^ ]*?:(?=\S)", "", row[2].removesuffix("]").rsplit(" [", 1)[0])
            name = re.sub(r"'\d+$", "", name)
            counts[name] = max(counts.get(name, 0), int(row[1].replace(",", "")))
    return counts


def report(title, program, files, functions):
    size = sum(file.stat().st_size for file in files)
    with tempfile.NamedTemporaryFile() as profile:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile.name}", program, "extract", "--jobs", "1", *files]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        inclusive = annotate(profile.name, True)
        print(f"{title}: {size} bytes")
        total = inclusive.get("PROGRAM TOTALS", 0)
        for name, function in STAGES:
            count = inclusive.get(function)
            if name.startswith("start"):
                total -= count or 0
                print(f"  {name:14} {(count or 0) / 1e6:8.1f}")
            else:
                print(f"  {name:14} {count / size:8.1f}" if count else f"  {name:14}        -")
        print(f"  {'whole':14} {total / size:8.1f}")
        if functions:
            own = sorted(annotate(profile.name, False).items(), key=lambda item: -item[1])
            for name, count in [item for item in own if item[0] != "PROGRAM TOTALS"][:functions]:
                print(f"  {count / size:8.2f}  {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=ROOT / "target/release/dateline")
    parser.add_argument("--functions", type=int, default=0)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    if options.files:
        report("files", options.program, options.files, options.functions)
        return
    for language in ["en", "ru"]:
        report(language, options.program, sorted((ROOT / "fixtures" / language).glob("*.txt")), options.functions)


if __name__ == "__main__":
    main()
