"""The buttons back and forward."""

import time
from urllib.parse import parse_qs, urlsplit

from slow import SlowProxy


def heading(browser):
    return browser.one("#results h1").text


def query(browser):
    return parse_qs(urlsplit(browser.url).query).get("q", [""])[0]


def test_back_and_forward_bring_back_query_and_results(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("schule")
    browser.press("ENTER")
    browser.until(lambda: "schule" in heading(browser) and query(browser) == "schule", "first")
    browser.settled()
    browser.retype("pont")
    browser.press("ENTER")
    browser.until(lambda: "pont" in heading(browser) and query(browser) == "pont", "second")
    browser.settled()
    browser.one(".tabs a[data-focus=kind-article]").click()
    browser.until(lambda: browser.all(".list[data-kind=articles]"), "one kind")
    browser.driver.back()
    browser.until(lambda: browser.all(".columns") and "pont" in heading(browser), "all kinds again")
    browser.driver.back()
    browser.until(lambda: "schule" in heading(browser) and browser.one("#q").get_attribute("value") == "schule", "first again")
    browser.driver.forward()
    browser.until(lambda: "pont" in heading(browser) and browser.one("#q").get_attribute("value") == "pont", "second again")
    browser.driver.back()
    browser.driver.back()
    browser.until(lambda: browser.one("#intro").is_displayed() and browser.one("#q").get_attribute("value") == "", "home")
    assert browser.run("return document.getElementById('results').childElementCount") == 0


def test_an_answer_for_an_entry_that_was_left_does_not_arrive_on_the_home_page(browser, newsroom):
    proxy = SlowProxy(newsroom.port, lambda path, items: 0.8 if proxy.is_slow and path == "/search" else 0)
    proxy.is_slow = False
    try:
        browser.open(proxy.address + "/")
        for query_ in ["schule", "pont"]:
            browser.retype(query_)
            browser.press("ENTER")
            browser.until(lambda: query_ in heading(browser) and query(browser) == query_, query_)
            browser.settled()
        proxy.is_slow = True
        browser.run("history.back(); setTimeout(() => history.back(), 200)")
        browser.until(lambda: browser.one("#intro").is_displayed(), "home")
        time.sleep(1.2)
        assert browser.one("#intro").is_displayed() and not browser.all("#results > *")
    finally:
        proxy.stop()


def test_typing_leaves_one_entry_in_the_history(browser, newsroom):
    browser.open(newsroom.address + "/")
    before = browser.run("return history.length")
    browser.type("schule", pause=0.25)
    browser.until(lambda: query(browser) == "schule", "results while typing")
    browser.settled()
    assert browser.run("return history.length") == before + 1


def test_back_from_an_article_brings_back_the_place_on_the_page(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("école")
    browser.press("ENTER")
    browser.until(lambda: "école" in heading(browser), "results")
    browser.settled()
    browser.run("scrollTo({ top: 700, behavior: 'instant' })")
    browser.until(lambda: browser.run("return scrollY") == 700, "scrolled")
    hits = browser.run("return [...document.querySelectorAll('.hits .open')].findIndex((hit) => hit.getBoundingClientRect().top > 100)")
    browser.all(".hits .open")[hits].click()
    browser.until(lambda: "/articles/" in browser.url or "/units/" in browser.url, "the article")
    browser.driver.back()
    browser.until(lambda: browser.all("#results .hits"), "results again")
    browser.until(lambda: abs(browser.run("return scrollY") - 700) < 50, "the same place")


def test_back_between_two_searches_brings_back_the_place_on_the_page(browser, newsroom):
    browser.open(newsroom.address + "/search?q=école&kind=article")
    browser.run("scrollTo({ top: 600, behavior: 'instant' })")
    browser.until(lambda: browser.run("return scrollY") == 600, "scrolled")
    browser.run("document.querySelector('.tabs a[data-focus=kind-unit]').click()")
    browser.until(lambda: "kind=unit" in browser.url, "another search")
    browser.settled()
    browser.driver.back()
    browser.until(lambda: "kind=article" in browser.url and browser.all(".list[data-kind=articles]"), "the first search")
    browser.until(lambda: abs(browser.run("return scrollY") - 600) < 50, "the same place")


def test_reload_keeps_what_typing_brought(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("pont")
    browser.until(lambda: query(browser) == "pont" and browser.all("#results .hits"), "results")
    browser.driver.refresh()
    assert "pont" in heading(browser) and browser.one("#q").get_attribute("value") == "pont"
