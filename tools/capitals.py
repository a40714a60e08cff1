#!/usr/bin/env python3
"""Writes src/lexicon/tables/capitals.tsv: capitals as their country's adjective calls them, from countries.tsv and cities.tsv.

    python3 tools/capitals.py > src/lexicon/tables/capitals.tsv
"""
import os

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "lexicon", "tables")


def rows(name):
    with open(os.path.join(TABLES, name), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [dict(zip(lines[0], cells)) for cells in lines[1:]]


def feminine(adjective):
    """«узбекский» -> «узбекская»; none where the cell is no plain adjective."""
    return adjective[:-2] + "ая" if adjective.endswith(("ский", "цкий")) else None


def main():
    capitals = {}
    for city in rows("cities.tsv"):
        for name in city["en"].split("|"):
            if city["capital"] == "yes":
                capitals.setdefault((city["country"], name), city["key"])
    print("# What else a capital is called: by the adjective of its country. Written by tools/capitals.py from countries.tsv and cities.tsv.")
    print("key\ten\tru")
    for country in rows("countries.tsv"):
        key = capitals.get((country["key"], country["capital"]))
        en = [f"{word} capital" for word in country["en_adjective"].split("|") if word != "-"]
        ru = [f"{feminine(word)} столица" for word in country["ru_adjective"].split("|") if feminine(word)]
        if key and (en or ru):
            print("\t".join([key, "|".join(en) or "-", "|".join(ru) or "-"]))


main()
