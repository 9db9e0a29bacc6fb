"""Pictures of every page, for people to look at: large and small, light and dark, on paper."""

import base64

import pytest

from browser import DESKTOP, PHONE
from pages import PAGES, SORTS, named


SEEN = "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"


def save(browser, path, is_paper=False):
    """The whole page, however long it is, up to four windows; of an article at a mention, what a reader sees first."""
    is_at_mention = browser.url.endswith("#mention") and not is_paper
    if is_at_mention:
        browser.until(lambda: browser.run(SEEN, browser.one("#mention")), "the mention is seen")
    height = 0 if is_at_mention else browser.run("return document.documentElement.scrollHeight")
    top = browser.run("return scrollY") if is_at_mention else 0
    clip = {"x": 0, "y": top, "width": browser.size[0], "height": min(max(height, browser.size[1]), 4 * browser.size[1]),
            "scale": 1}
    data = browser.cdp("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
    picture = base64.b64decode(data)
    assert len(picture) > 4_000, "there is something on it"
    path.write_bytes(picture)


@pytest.mark.parametrize("page", **named(PAGES))
def test_picture(browser, request, screenshots, page):
    for size, name in [(DESKTOP, "desktop"), (PHONE, "phone")]:
        browser.resize(size)
        # A page glides to a mention; the picture is of where it comes to rest.
        browser.prefer(motion="reduce")
        browser.open(page.address(request))
        assert browser.one("html").get_attribute("lang") == page.language
        # Of a page in another language the words are looked at, and they are the same by night.
        for theme in ["light", "dark"] if page in SORTS else ["light"]:
            browser.prefer(theme, motion="reduce")
            save(browser, screenshots / f"{page.name}.{name}.{theme}.png")
    if page not in SORTS:
        return
    browser.resize(DESKTOP)
    browser.prefer(media="print")
    save(browser, screenshots / f"{page.name}.print.png", is_paper=True)


def test_picture_of_suggestions(browser, newsroom, screenshots):
    for size, name in [(DESKTOP, "desktop"), (PHONE, "phone")]:
        browser.resize(size)
        browser.open(newsroom.address + "/")
        browser.run("document.getElementById('q').focus()")
        browser.type("must")
        browser.until(lambda: browser.all("#suggestions [role=option]"), "suggestions")
        browser.settled()
        browser.press("ARROW_DOWN")
        for theme in ["light", "dark"]:
            browser.prefer(theme)
            save(browser, screenshots / f"suggestions.{name}.{theme}.png")


def test_picture_of_an_open_menu(browser, seeds, screenshots):
    for size, name in [(DESKTOP, "desktop"), (PHONE, "phone")]:
        browser.resize(size)
        browser.open(seeds.address + "/search?q=Pac+Nam")
        browser.all(".menu summary")[1].click()
        save(browser, screenshots / f"menu.{name}.png")


def test_paper(browser, seeds, screenshots):
    """A page of results as a PDF: a few sheets, without the controls."""
    browser.open(seeds.address + "/search?q=Pac+Nam")
    data = base64.b64decode(browser.cdp("Page.printToPDF", printBackground=False)["data"])
    (screenshots / "results.pdf").write_bytes(data)
    assert data.startswith(b"%PDF") and data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 6
    browser.prefer(media="print")
    for hidden in [".search", ".bar", "footer.site", "header.site nav"]:
        assert not browser.one(hidden).is_displayed(), hidden
    assert browser.one(".hits .snippet").is_displayed() and browser.one("mark").is_displayed()
