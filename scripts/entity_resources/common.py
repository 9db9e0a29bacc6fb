"""What the scripts of this folder share: folding, the tone's place in a Vietnamese syllable, writing a resource."""

import os
import unicodedata

RESOURCES = os.path.join(os.path.dirname(__file__), "..", "..", "Sources", "KheoEntities", "Resources")
SOURCES = os.path.join(os.path.dirname(__file__), "sources")
TEXT_RESOURCES = os.path.join(os.path.dirname(__file__), "..", "..", "Sources", "KheoText", "Resources")

SPECIAL = str.maketrans(
    {
        "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "þ": "th", "ı": "i", "ħ": "h",
        "ŋ": "n", "ŧ": "t", "ə": "e", "ʼ": "", "’": "", "ʻ": "", "‘": "", "'": "", "`": "", "´": "", "·": "",
    }
)  # fmt: skip
TONES = "\u0300\u0301\u0303\u0309\u0323"


def fold(text):
    """The folded key as KheoText makes it: lower case, without marks; hyphens and dots part words."""
    text = unicodedata.normalize("NFKC", text).lower().translate(SPECIAL)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def split_tone(syllable):
    """A syllable without its tone, and the tone."""
    letters = unicodedata.normalize("NFD", syllable)
    tone = "".join(c for c in letters if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES)), tone


def resource_set(name):
    with open(os.path.join(TEXT_RESOURCES, name), encoding="utf-8") as file:
        return {line.strip() for line in file if line.strip() and not line.startswith("#")}


class Tones:
    """Puts the tone where KheoText puts it (hoà, thuỷ); see ToneMark.swift."""

    vowels = set("aăâeêioôơuưy")

    def __init__(self):
        self.onsets = resource_set("vietnamese-onsets.txt")
        self.rimes = resource_set("vietnamese-rimes.txt")

    def canonical(self, word):
        """A word in lower case with its tone in its place; other words as they are."""
        bare, tone = split_tone(word)
        if len(tone) != 1:
            return word
        onset = 0
        while onset < len(bare) and bare[onset] not in self.vowels:
            onset += 1
        if bare[:onset] == "q" and bare[onset : onset + 1] == "u":
            onset += 1
        elif bare[:onset] == "g" and bare[1:2] == "i" and bare[2:3] and bare[2] in self.vowels:
            if bare[2:] in self.rimes:
                onset = 2
        rime = bare[onset:]
        if rime not in self.rimes or (onset and bare[:onset] not in self.onsets):
            return word
        count = len(rime) - len(rime.lstrip("aăâeêioôơuưy"))
        marked = [i for i in range(count) if rime[i] in "ăâêôơư"]
        if marked:
            place = marked[-1]
        elif count < len(rime):
            place = count - 1
        elif rime[:2] in ("oa", "oe", "uy") or count > 2:
            place = min(1, count - 1)
        else:
            place = 0
        place += onset
        return unicodedata.normalize("NFC", bare[: place + 1] + tone + bare[place + 1 :])

    def is_syllable(self, word):
        """Whether a word in lower case has the shape of a Vietnamese syllable."""
        bare, tone = split_tone(word)
        if "ñ" in word or len(tone) > 1:
            return False
        for onset in range(0, 4):
            if bare[onset:] in self.rimes and (onset == 0 or bare[:onset] in self.onsets):
                return True
        return False


def capitalized(word):
    return word[:1].upper() + word[1:]


def rows(path):
    """The lines of a table without its comments, split into columns."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = unicodedata.normalize("NFC", line.rstrip("\n"))
            if line and not line.startswith("#"):
                yield line.split("\t")


def dictionary(folder, name):
    """The words of a list of Debian's; that of bokmål is in Latin-1."""
    with open(os.path.join(folder, name), "rb") as file:
        data = file.read()
    try:
        return set(data.decode().split("\n"))
    except UnicodeDecodeError:
        return set(data.decode("latin-1").split("\n"))


def write(name, header, lines):
    path = os.path.join(RESOURCES, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for line in header.strip().splitlines():
            file.write(f"# {line}".rstrip() + "\n")
        for line in lines:
            file.write(line + "\n")
