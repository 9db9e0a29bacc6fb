"""Chromium as the tests drive it."""

import os
import time

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

DESKTOP, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)
# A window without a screen has no mouse either, unless it is told so: one that hovers and points finely.
MOUSE = "blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"
ALL_LANGUAGES = ["vi", "de", "fr", "no", "en"]


class Browser:
    """One window without a screen."""

    def __init__(self, host_rules=""):
        options = webdriver.ChromeOptions()
        options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        for argument in ["headless=new", "no-sandbox", "disable-dev-shm-usage", "disable-gpu", "hide-scrollbars",
                         "no-first-run", MOUSE, "disable-background-networking", "disable-component-update", "window-size=1280,900"]:
            options.add_argument("--" + argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.ChromeService(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(20)
        self.size, self.theme = DESKTOP, "light"

    # What the reader has

    def cdp(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def reset(self):
        """A reader like any other: a large light window, English, scripts on."""
        self.driver.get("about:blank")
        self.cdp("Page.resetNavigationHistory")
        self.resize(DESKTOP)
        self.prefer()
        self.speak("en")
        self.scripts(True)
        self.console()

    def resize(self, size):
        self.size = size
        self.cdp("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1,
                 mobile=size[0] < 600)

    def prefer(self, theme="light", media="", motion="no-preference"):
        self.theme = theme
        features = {"prefers-color-scheme": theme, "prefers-reduced-motion": motion}
        self.cdp("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": name, "value": value} for name, value in features.items()])

    def speak(self, languages):
        """Sets Accept-Language."""
        self.cdp("Network.enable")
        self.cdp("Network.setExtraHTTPHeaders", headers={"Accept-Language": languages})

    def scripts(self, are_on):
        self.cdp("Emulation.setScriptExecutionDisabled", value=not are_on)

    # Pages

    def open(self, address):
        self.driver.get(address)
        return self

    @property
    def url(self):
        return self.driver.current_url

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        return [element.text for element in self.all(selector)]

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def until(self, condition, message="", seconds=15):
        """Waits until a condition holds, and gives what it gave."""
        end, trouble = time.monotonic() + seconds, ""
        while True:
            try:
                value = condition()
            except WebDriverException as error:  # an element that has just been replaced, or is not there yet
                value, trouble = None, type(error).__name__
            if value:
                return value
            assert time.monotonic() < end, f"waited in vain: {message} {trouble}"
            time.sleep(0.02)

    def follow(self, element):
        """Clicks what leads to another page, and waits until the one before is gone."""
        page = self.one("html")
        element.click()

        def is_gone():
            try:
                return not page.tag_name
            except StaleElementReferenceException:
                return True

        self.until(is_gone, "another page")

    def settled(self):
        """Waits until no search runs."""
        time.sleep(0.2)
        self.until(lambda: not self.all("[aria-busy=true]"), "the search ends")

    # Keys

    def type(self, text, pause=0):
        """Types letter by letter into what has the focus."""
        for letter in text:
            ActionChains(self.driver, duration=0).send_keys(letter).perform()
            if pause:
                time.sleep(pause)

    def retype(self, text):
        """Types into the search box instead of what stands there."""
        self.run("document.getElementById('q').focus(); document.getElementById('q').select()")
        self.type(text) if text else self.press("DELETE")

    def press(self, *keys):
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(getattr(Keys, key, key)).perform()

    @property
    def focused(self):
        return self.driver.switch_to.active_element

    def has_focus(self, selector):
        return self.run("return document.activeElement.matches(arguments[0])", selector)

    # What went wrong

    def console(self):
        """What the console says since the last time, without what the tests ask for themselves."""
        return [entry for entry in self.driver.get_log("browser")]

    def complaints(self):
        """Entries of the console, but for the statuses of pages that are asked for on purpose."""
        return [entry["message"] for entry in self.console()
                if not (entry["source"] == "network" and "status of 4" in entry["message"])]
