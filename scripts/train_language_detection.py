#!/usr/bin/env python3
"""Make the tables of the language detector: Sources/KheoText/Resources/detection/{features,letters}.txt.

Usage: train_language_detection.py POOL WORDFREQ NYNORSK [OUTPUT]

POOL      folder with vi.txt.xz, de.txt.xz, fr.txt.xz, no.txt.xz: sentences, one a line (the benchmark's pool)
WORDFREQ  folder with the word lists of the Python package `wordfreq` 3.1.1 (unpacked: wordfreq/data): frequencies of
          words in subtitles, news, encyclopaedia, books and web text; for every language but nynorsk
NYNORSK   text in nynorsk. Made from 2 MB of the pool's bokmål with the rule-based translator Apertium (Debian packages
          apertium and apertium-nno-nob 1.5.0: `apertium nob-nno`); words it does not know bear a `*` and are left out
OUTPUT    folder to write to

Python's standard library only. See docs/LANGUAGES.md for the model.
"""

import collections
import gzip
import lzma
import math
import os
import re
import sys
import unicodedata

# A column each in the table. "v0" is Vietnamese typed without marks; it counts as "vi". Norwegian is two columns.
CLASSES = ("vi v0 de fr nb nn da sv en nl es it pt ca ro pl cs sk sl sh hu fi tr id fil is lt lv").split()
OURS = {"vi": "vi", "de": "de", "fr": "fr", "nb": "no"}
# Weight in choosing rows: what must be told apart from its neighbours matters more than the rivals among themselves.
WEIGHT = {"vi": 1, "v0": 2, "de": 2, "fr": 2, "nb": 5, "nn": 5, "da": 4, "sv": 2, "en": 2, "nl": 2}
TRIGRAMS, QUADGRAMS, WORDS = 6600, 1600, 3000
NORTH = ("nb", "nn", "da", "sv")
DIGITS = "." + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
SPECIAL = str.maketrans({"đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})
SPELLED = {
    "de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}),
    "nb": str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
}
SPELLED["nn"] = SPELLED["da"] = SPELLED["nb"]


def strip(word):
    """The word without its marks, letters with strokes and ligatures spelled out."""
    word = word.translate(SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def words_of_text(text):
    text = unicodedata.normalize("NFC", text).lower()
    return collections.Counter(WORD.findall(text))


def unpack_words(data):
    """The strings of a word list: a MessagePack array of arrays of strings, the n-th array of frequency 10^(-n/100)."""
    at = 0

    def length(width):
        nonlocal at
        value = int.from_bytes(data[at : at + width], "big")
        at += width
        return value

    def value():
        nonlocal at
        tag = data[at]
        at += 1
        if tag >> 4 == 9 or tag in (0xDC, 0xDD):
            count = tag & 15 if tag >> 4 == 9 else length(2 if tag == 0xDC else 4)
            return [value() for _ in range(count)]
        if tag >> 4 == 8 or tag == 0xDE:
            count = tag & 15 if tag >> 4 == 8 else length(2)
            return {value(): value() for _ in range(count)}
        if tag >> 5 == 5 or tag in (0xD9, 0xDA):
            size = tag & 31 if tag >> 5 == 5 else length(1 if tag == 0xD9 else 2)
            text = data[at : at + size].decode()
            at += size
            return text
        if tag < 0x80:
            return tag
        raise ValueError(f"unexpected tag {tag:#x}")

    frequencies = {}
    for centibels, words in enumerate(value()[1:]):
        for word in words:
            word = unicodedata.normalize("NFC", word)
            if WORD.fullmatch(word):
                frequencies[word] = 10 ** (-centibels / 100)
    return frequencies


def share(counts):
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def mix(*parts):
    mixed = collections.defaultdict(float)
    for weight, part in parts:
        for word, value in part.items():
            mixed[word] += weight * value
    return mixed


def words_of_class(name, pool, wordfreq, nynorsk):
    """Word to its share of running text, marks kept; a part of it stripped of them, as people type."""
    source = "vi" if name == "v0" else name
    parts = []
    if name == "nn":
        with open(nynorsk, encoding="utf-8") as file:
            parts.append(share(words_of_text(re.sub(r"\*\S+", " ", file.read()))))
    if source in OURS:
        with lzma.open(os.path.join(pool, OURS[source] + ".txt.xz"), "rt", encoding="utf-8") as file:
            parts.append(share(words_of_text(file.read(12_000_000))))
    path = os.path.join(wordfreq, f"small_{source}.msgpack.gz")
    if os.path.exists(path):
        with gzip.open(path) as file:
            listed = share(unpack_words(file.read()))
        if source == "vi":  # the list joins the syllables of a word; it serves as syllables here
            listed = {word: value for word, value in listed.items() if " " not in word}
        parts.append(listed)
    words = mix(*((1 / len(parts), part) for part in parts))
    stripped = collections.defaultdict(float)
    spelled = collections.defaultdict(float)
    for word, value in words.items():
        stripped[strip(word)] += value
        if name in SPELLED:
            spelled[word.translate(SPELLED[name])] += value
    if name == "v0":
        return stripped
    if name == "vi":
        return words
    return mix((0.88, words), (0.09, stripped), (0.03, spelled or stripped))


def runs(words, length):
    """Share of each run of `length` letters, with the edges of words as `_`."""
    grams = collections.defaultdict(float)
    for word, value in words.items():
        padded = f"_{word}_"
        for at in range(len(padded) - length + 1):
            grams[padded[at : at + length]] += value
    return share(grams)


def whole_words(words):
    top = sorted(words, key=words.get, reverse=True)[:4000]
    return {f"_{word}_": words[word] for word in top if 2 <= len(word) <= 12}


def choose(tables, count, names=CLASSES):
    """The `count` features that say most: weighted share times the bits by which it stands above the mean.

    Neighbours get a second say: what tells Danish, bokmål, nynorsk and Swedish apart among themselves.
    """
    scores = collections.defaultdict(float)
    features = {feature for name in names for feature in tables[name]}
    for feature in features:
        for group in (names, NORTH):
            shares = [tables[name].get(feature, 0) + 1e-6 for name in group]
            mean = sum(shares) / len(shares)
            scores[feature] += sum(
                WEIGHT.get(name, 1) * value * abs(math.log2(value / mean)) for name, value in zip(group, shares)
            )
    return sorted(features, key=lambda feature: (-scores[feature], feature))[:count]


def level(value, floor):
    """A quarter of a bit above 2^-floor is one step."""
    if value <= 0:
        return 0
    return max(0, min(len(DIGITS) - 1, round(4 * (math.log2(value) + floor))))


def write_features(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# How frequent a feature is in each language. A line is a feature, a tab, and a digit for each column named in\n"
            "# the line `@`. `_abc_` is a whole word, other features are three letters, `_` the edge of a word; all in small\n"
            "# letters. The digits are . 0-9 A-Z a-z for 0 to 62: a step is a factor of the fourth root of two, `.` is once\n"
            "# in 65,536 or less. v0 is Vietnamese without its marks.\n"
            "# Source: made by scripts/train_language_detection.py, which names the texts; docs/LANGUAGES.md describes them.\n"
        )
        file.write("@\t" + " ".join(CLASSES) + "\n")
        for feature, shares in rows:
            floor = 20 if len(feature) > 4 and feature[0] == "_" == feature[-1] else 16
            file.write(feature + "\t" + "".join(DIGITS[level(value, floor)] for value in shares) + "\n")


def write_letters(path):
    """Small letters and compositions of the Latin script, from Python's Unicode data."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# Latin letters beyond ASCII: the letter, its small letter, and what it is composed of (letter and mark, or `-`);\n"
            "# scalars in hexadecimal, between tabs.\n"
            f"# Source: Unicode Character Database {unicodedata.unidata_version}, by scripts/train_language_detection.py.\n"
        )
        for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
            letter = chr(code)
            if not letter.isalpha():
                continue
            small = letter.lower()
            parts = unicodedata.decomposition(letter).split()
            parts = " ".join(f"{int(part, 16):x}" for part in parts) if len(parts) == 2 and parts[0][0] != "<" else "-"
            small = ord(small) if len(small) == 1 else code
            if small != code or parts != "-":
                file.write(f"{code:x}\t{small:x}\t{parts}\n")


def main():
    pool, wordfreq, nynorsk = sys.argv[1:4]
    here = os.path.dirname(os.path.abspath(__file__))
    output = sys.argv[4] if len(sys.argv) > 4 else os.path.join(here, "../Sources/KheoText/Resources/detection")
    three, four, words, shares = {}, {}, {}, {}
    for name in CLASSES:
        shares[name] = share(words_of_class(name, pool, wordfreq, nynorsk))
        three[name] = runs(shares[name], 3)
        four[name] = runs(shares[name], 4)
        words[name] = whole_words(shares[name])
        print(name, len(shares[name]), file=sys.stderr)
    rows = []
    for table, count, names in ((three, TRIGRAMS, CLASSES), (four, QUADGRAMS, NORTH)):
        for feature in choose(table, count, names):
            # A whole word of two letters is chosen among the words.
            if len(feature) == 3 or not (feature[0] == "_" == feature[-1]):
                rows.append((feature, [table[name].get(feature, 0) for name in CLASSES]))
    for feature in choose(words, WORDS):
        rows.append((feature, [shares[name].get(feature[1:-1], 0) for name in CLASSES]))
    write_features(os.path.join(output, "features.txt"), rows)
    write_letters(os.path.join(output, "letters.txt"))


if __name__ == "__main__":
    main()
