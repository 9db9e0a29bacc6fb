"""Articles of an invented newsroom, and articles that mean harm."""

import json

LANGUAGES = {
    "de": ("Die Stadt Musterstadt baut eine neue Schule am Fluss",
           "Frau Erika Beispiel, Bürgermeisterin der Stadt Musterstadt, sprach am Montag mit der Schule und der Feuerwehr. "
           "Der Rat der Gemeinde Beispielheim im Bezirk Musterkreis stimmte dem Bau der Brücke zu. "),
    "fr": ("La ville construit une nouvelle école près du fleuve",
           "Mme Jeanne Exemple, présidente du conseil municipal de Lyon, a parlé lundi avec l'école et les pompiers. "
           "Le conseil de la commune a accepté le pont. "),
    "no": ("Kommunen bygger ny skole ved elva",
           "Ordfører Kari Eksempel i Tromsø kommune snakket mandag med skolen og brannvesenet. "
           "Kommunestyret sa ja til brua. "),
    "vi": ("Thành phố xây trường học mới bên sông",
           "Bà Nguyễn Thị Ví Dụ, Chủ tịch UBND xã Bản Mù, huyện Trạm Tấu, tỉnh Yên Bái, phát biểu hôm thứ hai về trường học. "
           "Hội đồng nhân dân xã đồng ý xây cầu. "),
}
SOURCES = ["Musterbote", "Le Courrier d'Exemple", "Nordposten", "Báo Ví Dụ"]


def newsroom(count=48):
    """Articles of four languages, three years and four sources; long enough to fill several pages."""
    for number in range(count):
        language = list(LANGUAGES)[number % 4]
        title, text = LANGUAGES[language]
        yield {
            "id": f"news/{language}-{number:02}", "lang": language, "title": f"{title} ({number})",
            "text": f"{title}.\n\n" + text + "\n\n".join([text * 3] * (1 + number % 3)) + f"\n\nNummer{number:02}.",
            "source": SOURCES[number % 4], "author": "Max Muster", "url": f"https://news.example/{language}/{number}",
            "date": f"{2023 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}",
        }


# Each would set window.__harmed, open a dialog or leave an element behind, if any text became markup.
PAYLOADS = [
    "<script>window.__harmed=1</script>",
    "<img src=x onerror=window.__harmed=1>",
    "\"><svg onload=window.__harmed=1>",
    "' autofocus onfocus='window.__harmed=1",
    "</title><script>alert(1)</script>",
    "</textarea></template><iframe srcdoc='<script>parent.__harmed=1</script>'>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "javascript:window.__harmed=1",
    "${window.__harmed=1}{{constructor.constructor('window.__harmed=1')()}}",
    "<mark><a href=javascript:alert(1)>x</a></mark>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x onerror=alert(1)&#62;",
    "\u202e\u2028<base href=//harm.example/>\u0000\ufeff<meta http-equiv=refresh content='0;url=//harm.example'>",
    "<style>*{display:none}</style><link rel=stylesheet href=//harm.example/x.css>",
    "-->]]><!--<x-harm>",
]
# "." and ".." are not among them: a browser takes them for folders, also percent-encoded (WHATWG URL, dot segments).
ODD_IDS = ["a\"b", "a'b", "../../etc/passwd", "a/b/c", "//harm.example/x", "a?b=c#d", "a%2fb", "<x>", "javascript:alert(1)", "ä ö", "\\"]


def hostile():
    """The payloads in every field, in the words around names, and in ids."""
    for number, payload in enumerate(PAYLOADS):
        yield {
            "id": f"{ODD_IDS[number % len(ODD_IDS)]}{number}{payload}", "lang": ["de", "fr", "no", "vi"][number % 4],
            "title": f"Gefahr {payload} im Titel {number}",
            "text": f"Gefahr {payload} im Text. Frau Erika {payload} Beispiel, Bürgermeisterin {payload} von Leipzig, "
                    f"und die Schule {payload} der Stadt Leipzig. Frau Erika Beispiel {payload}.",
            "source": f"Quelle {payload}", "author": payload, "url": "javascript:window.__harmed=1" if number % 2 else payload,
            "date": "2024-05-01",
        }
    for identifier in ODD_IDS:
        yield {"id": identifier, "lang": "de", "title": f"Gefahr mit Zeichen {identifier}",
               "text": "Gefahr. Herr Jan Muster, Leiter der Polizei Leipzig, sprach.", "url": "data:text/html,<script>alert(1)</script>"}


def write(path, articles):
    with open(path, "w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return str(path)
