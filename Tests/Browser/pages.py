"""The pages that are looked at and measured, by name."""

from urllib.parse import quote



class Page:
    """A page: where it is, and on which of the servers."""

    def __init__(self, name, path, server="newsroom", language="en"):
        self.name, self.path, self.server, self.language = name, path, server, language

    def address(self, request):
        """Where it is now; `{unit}`, `{person}` and `{mention}` are those of the first result for Pac Nam."""
        server = request.getfixturevalue(self.server)
        path = self.path
        if "{" in path:
            answer = server.api("search", q="Pac Nam", limit=10)
            unit, person = answer["units"]["hits"][1], answer["people"]["hits"][0]
            mention = person["mentions"][0]
            path = path.format(
                unit=unit["id"], person=person["id"], article=quote(mention["article"]),
                mention="-".join(map(str, mention["utf8"])))
        return server.address + path


PAGES = [
    Page("home", "/", "seeds"),
    Page("home-vi", "/?ui=vi", "seeds", "vi"),
    Page("results", "/search?q=Pac+Nam", "seeds"),
    Page("results-de", "/search?q=Pac+Nam&ui=de", "seeds", "de"),
    Page("results-newsroom", "/search?q=kommune+OR+%C3%A9cole+OR+Schule&limit=4"),
    Page("articles", "/search?q=Schule+OR+%C3%A9cole&kind=article&sort=newest&from=2023&to=2025&limit=5"),
    Page("articles-fr", "/search?q=Schule+OR+%C3%A9cole&kind=article&lang=fr&from=2023&limit=5&ui=fr", language="fr"),
    Page("units", "/search?q=Pac+Nam&kind=unit&limit=5&place=Pac+Nam", "seeds"),
    Page("people-no", "/search?q=Pac+Nam&kind=person&ui=no", "seeds", "no"),
    Page("unit", "/units/{unit}", "seeds"),
    Page("unit-vi", "/units/{unit}?ui=vi", "seeds", "vi"),
    Page("person", "/people/{person}", "seeds"),
    Page("person-de", "/people/{person}?ui=de", "seeds", "de"),
    Page("article", "/articles/{article}?mention={mention}#mention", "seeds"),
    Page("article-fr", "/articles/{article}?mention={mention}&ui=fr#mention", "seeds", "fr"),
    Page("empty", "/search?q=Zwiebelturmuhr&lang=de"),
    Page("empty-fr", "/search?q=Zwiebelturmuhr&lang=de&ui=fr", language="fr"),
    Page("partial", "/search?limit=3&q=Schule+Zwiebelturmuhr"),
    Page("partial-vi", "/search?limit=3&q=Schule+Zwiebelturmuhr&ui=vi", language="vi"),
    Page("did-you-mean", "/search?limit=3&q=Schulle"),
    Page("did-you-mean-no", "/search?limit=3&q=Schulle&ui=no", language="no"),
    Page("error", "/search?q=Schule&limit=many"),
    Page("error-de", "/search?q=Schule&limit=many&ui=de", language="de"),
    Page("not-found", "/articles/nowhere"),
    Page("not-found-vi", "/articles/nowhere?ui=vi", language="vi"),
    Page("blank", "/search"),
    Page("help", "/help"),
    Page("help-no", "/help?ui=no", language="no"),
]
# One of each sort of page, for what does not depend on the language.
SORTS = [page for page in PAGES if page.language == "en"]


def named(pages):
    return {"argvalues": pages, "ids": [page.name for page in pages]}
