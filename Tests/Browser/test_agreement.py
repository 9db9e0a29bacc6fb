"""The page and the API tell the same."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

KINDS = ["articles", "units", "people"]


@pytest.mark.parametrize("query", ["Pac Nam", "Gemeinde", "pac", "\"Pac Nam\" -lang:de", "commune OR Gemeinde"])
def test_counts_in_tabs_and_columns_are_the_totals(browser, seeds, query):
    answer = seeds.api("search", q=query)
    totals = [answer[kind]["total"] for kind in KINDS]
    browser.open(seeds.address + "/")
    browser.type(query)
    browser.press("ENTER")
    browser.until(lambda: query in browser.one("#results h1").text, "results")
    browser.settled()
    assert [int(text) for text in browser.texts(".tabs .number")] == totals
    columns = {section.get_attribute("data-kind"): int(section.find_element("css selector", "h2 .number").text)
               for section in browser.all(".column")}
    assert columns == {kind: total for kind, total in zip(KINDS, totals) if total}
    for kind, tab in zip(KINDS, ["kind-article", "kind-unit", "kind-person"]):
        browser.one(f".tabs a[data-focus={tab}]").click()
        browser.until(lambda: browser.one(f".tabs a[data-focus={tab}]").get_attribute("aria-current"), kind)
        browser.settled()
        assert [int(text) for text in browser.texts(".tabs .number")] == totals, f"also beside {kind} alone"


def marked(element):
    """The text of an element, and its marked bytes."""
    return element.parent.execute_script("""
      const bytes = (text) => new TextEncoder().encode(text).length, found = [];
      let offset = 0;
      for (const node of arguments[0].childNodes) {
        const length = bytes(node.textContent);
        if (node.nodeName === 'MARK') found.push([offset, offset + length]);
        offset += length;
      }
      return [arguments[0].textContent, found];""", element)


def check(element, text, ranges):
    """Marks cover the ranges, and what lies between two ranges of one mark is blank."""
    shown, marks = marked(element)
    assert text.strip(" ,;:.)") in shown
    shift = len(shown.encode()[: shown.encode().find(text.strip(" ,;:.)").encode())])
    shift -= text.encode().find(text.strip(" ,;:.)").encode())
    wanted = {offset + shift for start, end in ranges for offset in range(start, end)}
    covered = {offset for start, end in marks for offset in range(start, end)}
    assert wanted <= covered
    assert all(shown.encode()[offset:offset + 1] == b" " for offset in covered - wanted)


@pytest.mark.parametrize("query", ["Pac Nam", "commune", "tinh OR provinsen", "massen*"])
def test_highlights_are_the_ranges_of_the_api(browser, seeds, query):
    hits = seeds.api("search", q=query, kind="article")["articles"]["hits"]
    browser.open(seeds.address + "/")
    browser.run("location.assign('/search?kind=article&q=' + encodeURIComponent(arguments[0]))", query)
    browser.until(lambda: browser.all(".hits .snippet"), "results")
    shown = browser.all(".hits > li")
    assert len(shown) == len(hits) > 0
    for element, hit in zip(shown, hits):
        check(element.find_element("css selector", ".snippet"), hit["snippet"]["text"],
              [highlight["utf8"] for highlight in hit["snippet"]["highlights"]])
        check(element.find_element("css selector", ".open"), hit["title"],
              [highlight["utf8"] for highlight in hit["titleHighlights"]])


def test_mentions_of_cards_are_marked_as_the_api_says(browser, seeds):
    browser.open(seeds.address + "/search?q=Pac+Nam")
    for kind in ["units", "people"]:
        cards = browser.all(f".column[data-kind={kind}] .card")
        for card, hit in zip(cards, seeds.api("search", q="Pac Nam")[kind]["hits"]):
            assert card.find_element("css selector", ".open").text == hit["name"]
            mention = hit["mentions"][0]
            check(card.find_element("css selector", ".mention a"), mention["context"]["text"],
                  [highlight["utf8"] for highlight in mention["context"]["highlights"]])


def test_also_in_leads_to_the_sister(browser, seeds):
    hit = seeds.api("search", q="Pac Nam", kind="article")["articles"]["hits"][0]
    sister = hit["alsoIn"][0]
    browser.open(seeds.address + "/search?q=Pac+Nam")
    link = browser.one(".also a")
    assert link.get_attribute("hreflang") == sister["language"]
    link.click()
    assert unquote(urlsplit(browser.url).path) == "/articles/" + sister["id"]
    assert browser.one("article").get_attribute("lang") == sister["language"]
    browser.one(".also a").click()
    assert unquote(urlsplit(browser.url).path) == "/articles/" + hit["id"], "and back"


def test_a_place_of_a_chain_adds_a_filter_that_can_be_removed(browser, seeds):
    browser.open(seeds.address + "/search?q=Pac+Nam")
    link = browser.one(".column[data-kind=people] .chain a")
    place = link.text
    link.click()
    browser.until(lambda: parse_qs(urlsplit(browser.url).query).get("place") == [place], "the filter is in the address")
    browser.until(lambda: place in browser.one(".chips").text, "and on the page")
    browser.settled()
    filtered = seeds.api("search", q="Pac Nam", place=place)
    assert [int(text) for text in browser.texts(".tabs .number")] == [filtered[kind]["total"] for kind in KINDS]
    browser.one(".chips a").click()
    browser.until(lambda: not browser.all(".chips a"), "the filter is gone")
    assert "place" not in browser.url and browser.one("#q").get_attribute("value") == "Pac Nam"


def test_several_filters_are_removed_one_by_one_or_all(browser, newsroom):
    path = "/search?q=Schule+OR+école&kind=article&lang=fr&source=Le+Courrier+d%27Exemple&from=2024&to=2025-06"
    browser.open(newsroom.address + path)
    assert len(browser.all(".chips a")) == 4, "language, period, source, and all"
    assert len(browser.all(".hits .open")) == newsroom.api(
        "search", q="Schule OR école", kind="article", lang="fr", source="Le Courrier d'Exemple", **{"from": "2024", "to": "2025-06"},
    )["articles"]["total"]
    browser.one(".chips a[href*='lang=fr']:not([href*='from'])").click()
    browser.until(lambda: len(browser.all(".chips a")) == 3 and "from" not in browser.url, "the period is gone")
    browser.settled()
    browser.one(".chips .clear").click()
    browser.until(lambda: not browser.all(".chips a"), "all are gone")
    assert parse_qs(urlsplit(browser.url).query) == {"q": ["Schule OR école"], "kind": ["article"]}


def test_facets_on_the_page_are_those_of_the_api(browser, newsroom):
    browser.open(newsroom.address + "/search?q=Schule+OR+école&kind=article")
    facets = newsroom.api("search", q="Schule OR école", kind="article")["articles"]["facets"]
    counts = browser.run("""
      return [...document.querySelectorAll('.panel')].map((panel) =>
        [...panel.querySelectorAll('.number')].map((number) => Number(number.textContent)))""")
    for facet in ["language", "year", "source"]:
        assert [value["count"] for value in facets[facet]] in counts, facet


def test_typing_with_a_filter_keeps_the_filter(browser, newsroom):
    browser.open(newsroom.address + "/search?q=Schule&kind=article&lang=de")
    browser.retype("Brücke")
    browser.until(lambda: "Br%C3%BCcke" in browser.url, "the address follows")
    assert parse_qs(urlsplit(browser.url).query) == {"q": ["Brücke"], "kind": ["article"], "lang": ["de"]}
