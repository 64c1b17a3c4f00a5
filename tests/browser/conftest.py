"""A real browser with the network cut, and the page of the samples in it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from kg.graph import Graph, load
from tests.browser.pages import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--window-size=1280,720",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name has an address: the network is cut
    "--allow-file-access-from-files",  # so that only the page's own policy stands in the way of requests
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder; skip it where there is no browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not (CHROMIUM and DRIVER):
                item.add_marker(pytest.mark.skip(reason="needs Chromium and chromedriver"))


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    size = {"width": 1280, "height": 720, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.set_script_timeout(20)
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def graph(built: Path) -> Graph:
    return load(built / "graph.jsonl")


@pytest.fixture(scope="session")
def documents(built: Path) -> dict[str, str]:
    lines = (built / "texts.jsonl").read_text(encoding="utf-8").split("\n")
    return {row["id"]: row["text"] for row in map(json.loads, filter(None, lines))}


@pytest.fixture
def page(driver: webdriver.Chrome, built: Path) -> Page:
    return Page(driver, built / "graph.html")
