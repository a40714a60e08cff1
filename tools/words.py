#!/usr/bin/env python3
"""Writes common_words.txt of both languages: words that are no names though they may begin with a capital.

usage: words.py WORDS DICTIONARY
  WORDS       american-english   (apt: wamerican)
  DICTIONARY  ru_RU.dic          (apt: hunspell-ru)
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Forms whose dictionary form is listed itself, and rare derivations.
DERIVED = re.compile("(ся|сь|вший|щий|ейший|айший|нность|мость|енен|ивший|авший|мый|ность|ирование|вание|енько|онько)$")


def write(path, head, words):
    path = ROOT / path
    path.write_text(head + "".join(w + "\n" for w in sorted(words)), encoding="utf-8")
    print(path.relative_to(ROOT), len(words), path.stat().st_size)


def main(words, dictionary):
    english = {w.strip() for w in open(words, encoding="utf-8")}
    write("src/language/en/lexicon/common_words.txt",
          "# Words written in lower case. SCOWL 2020.12.07 through Debian's wamerican (permissive). Written by tools/words.py.\n",
          {w for w in english if re.fullmatch("[a-z]{2,}", w)})
    russian = set()
    for line in open(dictionary, encoding="utf-8"):
        word = line.strip().split("/")[0]
        if re.fullmatch("[а-яё]{2,13}", word) and not DERIVED.search(word):
            russian.add(word)
    write("src/language/ru/lexicon/common_words.txt",
          "# Lemmas written in lower case, without participles and rare derivations. Debian's hunspell-ru 1:7.5.0 (BSD). Written by tools/words.py.\n", russian)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:3])
