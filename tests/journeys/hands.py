"""How somebody presses and writes: by thumb or mouse, or with keys alone. Steps are counted."""

from typing import Any

from playwright.sync_api import Locator
from playwright.sync_api import Page as Tab

from tests.focus import look_at_rest, press_tab

MOST_TABS = 120


class Hand:
    """A thumb or a mouse. A step is one press, or one field that is filled in."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.steps = 0

    def press(self, target: Locator) -> None:
        """Follow a link or send a form, and wait for what comes."""
        self.steps += 1
        with self.tab.expect_navigation():
            self._press(target)

    def tick(self, target: Locator) -> None:
        """Choose one of several, or set a tick."""
        self.steps += 1
        self._tick(target)

    def untick(self, target: Locator) -> None:
        """Take a tick away."""
        self.steps += 1
        self._untick(target)

    def pick(self, target: Locator, value: str) -> None:
        """Choose from a list that folds open."""
        self.steps += 1
        self._pick(target, value)

    def write(self, target: Locator, text: str) -> None:
        self.steps += 1
        self._write(target, text)

    def _press(self, target: Locator) -> None:
        target.click()

    def _tick(self, target: Locator) -> None:
        target.check()

    def _untick(self, target: Locator) -> None:
        target.uncheck()

    def _pick(self, target: Locator, value: str) -> None:
        target.select_option(value)

    def _write(self, target: Locator, text: str) -> None:
        target.fill(text)


class Keys(Hand):
    """No mouse: Tab goes on, Enter follows, Space chooses. Each stop on the way must be seen."""

    def _press(self, target: Locator) -> None:
        self._go_to(target)
        self.tab.keyboard.press("Enter")

    def _tick(self, target: Locator) -> None:
        # Of radio buttons only one is reached by Tab; arrows go on from there.
        first = target.locator("xpath=ancestor::fieldset[1]").locator("input").first
        is_radio = target.get_attribute("type") == "radio"
        self._go_to(first if is_radio else target)
        self.tab.keyboard.press("Space")
        while not target.is_checked():
            self.tab.keyboard.press("ArrowDown")

    def _untick(self, target: Locator) -> None:
        self._go_to(target)
        self.tab.keyboard.press("Space")
        assert not target.is_checked()

    def _pick(self, target: Locator, value: str) -> None:
        # A letter goes on to the next line that begins with it.
        words = target.locator(f"option[value='{value}']").inner_text()
        self._go_to(target)
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            self.tab.keyboard.press(words[0])
        raise AssertionError(f"{words[0]!r} does not come at {words}")

    def _write(self, target: Locator, text: str) -> None:
        self._go_to(target)
        # A day is typed in the order of the browser's language; its year stands last in ours.
        year, *day = text.split("-") if _is_day(target) else ("", text)
        self.tab.keyboard.type("".join(day) + year)

    def _go_to(self, target: Locator) -> None:
        assert target.count(), target
        look_at_rest(self.tab)
        for _ in range(MOST_TABS):
            if target.evaluate("one => one === document.activeElement"):
                return
            stop = press_tab(self.tab)
            assert stop is None or not stop.wrong, stop
        raise AssertionError(f"Tab does not come at {target}")


def _is_day(target: Locator) -> bool:
    return target.get_attribute("type") == "date"


PHONE, DESKTOP = 360, 1280

# How somebody comes: with which hand, and in which window.
WAYS: dict[str, tuple[type[Hand], dict[str, Any]]] = {
    "phone": (Hand, {"viewport": {"width": PHONE, "height": 740}, "has_touch": True}),
    "keyboard": (Keys, {"viewport": {"width": DESKTOP, "height": 800}}),
    "without script": (
        Hand,
        {"viewport": {"width": PHONE, "height": 740}, "java_script_enabled": False},
    ),
}
