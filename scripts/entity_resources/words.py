#!/usr/bin/env python3
"""Make words/{vi,de,fr,no}.txt and names/ambiguous.txt of KheoEntities, and take common words out of the name lists.

Usage: words.py WORDFREQ DICTIONARIES

WORDFREQ      folder `wordfreq/data` of the PyPI package wordfreq 3.1.1 (code Apache 2.0, data CC BY-SA 4.0)
DICTIONARIES  folder with `ngerman`, `french`, `bokmaal`, `nynorsk` of the Debian packages wngerman 20161207-11,
              wfrench 1.2.7-2 and wnorwegian 2.2-4. Their case tells names from words; nothing is copied: every word comes
              from wordfreq and a dictionary only says whether it stays.

Runs after names.py and world.py, reads their files and sources/word-or-name.txt. Python's standard library only.
"""

import collections
import os
import sys
import unicodedata

import common
import words_of_frequency

WORDFREQ, DICTIONARIES = sys.argv[1:3]
COUNT = 20_000
LISTS = {"de": ("de", ["ngerman"]), "fr": ("fr", ["french"]), "no": ("nb", ["bokmaal", "nynorsk"])}

tones = common.Tones()
decided = collections.defaultdict(set)
for line in open(os.path.join(common.SOURCES, "word-or-name.txt"), encoding="utf-8"):
    if line.strip() and not line.startswith("#"):
        what, words = line.split(":")
        decided[what] |= set(words.split())

resources = common.RESOURCES
given = {row[0] for row in common.rows(os.path.join(resources, "names", "given.txt"))}
family = {row[0] for row in common.rows(os.path.join(resources, "names", "family.txt"))}
places = {
    common.fold(form)
    for row in common.rows(os.path.join(resources, "places", "world.tsv"))
    for form in row[1].split("; ")
}


def is_word(language, word, lower, capitalized):
    """Whether a word of a frequency list is chiefly a word and not a name."""
    if not word.isalpha() or (len(word) == 1 and word not in "aàyôéøåæoieu"):
        return False
    if word in decided[f"name {language}"]:
        return False
    if word in lower:
        return True
    if language == "de" and word in capitalized:
        # German nouns are capitalised as names are: what no list of names or places holds is a noun.
        key = common.fold(word)
        return word in decided["noun de"] or not (key in given or key in family or key in places)
    return False


frequent = {}
for language, (code, files) in LISTS.items():
    entries = set().union(*(common.dictionary(DICTIONARIES, file) for file in files))
    lower = {word for word in entries if word[:1].islower()}
    capitalized = {word.lower() for word in entries if word[:1].isupper()}
    ranks = words_of_frequency.ranks(WORDFREQ, code, "large")
    words = [word for word in ranks if is_word(language, word, lower, capitalized)][:COUNT]
    frequent[language] = {word: rank for rank, word in enumerate(words)}

ranks = words_of_frequency.ranks(WORDFREQ, "vi", "small")
names = {
    row[0].lower(): int(row[1]) for row in common.rows(os.path.join(resources, "names", "vietnamese.tsv"))
}
# Syllables that are hardly ever anything but names.
VIETNAMESE_NAMES = set("nguyễn huỳnh trịnh đặng bùi phạm vũ võ đỗ tuấn oanh quỳnh thuý loan hoàng ngô phan dương".split())
VIETNAMESE_NAMES -= {"vũ", "võ", "đỗ", "phạm", "hoàng", "dương", "loan"}
frequent["vi"] = {}
for word in ranks:
    for syllable in unicodedata.normalize("NFC", word).split():
        syllable = tones.canonical(syllable)
        if tones.is_syllable(syllable) and syllable not in VIETNAMESE_NAMES:
            frequent["vi"].setdefault(syllable, len(frequent["vi"]))

TITLES = {"vi": "Vietnamese syllables", "de": "German", "fr": "French", "no": "Norwegian"}
for language, words in frequent.items():
    source = {
        "vi": "Shapes of syllables are those of KheoText.",
        "de": "Which are words and not names was decided with Debian's wngerman 20161207-11",
        "fr": "Which are words and not names was decided with Debian's wfrench 1.2.7-2",
        "no": "Which are words and not names was decided with Debian's wnorwegian 2.2-4",
    }[language]
    if language != "vi":
        source += " (by their\ncase; no word is from there) and sources/word-or-name.txt."
    common.write(
        f"words/{language}.txt",
        f"""
Common words: {TITLES[language]}, small letters with marks, the commonest first. Words that are chiefly names are left out.
Source: the PyPI package wordfreq 3.1.1 (Robyn Speer; data CC BY-SA 4.0). {source}
Made by scripts/entity_resources/words.py.
""",
        list(words),
    )

# Names that are words, and names that are to go

SURE = set()
for line in open(os.path.join(common.SOURCES, "names.txt"), encoding="utf-8"):
    if line.strip() and not line.startswith("#"):
        for name in line.split(":", 1)[1].split():
            SURE |= set(common.fold(name).split()) | {common.fold(name).replace(" ", "")}
SURE_TWO_LETTERS = {"ed", "jo", "bo", "al", "mo", "ty", "li"}
# A name of no sure source that is as common a word as this is taken out.
COMMON_RANK = 6_000
keys = {language: {} for language in LISTS}
for language in LISTS:
    for word, rank in frequent[language].items():
        keys[language].setdefault(common.fold(word), rank)
        if language in ("de", "no"):
            keys[language].setdefault(word, rank)


def is_taken_out(name, part):
    if name in decided[f"no {part}"]:
        return True
    if name in SURE:
        return False
    if len(name) == 2 and name not in SURE_TWO_LETTERS:
        return True
    return any(keys[language].get(name, COUNT) < COMMON_RANK for language in LISTS)


for file, names_of_file in (("given", given), ("family", family)):
    path = os.path.join(resources, "names", f"{file}.txt")
    header = [line[2:].rstrip("\n") for line in open(path, encoding="utf-8") if line.startswith("#")]
    kept = sorted(name for name in names_of_file if not is_taken_out(name, file))
    note = "Two letters and common words of German, French and Norwegian are left out but for well-known names (words.py)."
    if note not in header:
        header.append(note)
    common.write(f"names/{file}.txt", "\n".join(header), kept)
    names_of_file.clear()
    names_of_file.update(kept)

ambiguous = {}
for language in LISTS:
    for key in keys[language]:
        if key in given or key in family:
            ambiguous.setdefault(key, []).append(language)
common.write(
    "names/ambiguous.txt",
    """
Names that are also common words. Columns: name, folded; languages in which it is a word (see words/).
Made of the lists beside by scripts/entity_resources/words.py.
""",
    [f"{name}\t{' '.join(languages)}" for name, languages in sorted(ambiguous.items())],
)
print({language: len(words) for language, words in frequent.items()}, len(given), len(family), len(ambiguous))
