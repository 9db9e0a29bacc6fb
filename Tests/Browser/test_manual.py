"""The picture of the page that the README shows; made when --picture says where to put it."""

import base64
import io

import pytest
from PIL import Image


def test_picture_for_the_manual(request, browser, seeds):
    path = request.config.getoption("--picture")
    if not path:
        pytest.skip("made on demand: make picture")
    browser.resize((1280, 860))
    browser.open(seeds.address + "/")
    browser.type("Pac Nam")
    browser.until(lambda: browser.all("#results .hits"), "results")
    browser.press("ENTER")
    browser.settled()
    clip = {"x": 0, "y": 0, "width": 1280, "height": 860, "scale": 1.5}
    data = base64.b64decode(browser.cdp("Page.captureScreenshot", format="png", clip=clip)["data"])
    picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    with open(path, "rb") as file:
        assert len(file.read()) <= 300_000
