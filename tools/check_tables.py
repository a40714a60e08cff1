#!/usr/bin/env python3
"""Checks every lexicon table: columns, keys, variants, hints. Exit status 1 where something is wrong. usage: check_tables.py"""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["src/lexicon/tables", "src/language/en/lexicon", "src/language/ru/lexicon"]
HINT = re.compile(r"\{(0|m|f|n|p|a|\+|adj|h|s=[а-яёА-ЯЁ]+)(,(0|m|f|n|p|a|\+|adj|h|s=[а-яёА-ЯЁ]+))*\}")
KEYED = {"countries.tsv", "currencies.tsv", "organizations.tsv", "media.tsv", "regions.tsv", "cities.tsv", "geography.tsv"}
CLASSES = {
    "titles.tsv": "government diplomatic military legal corporate academic religious media sport honorific other",
    "legal_forms.tsv": "before after both",
    "media.tsv": "agency outlet",
    "given_names.tsv": "m f mf",
}
faults = []


def check(path):
    name, header, seen = path.name, None, set()
    names = collections.defaultdict(set)
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].startswith("#"):
        faults.append(f"{path}: says nothing of where it comes from")
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        fault = lambda text: faults.append(f"{path.relative_to(ROOT)}:{number}: {text}")
        if len(cells) != len(header):
            fault(f"{len(cells)} cells under {len(header)} headings")
            continue
        if cells[0] in seen:
            fault(f"{cells[0]} twice")
        seen.add(cells[0])
        if name in CLASSES and cells[1] not in CLASSES[name].split():
            fault(f"unknown class {cells[1]}")
        for heading, cell in zip(header, cells):
            if not cell or cell != cell.strip() or "  " in cell:
                fault(f"{heading}: empty cell or stray space")
            variants = cell.split("|")
            if len(set(variants)) != len(variants) or "" in variants:
                fault(f"{heading}: a variant twice, or empty: {cell}")
            if re.search(r"[{}]", HINT.sub("", cell)):
                fault(f"{heading}: hint not understood: {cell}")
            if name in KEYED and heading in ("en", "ru", "en_acronyms", "ru_acronyms"):
                for variant in variants:
                    if variant != "-":
                        names[heading[:2], re.sub(r"\{.*?\}", "", variant)].add(cells[0])
    shared = {k: v for k, v in names.items() if len(v) > 1}
    print(f"{path.relative_to(ROOT)}\t{len(seen)} rows\t{path.stat().st_size} bytes\t{len(shared)} shared names")
    if "-v" in sys.argv and name != "cities.tsv":
        for key, keys in sorted(shared.items()):
            print("   ", *key, *sorted(keys))


for folder in FOLDERS:
    for file in sorted((ROOT / folder).glob("*.tsv")):
        check(file)
print(*faults, sep="\n")
sys.exit(bool(faults))
