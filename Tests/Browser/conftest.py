"""What all tests of the page share: three indexes, their servers, one browser."""

import pathlib

import pytest

import corpus
from browser import Browser
from servers import ROOT, Server, build_index


def pytest_addoption(parser):
    parser.addoption("--kheo", required=True, help="the program that indexes")
    parser.addoption("--kheo-server", required=True, help="the program that serves")
    parser.addoption("--picture", help="where to put the picture for the manual")


def serve(request, folder, name, source):
    index = build_index(request.config.getoption("--kheo"), str(folder / name), source)
    return Server(request.config.getoption("--kheo-server"), index, folder / (name + ".log"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="session")
def seeds(request, folder):
    """The five articles that come with Kheo."""
    server = serve(request, folder, "seeds", "seeds")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def newsroom(request, folder):
    """Four dozen articles, with dates and sources."""
    server = serve(request, folder, "newsroom", corpus.write(folder / "newsroom.jsonl", corpus.newsroom()))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def hostile(request, folder):
    """Articles that mean harm."""
    server = serve(request, folder, "hostile", corpus.write(folder / "hostile.jsonl", corpus.hostile()))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def window():
    browser = Browser()
    yield browser
    browser.driver.quit()


@pytest.fixture
def browser(window):
    """The window as new; after the test its console must have been quiet."""
    window.reset()
    yield window
    complaints = window.complaints()
    assert not complaints, complaints


@pytest.fixture(scope="session")
def screenshots():
    folder = pathlib.Path(ROOT, ".build/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
