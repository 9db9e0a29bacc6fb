"""Everything works without JavaScript."""

import pytest


@pytest.fixture
def plain(browser):
    browser.scripts(False)
    # Links are pressed at once, not while the page is still gliding to them.
    browser.prefer(motion="reduce")
    yield browser
    browser.scripts(True)


def test_searching_and_opening_a_hit(plain, seeds):
    plain.open(seeds.address + "/")
    plain.one("#q").send_keys("Pac Nam")
    plain.follow(plain.one("#search button"))
    plain.until(lambda: "q=Pac+Nam" in plain.url, "the form is sent")
    assert [section.get_attribute("data-kind") for section in plain.all(".column")] == ["articles", "units", "people"]
    assert plain.one("#q").get_attribute("value") == "Pac Nam"
    name = plain.one(".column[data-kind=people] .open").text
    plain.follow(plain.one(".column[data-kind=people] .open"))
    assert plain.one("h1").text == name and "/people/" in plain.url
    plain.follow(plain.one(".hits .open"))
    assert plain.one("mark#mention").text in name


def test_tabs_and_filters_and_chips(plain, newsroom):
    plain.open(newsroom.address + "/search?q=Schule+OR+école+OR+skole+OR+trường")
    plain.follow(plain.one(".tabs a[data-focus=kind-article]"))
    total = newsroom.api("search", q="Schule OR école OR skole OR trường", kind="article")["articles"]["total"]
    assert plain.one(".tabs [aria-current] .number").text == str(total) == "48"
    plain.one(".menu summary").click()
    link = plain.one(".menu[open] .panel a")
    count = int(link.find_element("css selector", ".number").text)
    plain.follow(link)
    assert 0 < count < total and plain.one(".tabs [aria-current] .number").text == str(count)
    assert len(plain.all(".chips a")) == 1
    plain.follow(plain.one(".chips a"))
    assert not plain.all(".chips a") and plain.one(".tabs [aria-current] .number").text == str(total)


def test_pages_of_results_go_on_and_back_without_a_gap(plain, newsroom):
    plain.open(newsroom.address + "/search?q=Schule+OR+école+OR+skole+OR+trường&kind=article&limit=20&sort=oldest")
    seen, pages = [], 0
    while True:
        pages += 1
        seen += [hit.get_attribute("href") for hit in plain.all(".hits .open")]
        if not plain.all(".pages a[rel=next]"):
            break
        plain.follow(plain.one(".pages a[rel=next]"))
    assert pages == 3 and len(seen) == len(set(seen)) == 48
    plain.follow(plain.one(".pages a[rel=prev]"))
    plain.follow(plain.one(".pages a[rel=prev]"))
    assert not plain.all(".pages a[rel=prev]") and plain.one(".hits .open").get_attribute("href") == seen[0]


def test_order_and_language_of_the_page(plain, newsroom):
    plain.open(newsroom.address + "/search?q=Schule&kind=article")
    plain.all(".menu summary")[-1].click()
    plain.follow(plain.one(".menu[open] a[href*='sort=oldest']"))
    dates = [time.get_attribute("datetime") for time in plain.all(".hits time")]
    assert dates == sorted(dates) and len(dates) == 10
    plain.follow(plain.one("footer a[hreflang=vi]"))
    assert plain.one("html").get_attribute("lang") == "vi" and "sort=oldest" in plain.url
    plain.follow(plain.one("#search button"))
    assert plain.one("html").get_attribute("lang") == "vi", "the next search keeps the language that was chosen"
    assert "kind=article" in plain.url and "sort=oldest" in plain.url, "and what else was chosen"


def test_help_leads_to_its_examples(plain, newsroom):
    plain.open(newsroom.address + "/")
    plain.follow(plain.one("header nav a"))
    examples = [link.get_attribute("href") for link in plain.all(".help th a")]
    assert len(examples) >= 10
    for example in examples:
        plain.open(example)
        assert not plain.all(".problem"), example


def test_did_you_mean_is_a_link(plain, newsroom):
    plain.open(newsroom.address + "/search?q=Schulle")
    plain.follow(plain.one(".suggestion a"))
    assert plain.one("#q").get_attribute("value") == "schule" and plain.all(".hits .open")
    assert not plain.all(".suggestion")


def test_why_this_result_opens(plain, newsroom):
    plain.open(newsroom.address + "/search?q=Schule")
    plain.one(".why summary").click()
    assert plain.one(".why li").is_displayed()
