"""What a screen reader is told: Chromium's tree of accessibility."""

import pytest

from pages import PAGES, named

CONTROLS = {"link", "button", "searchbox", "textbox", "combobox", "DisclosureTriangle", "option", "listbox", "checkbox"}
LANDMARKS = {"banner", "main", "contentinfo", "search", "navigation", "form"}


def tree(browser):
    """Nodes in the order of reading: role, name, properties."""
    browser.cdp("Accessibility.enable")
    nodes = {node["nodeId"]: node for node in browser.cdp("Accessibility.getFullAXTree")["nodes"]}
    found = []

    def visit(node):
        if not node.get("ignored"):
            properties = {item["name"]: item["value"].get("value") for item in node.get("properties", [])}
            found.append((node["role"]["value"], node.get("name", {}).get("value", ""), properties))
        for child in node.get("childIds", []):
            if child in nodes:
                visit(nodes[child])

    visit(next(node for node in nodes.values() if "parentId" not in node))
    browser.cdp("Accessibility.disable")
    return found


@pytest.mark.parametrize("page", **named(PAGES))
def test_names_headings_and_landmarks(browser, request, page):
    browser.open(page.address(request))
    nodes = tree(browser)
    nameless = [node for node in nodes if node[0] in CONTROLS and not node[1].strip()]
    assert not nameless, nameless
    # Headings: one of the first level, and none skips a level.
    levels = [properties.get("level") for role, _, properties in nodes if role == "heading"]
    assert levels.count(1) == 1 and levels[0] == 1, levels
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels
    assert all(name.strip() for role, name, _ in nodes if role == "heading")
    # Landmarks: one of each kind that there is one of, and names where there are several.
    roles = [role for role, _, _ in nodes if role in LANDMARKS]
    for landmark in ["banner", "main", "contentinfo", "search"]:
        assert roles.count(landmark) == 1, (landmark, roles)
    navigations = [name for role, name, _ in nodes if role == "navigation"]
    assert all(navigations) and len(navigations) == len(set(navigations)), navigations
    assert browser.driver.title.endswith("Kheo")


def test_the_box_says_what_it_is_and_what_it_does(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("must")
    browser.until(lambda: browser.all("#suggestions [role=option]"), "suggestions")
    browser.settled()
    browser.press("ARROW_DOWN")
    nodes = tree(browser)
    box = next(node for node in nodes if node[0] == "combobox")
    assert box[1] == "Search the news" and box[2].get("expanded") is True and box[2].get("hasPopup") == "listbox"
    chosen = [node for node in nodes if node[0] == "option" and node[2].get("selected")]
    assert len(chosen) == 1 and "Musterstadt" in chosen[0][1]


def test_the_live_region_speaks_the_counts(browser, newsroom):
    browser.open(newsroom.address + "/")
    region = next(node for node in tree(browser) if node[0] == "status")
    assert region[2].get("live") == "polite"
    browser.type("pont")
    browser.until(lambda: "12 articles" in browser.one("#status").get_attribute("textContent"), "the counts")
    browser.retype("zwiebelturmuhr")
    browser.until(lambda: "Nothing found" in browser.one("#status").get_attribute("textContent"), "that there is nothing")
    browser.retype("Schulle")
    browser.until(lambda: "12 articles" in browser.one("#status").get_attribute("textContent"), "the counts again")


def test_filters_say_what_they_are_and_what_is_chosen(browser, newsroom):
    browser.open(newsroom.address + "/search?q=Schule&kind=article&lang=de")
    nodes = tree(browser)
    assert ("link", "Remove the filter Language: German") in [node[:2] for node in nodes]
    assert any(role == "group" and name == "Filters" for role, name, _ in nodes)
    current = browser.texts(".tabs [aria-current=page]")
    assert len(current) == 1 and current[0].startswith("Articles")
