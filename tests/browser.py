"""A headless Chromium for tests: pages at a width, in dark, on paper, measured by script.

It is spoken to by its DevTools protocol over two pipes, JSON messages between null bytes, so that
nothing but the browser itself is needed.
"""

from __future__ import annotations

import base64
import json
import os
import re
import select
import shutil
import subprocess
import time
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    *("--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu"),
    *("--no-first-run", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-extensions"),
    *("--disable-background-networking", "--disable-sync", "--disable-component-update"),
)
# Seconds an answer may take on a busy machine.
PATIENCE = 120.0
SCREEN_HEIGHT = 1000
# Widths of a telephone, a small window and a large one.
WIDTHS = (360, 800, 1400)
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")

# Elements whose text leaves the page, their own box, or a box above them that cuts it off; and
# texts of drawings that leave the drawing.
FIND_OVERFLOW = """
(() => {
  const found = [], wide = document.documentElement.clientWidth;
  const tell = (element, why) => found.push(
    `${why}: ${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (element.closest("svg, style, title") || !element.offsetParent) continue;
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own) continue;
    const box = element.getBoundingClientRect();
    if (box.right > wide + 1 || box.left < -1) tell(element, "beyond the page");
    if (style.display !== "inline" && element.scrollWidth > element.clientWidth + 1)
      tell(element, "beyond its box");
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowX === "visible") continue;
      const edge = above.getBoundingClientRect();
      if (box.right > edge.right + 1) tell(element, "cut off");
    }
  }
  for (const svg of document.querySelectorAll("figure svg")) {
    const edge = svg.getBoundingClientRect(), figure = svg.closest("figure");
    const scrolls = getComputedStyle(svg.parentElement).overflowX !== "visible";
    if (!scrolls && edge.right > figure.getBoundingClientRect().right + 1)
      tell(figure, "a drawing beyond its figure");
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      if (box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - 2
          || box.bottom > edge.bottom + 2) tell(text, "cut from a figure");
    }
  }
  if (document.documentElement.scrollWidth > wide) found.push("the page scrolls sideways");
  return found;
})()
"""

# Contrast of text with what stands behind it, at its lowest (WCAG: 4.5 for text).
LOWEST_CONTRAST = """
(() => {
  const light = rgb => {
    const [r, g, b] = rgb.map(
      v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  let lowest = [99, ""];
  const texts = "h1, h2, p, dt, dd, li, th, td, caption, figcaption, a, label, footer";
  for (const element of document.body.querySelectorAll(texts)) {
    let behind = element, colour;
    do {
      colour = numbers(getComputedStyle(behind).backgroundColor);
      behind = behind.parentElement;
    } while (behind && colour.length > 3 && colour[3] === 0);
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(colour)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const told = element.tagName + " " + element.textContent.slice(0, 40);
    if (contrast < lowest[0]) lowest = [contrast, told];
  }
  return lowest;
})()
"""


def find_browser() -> str:
    """Return the program; an empty text where the machine has none."""
    return next(filter(None, map(shutil.which, NAMES)), "")


class Browser:
    """One tab of a headless browser."""

    def __init__(self, profile) -> None:
        ours, theirs = os.pipe(), os.pipe()
        read_end, write_end = ours[0], theirs[1]

        def place():
            # The browser reads from 3 and writes to 4.
            for end, number in ((read_end, 103), (write_end, 104)):
                os.dup2(end, number)
            os.dup2(103, 3)
            os.dup2(104, 4)

        command = [find_browser(), *OPTIONS, f"--user-data-dir={profile}", "about:blank"]
        self.process = subprocess.Popen(
            command,
            close_fds=False,
            preexec_fn=place,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_end)
        os.close(write_end)
        self.to_browser, self.from_browser = ours[1], theirs[0]
        self.number, self.rest, self.session, self.events = 0, b"", "", []
        targets = self.call("Target.getTargets")["targetInfos"]
        (target,) = (found["targetId"] for found in targets if found["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **parameters) -> dict:
        """Return the answer to a command of the protocol."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        return self._wait(lambda answer: answer.get("id") == self.number)["result"]

    def _wait(self, is_wanted) -> dict:
        """Return the first message that is wanted; events that come meanwhile are kept."""
        end = time.monotonic() + PATIENCE
        while True:
            while b"\0" in self.rest:
                text, self.rest = self.rest.split(b"\0", 1)
                message = json.loads(text)
                if "error" in message:
                    raise RuntimeError(str(message["error"]))
                if is_wanted(message):
                    return message
                self.events.append(message)
            if not select.select([self.from_browser], [], [], max(end - time.monotonic(), 0))[0]:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.from_browser, 1 << 20)
            if not part:
                raise RuntimeError("the browser has ended")
            self.rest += part

    def open(self, path) -> None:
        """Load a file."""
        self.events.clear()
        self.call("Page.navigate", url=Path(path).resolve().as_uri())
        if not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._wait(lambda message: message.get("method") == "Page.loadEventFired")

    def resize(self, width: int) -> None:
        """Show the page at a width in pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=SCREEN_HEIGHT,
            deviceScaleFactor=1,
            mobile=False,
        )

    def show(self, medium: str = "", dark: bool = False) -> None:
        """Show the page on a medium ("print"), in the light or in the dark mode."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=medium, features=[scheme])

    def ask(self, script: str):
        """Return the value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def picture(self, path, top: int = 0, height: int = 0) -> None:
        """Write a picture of the page, from `top` down; all of it without a height."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {
            "x": 0,
            "y": top,
            "width": size["width"],
            "height": height or size["height"] - top,
            "scale": 1,
        }
        answer = self.call(
            "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True
        )
        Path(path).write_bytes(base64.b64decode(answer["data"]))

    def print_pages(self) -> bytes:
        """Return the page as it is printed on A4."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(answer["data"])

    def close(self) -> None:
        """End the browser."""
        os.close(self.to_browser)
        os.close(self.from_browser)
        self.process.terminate()
        self.process.wait(20)


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF as Chromium writes it."""
    return len(_PAGE.findall(pdf))
