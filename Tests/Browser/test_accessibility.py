"""The rules of axe-core (WCAG 2.2 A and AA, and its best practices) on every page."""

import importlib.util
import json
import pathlib

import pytest

from browser import DESKTOP, PHONE
from pages import SORTS, named

AXE = (pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(browser):
    """What is against the rules, one line each."""
    if not browser.run("return typeof axe === 'object'"):
        browser.run(AXE)
    results = browser.driver.execute_async_script("""
      const done = arguments[arguments.length - 1];
      axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: arguments[0] } })
        .then((results) => done(results.violations), (error) => done([{ id: String(error), nodes: [] }]));""", TAGS)
    return [f"{result['id']} ({result.get('impact')}): {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
            for result in results for node in result["nodes"] or [{"html": json.dumps(result)}]]


def check(browser):
    found = []
    for size in [DESKTOP, PHONE]:
        browser.resize(size)
        for theme in ["light", "dark"]:
            browser.prefer(theme)
            found += [f"{size[0]} {theme} {violation}" for violation in violations(browser)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", **named(SORTS))
def test_no_rule_is_broken(browser, request, page):
    browser.open(page.address(request))
    check(browser)


def test_no_rule_is_broken_by_suggestions(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("must")
    browser.until(lambda: browser.all("#suggestions [role=option]"), "suggestions")
    browser.settled()
    browser.press("ARROW_DOWN")
    check(browser)


def test_no_rule_is_broken_by_open_menus_and_reasons(browser, seeds):
    browser.open(seeds.address + "/search?q=Pac+Nam&place=Pac+Nam")
    browser.run("document.querySelectorAll('details').forEach((details) => { details.removeAttribute('name'); details.open = true })")
    check(browser)


def test_the_rules_would_find_something(browser, newsroom):
    browser.open(newsroom.address + "/help")
    browser.run("const button = document.createElement('button'); document.querySelector('main').append(button)")
    assert any("button-name" in violation for violation in violations(browser))
