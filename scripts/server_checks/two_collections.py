"""Two collections of the same ids whose every document, unit and person says which of the two it is of."""
import json

MARKERS = ("anfang", "abgang")
WORDS = ["Bücherei", "Schule", "Feuerwehr", "Gemeinde", "Straße", "Brücke", "Markt", "Hafen", "Rathaus", "Museum"]


def write(path, marker, count):
    """Writes a collection of which `marker` stands in every text and every name."""
    town = marker.capitalize() + "stadt"
    with open(path, "w", encoding="utf-8") as file:
        for index in range(count):
            word, other = WORDS[index % len(WORDS)], WORDS[index * 7 % len(WORDS)]
            text = (
                f"{word} und {other} {marker} {index}. Frau Erika {marker.capitalize()}berg{index % 5}, Leiterin der Grundschule {town}, "
                f"sprach mit Herrn Max {marker.capitalize()}hof{index % 3} über die Gemeinde {town} und die kommune. " * 3)
            file.write(json.dumps({
                "id": f"document-{index}", "title": f"{word} {marker} {index}", "lang": "de", "date": f"2025-{index % 12 + 1:02}-01",
                "source": f"{marker}.example", "text": text}, ensure_ascii=False) + "\n")


def markers_in(text):
    """The markers that stand in an answer."""
    lower = text.lower()
    return {marker for marker in MARKERS if marker in lower}


def number(generation):
    """The count of a generation: the part before the hyphen."""
    return int(generation.split("-")[0])
