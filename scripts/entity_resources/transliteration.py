"""Names in Cyrillic, Greek and Georgian letters as European papers write them: one form each of the English, German,
French and Norwegian ways, from the tables that these languages' dictionaries and news agencies use."""

CYRILLIC = {
    "en": "zh z y kh ts ch sh shch v ya yu y e yo i f u yi ye",
    "de": "sch s i ch z tsch sch schtsch w ja ju y e jo i f u ji je",
    "fr": "j z ï kh ts tch ch chtch v ia iou y e io i f ou ï ie",
    "no": "zj z j kh ts tsj sj sjtsj v ja ju y e jo i f u ji je",
}
LETTERS = "ж з й х ц ч ш щ в я ю ы э ё и ф у ї є".split()
PLAIN = dict(zip("абгдеклмнопрстьъіґ", ["a", "b", "g", "d", "e", "k", "l", "m", "n", "o", "p", "r", "s", "t", "", "", "i", "g"]))
PLAIN |= dict(zip("јљњќѓџѕ", ["j", "lj", "nj", "k", "g", "dz", "dz"]))
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split())
)  # fmt: skip
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
    )
)


def latin_forms(name):
    """All forms of a name, in small letters; the name itself where it has Latin letters, none for other scripts."""
    import unicodedata

    lower = name.lower()
    if any("а" <= c <= "ӿ" for c in lower):
        forms = set()
        for letters in CYRILLIC.values():
            table = PLAIN | dict(zip(LETTERS, letters.split()))
            forms.add("".join(table.get(c, "?") for c in lower))
        return {form for form in forms if "?" not in form}
    if any("α" <= c <= "ω" or "ά" <= c <= "ώ" for c in lower):
        bare = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
        bare = bare.replace("ου", "ou").replace("μπ", "b").replace("ντ", "nt").replace("αυ", "af").replace("ευ", "ef")
        form = "".join(GREEK.get(c, c) for c in bare)
        return {form} if form.isascii() else set()
    if any("ა" <= c <= "ჰ" for c in lower):
        form = "".join(GEORGIAN.get(c, "?") for c in lower)
        return {form} if "?" not in form else set()
    return {lower} if all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in lower) else set()
