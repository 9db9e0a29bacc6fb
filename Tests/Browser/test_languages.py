"""The language of the page, and of what is on it."""

import pytest

from browser import ALL_LANGUAGES

BUTTONS = {"vi": "Tìm", "de": "Suchen", "fr": "Chercher", "no": "Søk", "en": "Search"}


@pytest.mark.parametrize("accepted, language", [
    ("vi", "vi"), ("de-AT,de;q=0.9,en;q=0.5", "de"), ("fr-CA", "fr"), ("nb-NO,nb;q=0.9", "no"), ("nn", "no"), ("no", "no"),
    ("en-GB", "en"), ("ja,ko;q=0.8", "en"), ("ja,fr;q=0.4,de;q=0.7", "de"), ("*", "en"), ("de;q=0,vi", "vi"),
])
def test_the_browser_chooses(browser, newsroom, accepted, language):
    browser.speak(accepted)
    for path in ["/", "/search?q=Schule", "/help"]:
        browser.open(newsroom.address + path)
        assert browser.one("html").get_attribute("lang") == language
        assert browser.one("#search button").text == BUTTONS[language]


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_the_reader_chooses_and_the_choice_stays(browser, newsroom, language):
    browser.speak("de" if language != "de" else "fr")
    browser.open(newsroom.address + "/")
    browser.one(f"footer a[hreflang={language}]").click()
    browser.until(lambda: browser.one("html").get_attribute("lang") == language, "the page")
    browser.run("document.getElementById('q').focus()")
    browser.type("schule")
    browser.until(lambda: browser.all("#results .hits") and "q=schule" in browser.url, "results while typing")
    assert browser.one("html").get_attribute("lang") == language and f"ui={language}" in browser.url
    browser.settled()
    browser.press("ESCAPE")
    here = browser.url
    browser.one(".hits .open").click()
    browser.until(lambda: browser.url != here, "a hit")
    assert browser.one("#search button").text == BUTTONS[language]
    assert not [text for text in browser.texts("body") if "{" in text], "every word in braces has its value"


def test_what_is_not_a_language_is_left_to_the_browser(browser, newsroom):
    browser.speak("fr")
    browser.open(newsroom.address + "/?ui=tlh")
    assert browser.one("html").get_attribute("lang") == "fr"


@pytest.mark.parametrize("path", ["/search?q=Pac+Nam", "/search?q=Pac+Nam&kind=unit", "/search?q=Pac+Nam&kind=person&ui=vi"])
def test_every_hit_says_its_language(browser, seeds, path):
    browser.open(seeds.address + path)
    said = browser.run("return [...document.querySelectorAll('.hits > li > *')].map((hit) => hit.lang)")
    assert said and all(language in ("vi", "de", "fr", "no", "") for language in said), said
    answer = seeds.api("search", q="Pac Nam")
    if "kind" not in path:
        articles = browser.run("return [...document.querySelectorAll('.column[data-kind=articles] .hit')].map((hit) => hit.lang)")
        assert articles == [hit["language"] for hit in answer["articles"]["hits"]]
    # Words of the interface inside a hit are in the language of the page.
    page = browser.one("html").get_attribute("lang")
    assert {foot.get_attribute("lang") for foot in browser.all(".hits .foot")} == {page}
    for mention in browser.all(".hits .mention"):
        assert mention.get_attribute("lang") in ("vi", "de", "fr", "no")


def test_an_article_says_its_language(browser, seeds):
    hit = seeds.api("search", q="Pac Nam", kind="article")["articles"]["hits"][1]
    browser.open(f"{seeds.address}/articles/{hit['id']}?ui=no")
    assert browser.one("article").get_attribute("lang") == hit["language"] == "fr"
    assert browser.one("html").get_attribute("lang") == "no"
