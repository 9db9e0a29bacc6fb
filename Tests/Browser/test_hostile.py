"""Articles, queries and addresses that mean harm: nothing of theirs becomes markup, nothing runs."""

from urllib.parse import quote, quote_plus, urlsplit

import pytest
from selenium.common.exceptions import NoAlertPresentException

import corpus

# Elements that pages have; no other stands on them, and none has a handler, a style or an address that runs.
HARM = """
  const known = new Set(('html head meta title link script body a header svg circle path span form label div input button nav p main footer ul ol li ' +
    'h1 h2 h3 section article details summary mark time em b code abbr blockquote dl dt dd table thead tbody tr th td').split(' '));
  const found = [];
  if (window.__harmed) found.push('something ran');
  for (const element of document.querySelectorAll('*')) {
    if (!known.has(element.localName)) found.push(element.outerHTML.slice(0, 150));
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'autofocus' || name === 'srcdoc') found.push(name + '=' + value);
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)) {
        const url = new URL(value, location.href);
        const isOwn = url.origin === location.origin;
        const isOriginal = element.localName === 'a' && /^https?:$/.test(url.protocol) && element.rel.includes('noopener');
        if (!isOwn && !isOriginal) found.push(name + '=' + value);
      }
    }
  }
  if (document.scripts.length > 1 || document.querySelectorAll('link[rel=stylesheet]').length !== 1) found.push('scripts or styles');
  return found;"""


def check(browser):
    with pytest.raises(NoAlertPresentException):
        browser.driver.switch_to.alert.dismiss()
    assert not browser.run(HARM), browser.url


@pytest.fixture(scope="module")
def served(hostile):
    """All articles and cards that the hostile index gives, by their API."""
    articles, cards, cursor = [], [], None
    while True:
        answer = hostile.api("search", q="Gefahr OR Erika OR Schule", kind="article", limit=100, **({"cursor": cursor} if cursor else {}))
        articles += answer["articles"]["hits"]
        cursor = answer["articles"]["next"]
        if not cursor:
            break
    for kind in ["unit", "person"]:
        cards += [(kind, hit) for hit in hostile.api("search", q="Leipzig OR Erika OR Muster", kind=kind, limit=100)[
            {"unit": "units", "person": "people"}[kind]]["hits"]]
    assert len(articles) > 15 and cards
    return articles, cards


def segment(identifier):
    """An id as a path; one that a browser would take apart is one segment."""
    parts = identifier.split("/")
    return quote(identifier, safe="" if any(part in ("", ".", "..") for part in parts) else "/")


@pytest.mark.parametrize("path", [
    "/search?q=Gefahr", "/search?q=Gefahr&kind=article&limit=100", "/search?q=Leipzig", "/search?q=Erika&kind=person",
    "/search?q=Leipzig&kind=unit&limit=100", "/search?q=Gefahr&ui=vi&limit=100",
])
def test_results(browser, hostile, path):
    browser.open(hostile.address + path)
    assert browser.all(".hits .open") and not browser.all(".problem")
    check(browser)


def test_every_article_and_card_opens_from_its_link(browser, hostile, served):
    articles, cards = served
    browser.open(hostile.address + "/search?q=Gefahr+OR+Erika+OR+Schule&kind=article&limit=100")
    links = browser.run("return [...document.querySelectorAll('.hits .open')].map((link) => link.href)")
    assert len(links) == len(articles)
    for link in links:
        browser.open(link)
        assert not browser.all(".problem"), link
        check(browser)
    for kind, hit in cards[:12]:
        browser.open(f"{hostile.address}/{'units' if kind == 'unit' else 'people'}/{segment(hit['id'])}")
        assert browser.one("h1").text.strip() and not browser.all(".problem")
        check(browser)


def test_results_that_come_while_typing(browser, hostile):
    browser.open(hostile.address + "/")
    browser.type("Gefahr im")
    browser.until(lambda: browser.all("#suggestions [role=option]") and browser.all("#results .hits"), "results")
    browser.settled()
    check(browser)
    browser.press("ARROW_DOWN", "ENTER")
    browser.settled()
    check(browser)


@pytest.mark.parametrize("payload", corpus.PAYLOADS)
def test_queries_parameters_and_paths(browser, hostile, payload):
    address, harm = hostile.address, quote_plus(payload)
    for path in [
        f"/search?q={harm}", f"/search?q=Gefahr&source={harm}&place={harm}&role={harm}&unitKind={harm}",
        f"/search?q=Gefahr&kind={harm}", f"/search?q=Gefahr&ui={harm}&cursor={harm}&from={harm}", f"/?ui={harm}&{harm}={harm}",
        f"/articles/{quote(payload, safe='')}", f"/units/{quote(payload, safe='')}?mention={harm}", f"/{quote(payload, safe='')}",
    ]:
        browser.open(address + path)
        assert browser.all("main"), path
        check(browser)


@pytest.mark.parametrize("payload", corpus.PAYLOADS)
def test_typed(browser, hostile, payload):
    browser.open(hostile.address + "/")
    browser.run("""
      const box = document.getElementById('q');
      box.value = arguments[0];
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));""", payload)
    browser.until(lambda: browser.all("#results .region"), "an answer")
    assert urlsplit(browser.url).path == "/search"
    check(browser)


@pytest.mark.parametrize("path", ["/search?q=Gefahr", "/help", "/", "/articles/nowhere", "/search?q=a&limit=x"])
def test_a_script_that_got_in_would_not_run(browser, hostile, path):
    """The policy of the page holds even if its escaping failed."""
    browser.open(hostile.address + path)
    browser.run("""
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.__harmed=1"><a id="bad" href="javascript:window.__harmed=1">x</a>');
      const script = document.createElement('script');
      script.textContent = 'window.__harmed=1';
      document.body.append(script);
      document.getElementById('bad').click();""")
    browser.until(lambda: any("Content Security Policy" in entry["message"] for entry in browser.console()), "a complaint")
    assert not browser.run("return window.__harmed")
    browser.console()
