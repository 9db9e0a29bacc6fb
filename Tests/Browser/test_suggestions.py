"""Suggestions: an editable combobox with a list (WAI-ARIA Authoring Practices)."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains

LIST = "#suggestions"


def options(browser):
    return browser.all(LIST + " [role=option]")


def state(browser, name):
    return browser.one("#q").get_attribute(name)


@pytest.fixture
def opened(browser, newsroom):
    """The home page with suggestions for the first letters of a word."""
    browser.open(newsroom.address + "/")
    browser.type("must")
    browser.until(lambda: len(options(browser)) > 1, "suggestions")
    browser.settled()
    return browser


def chosen(browser):
    return [option.get_attribute("id") for option in options(browser) if option.get_attribute("aria-selected") == "true"]


def test_the_box_is_a_combobox_that_controls_a_list(opened):
    assert state(opened, "role") == "combobox" and state(opened, "aria-autocomplete") == "list"
    assert state(opened, "aria-controls") == opened.one(LIST).get_attribute("id")
    assert opened.one(LIST).get_attribute("role") == "listbox" and opened.one(LIST).get_attribute("aria-label")
    assert state(opened, "aria-expanded") == "true"
    assert len({option.get_attribute("id") for option in options(opened)}) == len(options(opened))


def test_the_list_is_what_the_api_suggests(opened, newsroom):
    answer = newsroom.api("suggest", q="must", limit=7)["suggestions"]
    shown = [option.text.splitlines()[0] for option in options(opened)]
    assert [text for text in shown] == [suggestion["text"] for suggestion in answer]
    for option, suggestion in zip(options(opened), answer):
        bold = "".join(part.get_attribute("textContent") for part in option.find_elements("css selector", "b"))
        start, end = suggestion["matched"]["utf8"]
        assert bold == suggestion["text"].encode()[start:end].decode()


def test_arrows_move_through_the_list_and_back_to_the_box(opened):
    count = len(options(opened))
    for index in range(count):
        opened.press("ARROW_DOWN")
        assert state(opened, "aria-activedescendant") == f"suggestion-{index}" and chosen(opened) == [f"suggestion-{index}"]
        assert opened.has_focus("#q")
    opened.press("ARROW_DOWN")
    assert state(opened, "aria-activedescendant") is None and state(opened, "value") == "must"
    opened.press("ARROW_UP")
    assert state(opened, "aria-activedescendant") == f"suggestion-{count - 1}"


def test_escape_closes_the_list_and_gives_back_what_was_typed(opened):
    opened.press("ARROW_DOWN", "ESCAPE")
    assert state(opened, "aria-expanded") == "false" and not opened.one(LIST).is_displayed()
    assert state(opened, "value") == "must" and state(opened, "aria-activedescendant") is None
    opened.press("ARROW_DOWN")
    opened.until(lambda: state(opened, "aria-expanded") == "true" or opened.has_focus(".open"), "arrow opens or moves on")


def test_enter_searches_for_a_suggestion(opened):
    words = [index for index, option in enumerate(options(opened)) if "article" not in option.text]
    for _ in range(words[0] + 1):
        opened.press("ARROW_DOWN")
    text = state(opened, "value")
    opened.press("ENTER")
    opened.until(lambda: text in opened.one("#results h1").text, "its results")
    assert state(opened, "aria-expanded") == "false"


def test_the_mouse_takes_a_suggestion(opened):
    option = options(opened)[0]
    text = option.text.splitlines()[0]
    ActionChains(opened.driver).move_to_element(option).click().perform()
    opened.until(lambda: state(opened, "value") == text or opened.url.split("?")[0].count("/articles/"), "taken")
    assert not opened.one(LIST).is_displayed()


def test_the_list_closes_when_the_box_loses_the_focus(opened):
    opened.press("TAB")
    assert state(opened, "aria-expanded") == "false" and not opened.one(LIST).is_displayed()


def test_enter_without_a_choice_searches_for_what_is_typed(opened):
    opened.press("ENTER")
    opened.until(lambda: opened.all("#results h1") and opened.url.endswith("q=must"), "the search")
    opened.settled()
    assert state(opened, "aria-expanded") == "false", "the list does not come back after Enter"


def test_a_title_that_is_suggested_opens_its_article(browser, newsroom):
    browser.open(newsroom.address + "/help")
    browser.one("#q").click()
    browser.type("kommunen bygger")
    titles = browser.until(lambda: [
        index for index, option in enumerate(options(browser)) if option.text.startswith("Kommunen bygger")], "a title")
    for _ in range(titles[0] + 1):
        browser.press("ARROW_DOWN")
    browser.press("ENTER")
    browser.until(lambda: "/articles/news" in browser.url, "the article")
    assert browser.one("h1").text.startswith("Kommunen bygger")
