#!/usr/bin/env python3
"""Writes given_names.tsv of both languages and surnames.tsv of English.

usage: names.py CENSUS RUSSIAN WORDS DICTIONARY
  CENSUS      folder of pip's `names` 0.3.0, which holds the lists of the US Census of 1990   (pip install names)
  RUSSIAN     natasha/data/dicts/first.txt                                                    (pip download natasha==0.10.0)
  WORDS       american-english                                                                (apt: wamerican)
  DICTIONARY  ru_RU.dic                                                                       (apt: hunspell-ru)
Names the sources lack, and those of known gender, stand in tools/given_names_by_hand.tsv.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SURNAMES = 15000
# Diminutives the Russian source is full of, which news does not use.
DIMINUTIVE = re.compile("(очка|ечка|ушка|юшка|онька|енька|анька|янька|ишка|ышка|чик|уля|юля|уша|юша|унчик|усик|усичка|ичка|унечка|ёк|янчик|улька|юлька|уська|юська|еька)$")
MALE_IN_A = set("никита илья савва фома лука кузьма данила мустафа фока добрыня никола хамза хафиза муса иса мика саша паша миша гоша лёша леша "
                "коля толя петя вася ваня вова дима серёжа сережа витя костя юра гена лёва лева сеня федя жора сава муртаза исфандия яхья захария "
                "аблая абдулла абдула насрулла хабибулла асадулла файзулла хайрулла рахматулла лутфулла убайдулла гайнулла гиния зия зея лаша коба "
                "заза каха гия гига гела ника мамука папуна шота шалва беса бека важа ара гоча гага гогия шура тёма тема ромa рома стёпа степа".split())
FEMALE_CONSONANT = re.compile("(гуль|гүль|гюль|азель|эль|иль|бану|жан|ай|нур|гул)$")
FEMALE = re.compile("(гуль|гюль|гул|бану|бону|гузаль|гузель|асель|айым|айша|биби|нисо|хон)$")
MALE = re.compile("(бек|хан|жон|джон|али|мат|ддин|дин|улла|улло|заде|бай|бой|кул|тай|берген|берди|мурат|мурад|мурод|султан|шах|шо)$")
# Words the Russian source takes for names.
NO_NAMES = set("""аб аба або абу ав ава аз аза ази аид ай аки ако ал ала але ами аму анд ани ань аню аня арм арю аси ата аца аюш бал бар баран баста
баты батик бобик ботик будь бука валёк вас вареник газик гал галка галочка гуль дон дав ева-дав ев ега зак золушка икс ингушка ион ирис ириска ка кали каша
киса кис кларк кое кеп кет кик ленок ленчик лик лоя любушка люлька лютик мар маш мах мик мишка мур мурка незнайка нон ола оле оль осип-ка пав пап паш паша-ка
пацанчик полечка полька рей райка риф руст рута рыжик сайка сани сати саш сем сен сер сид сим степ сирень сурик тархан тик тит-ка тру уля-ля умм фантомас феникс
форд франц-ка фунтик хаджи хан хас цветик чан честер чижик чик чон чук шарап шер шон-ка шох шун эдем эд эди эко эль эл эло эм юна юно юр юю ява яр ян-ка яс яха
имам набат талант халиф баян хазар марал улар грач базар дамба шахид пери ягода доля алиби канат грант сервер сарма махина пуля чебурашка мама папа лапа зая
зайка киска кошка рыбка любимая любимый мася масик маня-ка солнышко солнце принцесса принц королева ангел ангелок бог дьявол дракон волк тигр лис лиса медведь
алин алис анет варвар венер елен ирин карин наталь
казах татар татарин узбек русский чечен дагестан кавказ москва россия украина кола пепси кока""".split())


def common_russian(file):
    words = set()
    for line in open(file, encoding="utf-8"):
        word = line.strip().split("/")[0]
        if word == word.lower():
            words.add(word.replace("ё", "е"))
    return words


def by_hand():
    names = {"ru": {}, "en": {}}
    for line in (ROOT / "tools/given_names_by_hand.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "language\t")):
            language, name, gender = line.split("\t")
            names[language][name] = gender
    return names


def gender_of(name):
    if re.search("[ая]$", name):
        return "m" if name in MALE_IN_A else "f"
    if FEMALE.search(name):
        return "f"
    if re.search("(ий|ей|ай|ой)$", name) or MALE.search(name):
        return "m"
    if re.search("[бвгджзйклмнпрстфхцчшщь]$", name):
        return "m"
    return "mf"


def russian(source, common, known):
    plain = {re.sub(r"\{.*?\}", "", n).lower().replace("ё", "е") for n in known}
    rows = [(n, g, "yes" if re.sub(r"\{.*?\}", "", n).lower().replace("ё", "е") in common else "-") for n, g in known.items()]
    for line in open(source, encoding="utf-8"):
        name = line.strip()
        folded = name.replace("ё", "е")
        if len(name) < 4 or folded in plain or name in NO_NAMES or DIMINUTIVE.search(name) or not re.fullmatch("[а-яё]+", name):
            continue
        if re.search("(.)\\1\\1|[ъыь]{2}|[бвгджзклмнпрстфхцчшщ]{4}", name) or re.search("[бвгджзклмнпрстфхцчшщ]{3}$", name):
            continue
        plain.add(folded)
        rows.append((name[0].upper() + name[1:], gender_of(name), "yes" if folded in common else "-"))
    return rows


LATIN = dict(zip("абвгдеёзийклмнопрстуфыэъь", "a b v g d e yo z i y k l m n o p r s t u f y e".split() + ["", ""]))
LATIN.update(ж="zh", х="kh", ц="ts", ч="ch", ш="sh", щ="shch", ю="yu", я="ya")


def latin(name):
    name = re.sub(r"\{.*?\}", "", name).lower().replace("дж", "j").replace("ье", "ye").replace("ьё", "yo")
    text = "".join(LATIN.get(c, c) for c in name)
    text = re.sub("iy$", "y", text)
    return "-".join(p[:1].upper() + p[1:] for p in text.split("-"))


def census(folder, file):
    for line in open(pathlib.Path(folder) / file, encoding="utf-8"):
        name, share = line.split()[:2]
        yield name, float(share)


def write(path, head, rows):
    with open(ROOT / path, "w", encoding="utf-8") as out:
        out.write(head)
        for row in sorted(set(rows)):
            out.write("\t".join(row) + "\n")
    print(path, len(set(rows)))


def main(folder, source, words, dictionary):
    english = {w.strip() for w in open(words, encoding="utf-8") if w[:1].islower()}
    hand = by_hand()
    found = {}
    for file, gender in (("dist.male.first", "m"), ("dist.female.first", "f")):
        for name, share in census(folder, file):
            found.setdefault(name.lower(), {})[gender] = share
    rows = {}
    for name, shares in found.items():
        total, common = sum(shares.values()), name in english
        if len(name) < 3 and name not in ("al", "ed", "jo", "bo", "ty", "cy") or common and total < 0.02:
            continue
        small, large = min(shares.values()), max(shares.values())
        gender = "mf" if len(shares) == 2 and small * 8 >= large else max(shares, key=shares.get)
        rows[name] = (name.capitalize(), gender, "yes" if common else "-")
    for name, gender in list(hand["en"].items()) + [(latin(n), g) for n, g in hand["ru"].items()]:
        if re.fullmatch("[A-Za-z'’-]+", name) or name in hand["en"]:
            if name.lower() not in rows and (name.lower() not in english or name in hand["en"]) and len(name) > 2:
                rows[name.lower()] = (name, gender, "yes" if name.lower() in english else "-")
    write("src/language/en/lexicon/given_names.tsv",
          "# Given names. US Census Bureau 1990 (public domain) through pip's names 0.3.0 (MIT), and by hand (tools/given_names_by_hand.tsv),\n"
          "# the latter also in transliteration. common: also an English word. Written by tools/names.py.\nname\tgender\tcommon\n", rows.values())
    write("src/language/ru/lexicon/given_names.tsv",
          "# Given names in the nominative. natasha 0.10.0, first.txt (MIT), without diminutives, gender by ending; and by hand\n"
          "# (tools/given_names_by_hand.tsv). common: also a Russian word (by hunspell-ru). Written by tools/names.py.\nname\tgender\tcommon\n",
          russian(source, common_russian(dictionary), hand["ru"]))
    surnames = []
    for rank, (name, share) in enumerate(census(folder, "dist.all.last")):
        if rank >= SURNAMES:
            break
        common = name.lower() in english
        if len(name) < 2 or common and rank > 4000:
            continue
        text = re.sub("^(Mc|O'(?=[^aeiou]|[a-z]))([a-z])", lambda m: m.group(1) + m.group(2).upper(), name.capitalize())
        surnames.append((IRISH.get(text, text), str(share), "yes" if common else "-"))
    write("src/language/en/lexicon/surnames.tsv",
          "# The most frequent surnames, with their share in percent. US Census Bureau 1990 (public domain) through pip's names 0.3.0 (MIT).\n"
          "# common: also an English word (the rare ones of these are left out). Written by tools/names.py.\nname\tshare\tcommon\n", surnames)


IRISH = {f"O{n}": f"O'{n.capitalize()}" for n in "brien connor neal neil neill reilly donnell hara rourke leary keefe malley sullivan dell toole shea callaghan "
         "connell dea grady brian bryan quinn driscoll dwyer flaherty gara hearn loughlin mara meara melia".split() if n not in ("dell",)}

if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
