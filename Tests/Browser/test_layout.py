"""Narrow windows, large text, fingers, and readers whom motion makes ill."""

import pytest

from browser import DESKTOP, NARROW, PHONE
from pages import PAGES, SORTS, named

# What sticks out to the right of the window, but for what is scrolled inside a box of its own.
OVERFLOW = """
  const width = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > width) found.push('the page is ' + document.documentElement.scrollWidth + ' wide');
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width && box.right > width + 1 && element.checkVisibility() && !element.closest('.tabs, .unseen, .skip, [role=option] *'))
      found.push(element.outerHTML.slice(0, 120));
  }
  return found;"""

# WCAG 2.5.8: a target of 24 by 24 px, or a circle of that size around it that meets no other target; links in a sentence
# are excepted.
SMALL = """
  const inText = (element) => element.closest('p:not(.meta, .more, .examples), .snippet, .names, .problem, .empty');
  const targets = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden])')]
    .filter((element) => element.checkVisibility() && !element.closest('.skip'))
    .map((element) => [element, element.getBoundingClientRect()]).filter(([_, box]) => box.width);
  const center = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const distance = ([x, y], box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const isSmall = (box) => box.width < 24 || box.height < 24;
  return targets.filter(([element, box]) => isSmall(box) && !inText(element) && targets.some(([other, around]) => {
    if (other === element) return false;
    const [x, y] = center(box), [u, v] = center(around);
    return distance([x, y], around) < 12 || (isSmall(around) && Math.hypot(x - u, y - v) < 24);
  })).map(([element, box]) => [Math.round(box.width), Math.round(box.height), element.outerHTML.slice(0, 140)]);"""


@pytest.mark.parametrize("page", **named(PAGES))
def test_nothing_is_wider_than_a_narrow_window(browser, request, page):
    browser.open(page.address(request))
    for size in [NARROW, PHONE]:
        browser.resize(size)
        assert not browser.run(OVERFLOW), size


@pytest.mark.parametrize("page", **named(SORTS))
def test_text_of_twice_the_size_stays_on_the_page(browser, request, page):
    browser.open(page.address(request))
    # As a reader's default size of text; the page measures in rem.
    browser.run("document.documentElement.style.fontSize = '200%'")
    for size in [DESKTOP, PHONE]:
        browser.resize(size)
        found = [text for text in browser.run(OVERFLOW)]
        assert not found, (size, found)
    clipped = browser.run("""
      return [...document.querySelectorAll('main a, main p, main h1, main h2, main h3, button')].filter((element) =>
        element.checkVisibility() && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow === 'hidden' &&
        !element.closest('.unseen')).map((element) => element.outerHTML.slice(0, 120))""")
    assert not clipped


@pytest.mark.parametrize("page", **named(SORTS))
def test_fingers_meet_what_they_aim_at(browser, request, page):
    browser.resize(PHONE)
    browser.open(page.address(request))
    assert not browser.run(SMALL)


def test_the_chosen_tab_is_seen_on_a_phone(browser, seeds):
    browser.resize(PHONE)
    browser.open(seeds.address + "/search?q=Pac+Nam&kind=person&ui=no")
    box = browser.run("return document.querySelector('.tabs [aria-current]').getBoundingClientRect().toJSON()")
    assert 0 <= box["left"] and box["right"] <= PHONE[0]


def test_long_words_and_long_queries_stay_in_the_window(browser, newsroom):
    browser.resize(NARROW)
    browser.open(newsroom.address + "/search?q=" + "x" * 240 + "&strict=true")
    assert not browser.run(OVERFLOW)


def test_suggestions_and_menus_stay_in_the_window(browser, newsroom):
    browser.resize(NARROW)
    browser.open(newsroom.address + "/search?q=Schule")
    browser.one(".menu summary").click()
    assert not browser.run(OVERFLOW)
    browser.retype("must")
    browser.until(lambda: browser.all("#suggestions [role=option]"), "suggestions")
    browser.settled()
    assert not browser.run(OVERFLOW)


def test_nothing_moves_for_those_who_ask_for_it(browser, newsroom):
    browser.prefer(motion="reduce")
    browser.open(newsroom.address + "/search?q=Schule")
    moving = browser.run("""
      return [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        return style.transitionDuration.split(',').some((duration) => parseFloat(duration) > 0) && style.transitionProperty !== 'none'
          || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
      }).length""")
    assert moving == 0
