#!/usr/bin/env python3
"""Writes rare_given_names.txt and rare_surnames.txt of English: the names that given_names.tsv and surnames.tsv do not have.

usage: rare_names.py CENSUS FAKER NOMQUAM
  CENSUS  folder of pip's `names` 0.3.0, which holds the lists of the US Census of 1990   (pip download names)
  FAKER   folder with pip's `faker` 40.63.0, unpacked                                     (pip download faker)
  NOMQUAM folder with pip's `nomquamgender` 0.1.4, unpacked                               (pip download nomquamgender)
Names that are English words, parts of places' names or shorter than three letters are left out.
"""

import importlib
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEXICON = ROOT / "src/language/en/lexicon"
GIVEN = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
FAMILY = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]{3,}")


def column(path, name):
    rows = [l.split("\t") for l in path.read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")]
    at = rows[0].index(name)
    return {row[at] for row in rows[1:]}


def plain(name):
    """without diacritics"""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).translate(str.maketrans("łŁøØıđĐ", "lLoOidD"))


def faker(folder):
    sys.path.insert(0, folder)
    given, family = set(), set()
    for locale in sorted((pathlib.Path(folder) / "faker/providers/person").glob("*_*")):
        if locale.name.startswith("__"):
            continue
        provider = importlib.import_module("faker.providers.person." + locale.name).Provider
        for attributes, names in ((GIVEN, given), (FAMILY, family)):
            for listed in (getattr(provider, a, ()) for a in attributes):
                names.update(n[-1] if isinstance(n, tuple) else n for n in (listed if not isinstance(listed, property) else ()))
    return given, family


def census(folder, *files):
    for file in files:
        for line in open(pathlib.Path(folder) / "names" / file, encoding="utf-8"):
            yield line.split()[0].capitalize()


# A name is taken that so many sources give to so many persons.
SOURCES, PERSONS = 6, 20


def nomquam(folder):
    """Given names of scientists, athletes and citizens of many countries; surnames that some give as given names left out."""
    names = json.loads((pathlib.Path(folder) / "nomquamgender/name_data.json").read_text(encoding="utf-8"))
    family = {n.lower() for n in column(LEXICON / "surnames.tsv", "name")}
    return {n.capitalize() for n, (sources, persons, *_) in names.items() if sources >= SOURCES and persons >= PERSONS and n not in family}


def write(file, what, names, known, more=""):
    words = {l for l in (LEXICON / "common_words.txt").read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")}
    tables = ROOT / "src/lexicon/tables"
    places = {part for t in ("countries", "regions", "cities", "geography") for n in column(tables / f"{t}.tsv", "en") for part in re.split("[| -]", n)}
    taken = {n.lower() for n in known} | words | {p.lower() for p in places}
    rows = {form for name in names if LATIN.fullmatch(name) for form in (name, plain(name)) if form.lower() not in taken}
    head = f"# {what} US Census Bureau 1990 (public domain) through pip's names 0.3.0 (MIT), pip's faker 40.63.0 (MIT){more}.\n# Written by tools/rare_names.py.\n"
    (LEXICON / file).write_text(head + "".join(f"{r}\n" for r in sorted(rows)), encoding="utf-8")
    print(file, len(rows))


def main(names, folder, scientists):
    given, family = faker(folder)
    given.update(nomquam(scientists))
    given.update(census(names, "dist.male.first", "dist.female.first"))
    family.update(census(names, "dist.all.last"))
    write("rare_given_names.txt", "Given names of the world that are not in given_names.tsv.", given, column(LEXICON / "given_names.tsv", "name"),
          " and nomquamgender 0.1.4 (MIT)")
    write("rare_surnames.txt", "Surnames that are not in surnames.tsv.", family, column(LEXICON / "surnames.tsv", "name"))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:4])
