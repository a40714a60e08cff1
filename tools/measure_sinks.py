#!/usr/bin/env python3
"""Measures what each output costs: seconds, share of JSON Lines' throughput, gain of two cores, peak memory.

    cargo build --release --features parquet,postgres
    tools/measure_sinks.py [--articles 20000] [--rounds 3] [--postgres URL] [--memory]

The archive is made of the fixtures' texts, over and over, each article with a number of its own at its end. The outputs take turns,
so that what else the machine does falls on all of them, and the best round of each counts. "Busy" is the time that cores worked for
the program, whatever else they did; a server's is not in it. --memory compares the peaks at 20,000 and
200,000 articles. A PostgreSQL server shares the cores with the program; its schema `measured` is dropped and made again.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def archive(path, articles):
    texts = [p.read_text() for p in sorted((ROOT / "fixtures").glob("??/*.txt"))]
    with open(path, "w") as out:
        for n in range(articles):
            text = f"{texts[n % len(texts)].rstrip()}\n\nEnd of item {n}.\n"
            out.write(json.dumps({"id": f"a{n:07}", "url": f"https://example.org/{n}", "text": text}, ensure_ascii=False) + "\n")
    return path


def remove(output, postgres):
    if output.startswith("postgres:"):
        sql = "DROP SCHEMA IF EXISTS measured CASCADE; CREATE SCHEMA measured"
        subprocess.run(["psql", "-q", postgres, "-c", sql], check=True, stderr=subprocess.DEVNULL)
        return
    folder = pathlib.Path(output).parent
    for path in folder.glob(pathlib.Path(output).name + "*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def run(program, archive, output, jobs, postgres):
    """Seconds, those that cores were busy with the program, and the peak of its resident memory in MB."""
    remove(output, postgres)
    started = time.monotonic()
    process = subprocess.Popen([program, "extract", "--quiet", "--jobs", str(jobs), archive, "-o", output])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    assert status == 0, f"{output} was not written"
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(ROOT / "target/release/dateline"))
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgres", metavar="URL")
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outputs = {"JSON Lines": f"{folder}/o.jsonl", "SQLite": f"{folder}/o.db", "Parquet": f"{folder}/o.parquet/"}
        if options.postgres:
            outputs["PostgreSQL"] = options.postgres + "?options=-csearch_path%3Dmeasured"
        if options.memory:
            memory(options, folder, outputs)
        else:
            throughput(options, folder, outputs)


def throughput(options, folder, outputs):
    source = archive(f"{folder}/a.jsonl", options.articles)
    megabytes = os.path.getsize(source) / 1e6
    best, busy = {}, {}
    for _ in range(options.rounds):
        for jobs in (2, 1):
            for name, output in outputs.items():
                seconds, cores, _ = run(options.program, source, output, jobs, options.postgres)
                best[name, jobs] = min(seconds, best.get((name, jobs), seconds))
                busy[name] = min(cores, busy.get(name, cores))
    print(f"{options.articles} articles, {megabytes:.1f} MB, best of {options.rounds}\n")
    print("| output | one core, s | two cores, s | gain | MB/s | of JSON Lines | busy, s | of JSON Lines |")
    print("|---|---|---|---|---|---|---|---|")
    for name in outputs:
        one, two = best[name, 1], best[name, 2]
        share, busy_share = best["JSON Lines", 2] / two, busy["JSON Lines"] / busy[name]
        speeds = f"{one / two:.2f} | {megabytes / two:.1f} | {share:.0%}"
        print(f"| {name} | {one:.2f} | {two:.2f} | {speeds} | {busy[name]:.2f} | {busy_share:.0%} |")


def memory(options, folder, outputs):
    print("| output | peak at 20,000 articles, MB | at 200,000 | more |\n|---|---|---|---|")
    small, large = archive(f"{folder}/small.jsonl", 20_000), archive(f"{folder}/large.jsonl", 200_000)
    for name, output in outputs.items():
        (*_, less), (*_, more) = (run(options.program, source, output, 2, options.postgres) for source in (small, large))
        print(f"| {name} | {less:.0f} | {more:.0f} | {more / less - 1:+.0%} |", flush=True)
        remove(output, options.postgres)


if __name__ == "__main__":
    main()
