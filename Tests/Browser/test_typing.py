"""Results while typing, and answers that come late."""

import time

import pytest

from slow import SlowProxy


def kinds(browser):
    return [section.get_attribute("data-kind") for section in browser.all("#results .column")]


def test_the_three_kinds_come_while_typing_and_the_address_follows(browser, seeds):
    browser.open(seeds.address + "/")
    assert browser.has_focus("#q"), "the box is ready for typing"
    browser.type("Pac Nam")
    browser.until(lambda: kinds(browser) == ["articles", "units", "people"], "three kinds without Enter")
    browser.until(lambda: browser.url.endswith("/search?q=Pac+Nam"), browser.url)
    assert browser.has_focus("#q") and browser.one("#q").get_attribute("value") == "Pac Nam"
    assert "Pac Nam" in browser.driver.title
    assert not browser.one("#intro").is_displayed()
    # What came while typing is what the server gives for the address.
    typed = browser.run("return document.getElementById('results').innerHTML")
    browser.open(browser.url)
    assert browser.run("return document.getElementById('results').innerHTML") == typed


def test_an_emptied_box_on_the_results_asks_nothing(browser, newsroom):
    browser.open(newsroom.address + "/search?q=schule")
    browser.retype("")
    browser.press("ENTER")
    time.sleep(0.3)
    assert not browser.all(".problem")


@pytest.fixture
def late(newsroom):
    """Searches for `schu…` take a second, all others no time; what is asked is written down."""

    def delay(path, items):
        return 1.2 if path == "/search" and items.get("q", "").startswith("schu") else 0

    proxy = SlowProxy(newsroom.port, delay)
    yield proxy
    proxy.stop()


def test_an_older_answer_never_replaces_a_newer_one(browser, late):
    browser.open(late.address + "/")
    browser.type("schule")
    browser.until(lambda: "schule" in late.searches(), "the slow search is asked")
    browser.retype("pont")
    browser.until(lambda: "pont" in browser.one("#results h1").text, "the quick answer")
    time.sleep(1.5)
    assert "pont" in browser.one("#results h1").text and browser.url.endswith("q=pont")
    browser.until(lambda: any("q=schule" in path for path in late.aborted), "the slow request is given up")


def test_letters_typed_quickly_are_one_search(browser, late):
    browser.open(late.address + "/")
    browser.run("""
      const box = document.getElementById('q');
      for (const text of ['p', 'po', 'pon', 'pont']) { box.value = text; box.dispatchEvent(new InputEvent('input', { bubbles: true })); }""")
    browser.until(lambda: browser.all("#results h1"), "results")
    assert late.searches() == ["pont"]


def test_while_an_answer_is_late_the_region_says_so(browser, late):
    browser.open(late.address + "/search?q=pont")
    browser.retype("schule")
    browser.until(lambda: browser.one("#results").get_attribute("aria-busy") == "true", "busy")
    browser.until(lambda: "schule" in browser.one("#results h1").text, "the late answer")
    assert browser.one("#results").get_attribute("aria-busy") is None


def test_a_server_that_is_gone_is_said_and_the_next_search_works(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.cdp("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
    try:
        browser.type("pont")
        browser.until(lambda: "did not get through" in browser.one("#status").get_attribute("textContent"), "said")
        browser.console()
    finally:
        browser.cdp("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1,
                    uploadThroughput=-1)
    browser.press("ENTER")
    browser.until(lambda: browser.all("#results .hits"), "results after all")
    browser.console()


# Input methods: a word is built in steps, and its steps are not words.

def test_no_search_in_the_middle_of_a_composition(browser, late):
    browser.open(late.address + "/")
    # Chromium's own composition, as an input method makes it: compositionstart, compositionupdate, input …
    for text in ["t", "tr", "tru", "trư", "trườ", "trườn", "trường"]:
        browser.cdp("Input.imeSetComposition", text=text, selectionStart=len(text), selectionEnd=len(text))
        time.sleep(0.03)
    time.sleep(0.5)
    assert browser.one("#q").get_attribute("value") == "trường"
    assert late.searches() == [] and late.searches("suggest") == [], "nothing is asked before the word is there"
    browser.cdp("Input.insertText", text="trường")
    browser.until(lambda: browser.all("#results .hits"), "results of the finished word")
    assert late.searches() == ["trường"]


def test_enter_that_ends_a_composition_does_not_take_a_suggestion(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("schul")
    browser.until(lambda: browser.all("#suggestions [role=option]"), "suggestions")
    before = browser.url
    browser.press("ARROW_DOWN")
    prevented = browser.run("""
      const box = document.getElementById('q');
      return !box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));""")
    assert not prevented and browser.url.split("?")[0] in (before.split("?")[0], newsroom.address + "/search")
    assert browser.one("#suggestions").is_displayed(), "the list stays"
