"""The explorer in a browser, as tests talk to it."""

import time
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement


class Page:
    """The explorer in a browser: open, look, click, type, wait."""

    def __init__(self, driver: webdriver.Chrome, path: Path) -> None:
        self.driver, self.path = driver, path

    def open(self, hash: str = "") -> "Page":
        self.driver.get("about:blank")
        self.driver.get(self.path.resolve().as_uri() + (f"#{hash}" if hash else ""))
        return self.wait(lambda: self.script("return document.documentElement.dataset.ready"))

    def go(self, **state: str) -> "Page":
        """Go to a state without loading the page again, as a click does; names may hold any character."""
        self.script(
            "history.pushState(null, '', '#' + new URLSearchParams(arguments[0]));"
            "dispatchEvent(new PopStateEvent('popstate'));",
            state,
        )
        return self

    def wait(self, condition: Any, seconds: float = 8) -> "Page":
        """Wait until a condition holds; fail with what the page shows."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"{self.hash()}\n{self.text('#panel')[:500]}"
            time.sleep(0.02)
        return self

    def script(self, body: str, *values: Any) -> Any:
        return self.driver.execute_script(body, *values)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """Return the exact text of every element, as the document holds it and not as it is laid out."""
        found: list[str] = self.script(
            "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector
        )
        return found

    def text(self, selector: str) -> str:
        return " ".join(self.texts(selector))

    def hash(self) -> str:
        return str(self.script("return decodeURIComponent(location.hash)"))

    def search(self, query: str) -> list[str]:
        """Type a query and return the names of the hits."""
        box = self.one("#query")
        box.clear()
        box.send_keys(query)
        self.wait(lambda: self.script("return document.getElementById('query').value") == query)
        return self.texts("#found .hit .name")

    def quotes(self, count: int = 1) -> list[str]:
        """Return the quoted sentences of the panel, once there are so many."""
        self.wait(lambda: len([text for text in self.texts("#panel blockquote") if text]) >= count)
        return self.texts("#panel blockquote")
