#!/usr/bin/env python3
"""Writes src/lexicon/tables/place_adjectives.tsv: Russian adjectives of cities, regions and larger places.

Adjectives are formed from each name by the rules of the language and kept where the dictionary of common words has them, or
where the place is large enough to have one beyond doubt; `tools/place_adjectives_by_hand.tsv` adds the irregular ones.

    python3 tools/place_adjectives.py
"""
import csv, pathlib, re

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ROOT / "src/lexicon/tables"
WORDS = {w.strip() for w in open(ROOT / "src/language/ru/lexicon/common_words.txt", encoding="utf-8") if not w.startswith("#")}
# Adjectives of other things, or names of streets and churches rather than of towns.
OTHER = set("""королевский королёвский октябрьский апрельский майский народный александровский георгиевский михайловский николаевский
никольский андреевский алексеевский павловский ивановский петровский покровский троицкий успенский морской горский светский
пионерский комсомольский первомайский борисовский степановский лермонтовский пушкинский горьковский калининский ленинский
фрунзенский кировский гаврский лидский людский пермяцкий дмитровский татарский братский славянский партизанский вознесенский абазинский чеховский
гагаринский""".split())
VOWELS = "аеёиоуыэюя"


def rows(name):
    with open(TABLES / name, encoding="utf-8") as f:
        lines = [l for l in f if not l.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def formed(name):
    """Adjectives a name may have, the likeliest first."""
    n = name.lower().replace("ё", "е")
    bare = n.rstrip("ь")
    stems = [bare]
    if n.endswith("ия"):
        stems = [n[:-2], n[:-1] + "й", n[:-2] + "ий"]
    elif n[-1] in VOWELS:
        stems = [n[:-1], n[:-1] + "ин", n[:-1] + "ов", n]
    elif n.endswith("й"):
        stems = [n[:-1] + "й", n[:-1]]
    out = []
    for stem in stems:
        if re.search("(ск|цк)$", stem):
            out.append(stem + "ий")
        elif re.search("[кц]$", stem):
            out += [stem[:-1] + "цкий", stem + "ский"]
        elif re.search("[гжз]$", stem):
            out += [stem + "ский", stem[:-1] + "жский"]
        elif stem.endswith("с"):
            out += [stem + "ский", stem + "кий"]
        else:
            out.append(stem + "ский")
    return out


def main():
    found = {}
    by_hand = TABLES.parent.parent.parent / "tools/place_adjectives_by_hand.tsv"
    hand = dict(l.rstrip("\n").split("\t") for l in open(by_hand, encoding="utf-8") if "\t" in l and not l.startswith("#"))
    for table in ("geography.tsv", "regions.tsv", "cities.tsv"):
        for row in rows(table):
            ru = re.sub(r"\{.*?\}", "", row["ru"].split("|")[0]).strip()
            if not ru or ru == "-":
                continue
            if ru in hand:
                for adjective in hand[ru].split("|"):
                    found[adjective] = (row["key"], row["en"].split("|")[0])
                continue
            if " " in ru:
                continue
            known = [a for a in formed(ru) if a.replace("е", "ё") in WORDS or a in WORDS]
            population = int(row.get("population") or 0)
            if not known and population > 150000 and re.search("[бвдзлмнпрст]$|[а]$|ск$|цк$", ru) and "-" not in ru:
                known = formed(ru)[:1]
            for adjective in [a for a in known[:1] if a not in OTHER]:
                found[adjective] = (row["key"], row["en"].split("|")[0])
    with open(TABLES / "place_adjectives.tsv", "w", encoding="utf-8") as out:
        out.write("# Russian adjectives of places by the key of the place. Written by tools/place_adjectives.py: formed by rule, checked against hunspell-ru 1:7.5.0 (BSD), and by hand.\n")
        out.write("key\ten\tru_adjective\n")
        for adjective, (key, en) in sorted(found.items()):
            out.write(f"{key}\t{en}\t{adjective}\n")
    print(len(found))


main()
