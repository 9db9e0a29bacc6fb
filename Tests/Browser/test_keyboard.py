"""Everything by keys, and the focus always seen."""

VISIBLE = """
  const style = getComputedStyle(document.activeElement), box = getComputedStyle(document.activeElement.closest('.box') || document.activeElement);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || box.boxShadow !== 'none';"""


def test_from_the_box_to_a_hit_and_back_by_keys_alone(browser, seeds):
    browser.open(seeds.address + "/")
    browser.type("Pac Nam")
    browser.until(lambda: browser.all("#results .hits"), "results")
    browser.settled()
    browser.press("ENTER")
    browser.until(lambda: browser.has_focus("#results h1"), "Enter leads to the head of the results")
    browser.press("/")
    assert browser.has_focus("#q") and browser.run("return getSelection().toString() || document.activeElement.value") == "Pac Nam"
    browser.press("ARROW_DOWN")
    browser.until(lambda: browser.has_focus(".hits .open"), "the arrow leads to the first hit")
    assert browser.run(VISIBLE)
    browser.press("ARROW_DOWN")
    second = browser.focused.get_attribute("href")
    assert browser.all(".hits .open")[1].get_attribute("href") == second
    browser.press("ENTER")
    browser.until(lambda: browser.url == second, "the hit opens")
    browser.driver.back()
    browser.until(lambda: browser.all("#results .hits"), "back on the results")
    assert browser.one("#q").get_attribute("value") == "Pac Nam"
    browser.press("/", "ARROW_DOWN", "j", "k")
    assert browser.has_focus(".hits .open")
    browser.press("ARROW_UP")
    assert browser.has_focus("#q"), "up from the first hit is the box"


def test_tab_goes_through_the_page_in_the_order_of_reading_with_a_visible_focus(browser, seeds):
    browser.open(seeds.address + "/search?q=Pac+Nam")
    browser.run("document.activeElement.blur()")
    count = browser.run("""
      return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary, [tabindex="0"]')]
        .filter((element) => element.checkVisibility()).length""")
    order = []
    for _ in range(count):
        browser.press("TAB")
        order.append(browser.run("""
          const all = [...document.querySelectorAll('*')], box = document.activeElement.getBoundingClientRect();
          return [all.indexOf(document.activeElement), box.width * box.height > 0 && box.left >= 0]"""))
        assert browser.run(VISIBLE), browser.focused.get_attribute("outerHTML")[:200]
    assert [index for index, _ in order] == sorted({index for index, _ in order}), "in order, none twice"
    assert all(is_seen for _, is_seen in order), "also the link that skips to the content is seen when in focus"


def test_the_first_tab_skips_to_the_content(browser, seeds):
    browser.open(seeds.address + "/help")
    browser.press("TAB")
    assert browser.has_focus(".skip")
    browser.press("ENTER")
    browser.until(lambda: browser.has_focus("main"), "the content has the focus")


def test_a_menu_of_filters_opens_and_closes_by_keys(browser, newsroom):
    browser.open(newsroom.address + "/search?q=schule")
    browser.run("document.querySelector('.menu summary').focus()")
    browser.press("ENTER")
    assert browser.one(".menu .panel").is_displayed()
    browser.press("TAB")
    assert browser.has_focus(".menu .panel a")
    browser.press("ESCAPE")
    assert browser.has_focus(".menu summary") and not browser.one(".menu .panel").is_displayed()


def test_letters_with_a_control_key_and_letters_in_the_box_are_left_alone(browser, newsroom):
    browser.open(newsroom.address + "/")
    browser.type("a/b")
    assert browser.one("#q").get_attribute("value") == "a/b"
    assert browser.run("""
      document.activeElement.blur();
      return document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', ctrlKey: true, bubbles: true, cancelable: true }))""")
    assert not browser.has_focus("#q")
