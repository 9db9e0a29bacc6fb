"""Reads the word lists of the PyPI package wordfreq 3.1.1 (code Apache 2.0, data CC BY-SA 4.0)."""

import gzip
import os


def unpack(data):
    """The value of a MessagePack file."""
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
            return [value() for _ in range(tag & 15 if tag >> 4 == 9 else length(2 if tag == 0xDC else 4))]
        if tag >> 4 == 8 or tag == 0xDE:
            return {value(): value() for _ in range(tag & 15 if tag >> 4 == 8 else length(2))}
        if tag >> 5 == 5 or tag in (0xD9, 0xDA):
            size = tag & 31 if tag >> 5 == 5 else length(1 if tag == 0xD9 else 2)
            text = data[at : at + size].decode()
            at += size
            return text
        if tag < 0x80:
            return tag
        raise ValueError(f"unexpected tag {tag:#x}")

    return value()


def ranks(folder, language, size):
    """The words of a list with their ranks from 0, the commonest first."""
    with gzip.open(os.path.join(folder, f"{size}_{language}.msgpack.gz")) as file:
        groups = unpack(file.read())[1:]
    found = {}
    for group in groups:
        for word in group:
            found.setdefault(word, len(found))
    return found
