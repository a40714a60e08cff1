"""A rough consonant key for comparing a Latin and a Cyrillic spelling of one name."""

import re
import unicodedata

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts",
    "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
}
LATIN = [
    ("shch", "s"), ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"),
    ("ch", "c"), ("sh", "s"), ("ts", "ts"), ("tz", "ts"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("ng", "n"),
    ("w", "v"), ("q", "k"), ("y", "i"),
]


def fold(text):
    """Lower case without accents."""
    text = unicodedata.normalize("NFD", text.lower().replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ə", "a").replace("ß", "ss"))
    return "".join(c for c in text if not unicodedata.combining(c) or c == "\u0306")


def latin(text):
    """A Cyrillic name in rough Latin."""
    text = unicodedata.normalize("NFC", text.lower())
    return "".join(CYRILLIC.get(c, c) for c in text)


def key(text):
    """The consonants, those that schemes disagree on made one."""
    if re.search("[\u0400-\u04ff]", text):
        text = latin(text).replace("dj", "j").replace("ng", "n")
    else:
        text = fold(text)
        for a, b in LATIN:
            text = text.replace(a, b)
    text = re.sub("[^a-z]", "", text)
    head = text[:1] if text[:1] in "aeiou" else ""
    body = re.sub("[aeiouh]", "", text)
    for a, b in (("v", "f"), ("ts", "s"), ("c", "s"), ("z", "s"), ("j", "s"), ("k", "g"), ("d", "t"), ("b", "p")):
        body = body.replace(a, b)
    return ("a" if head else "") + re.sub(r"(.)\1+", r"\1", body)


def distance(a, b):
    """Edits between two keys."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def agree(one, other):
    """Whether two spellings are plausibly of one name."""
    a, b = key(one), key(other)
    return distance(a, b) <= max(1 if max(len(a), len(b)) > 2 else 0, (max(len(a), len(b)) - 1) // 3)
