#!/usr/bin/env python3
"""What an output would take on two free cores, measured on a machine that has other work too.

    tools/critical_path.py [--program target/release/dateline] [--articles 5000] [--rounds 5]

perf samples which thread works when. Before the threads that extract begin and after they end, the thread that writes works alone;
what all do in between falls on two cores. Waiting for the disk is not in it.
"""
import argparse
import collections
import statistics
import subprocess
import tempfile

import measure_sinks

HERTZ = 4000


def samples(program, source, folder, output):
    measure_sinks.remove(output, None)
    record = ["perf", "record", "-q", "-e", "cpu-clock", "-F", str(HERTZ), "-o", f"{folder}/perf.data", program, "extract", "--quiet"]
    subprocess.run(record + ["--jobs", "2", source, "-o", output], check=True, stderr=subprocess.DEVNULL)
    script = ["perf", "script", "-i", f"{folder}/perf.data", "-F", "tid,time"]
    lines = subprocess.run(script, check=True, capture_output=True, text=True).stdout.splitlines()
    return [(int(thread), float(time.rstrip(":"))) for thread, time in (line.split()[:2] for line in lines if line.strip())]


def path(found):
    """Seconds alone before, seconds of all threads together, seconds alone after."""
    counts = collections.Counter(thread for thread, _ in found)
    writer = min(counts)
    workers = [time for thread, time in found if thread != writer]
    before = sum(thread == writer and time < min(workers) for thread, time in found)
    after = sum(thread == writer and time > max(workers) for thread, time in found)
    return [count / HERTZ for count in (before, len(found) - before - after, after)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(measure_sinks.ROOT / "target/release/dateline"))
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| output | before, s | together, s | after, s | on two cores, s |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        source = measure_sinks.archive(f"{folder}/a.jsonl", options.articles)
        found = {name: [] for name in ("o.jsonl", "o.db")}
        for _ in range(options.rounds):
            for name, rounds in found.items():
                rounds.append(path(samples(options.program, source, folder, f"{folder}/{name}")))
    for name, rounds in found.items():
        before, together, after = (statistics.median(part) for part in zip(*rounds))
        print(f"| {name} | {before:.2f} | {together:.2f} | {after:.2f} | {before + together / 2 + after:.2f} |")


if __name__ == "__main__":
    main()
