"""A page, and the steps that bring a visitor where an address alone does not lead."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page as Tab

Steps = Callable[[Tab], None]


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its name (of the picture, too), its address, who looks, and how one gets there."""

    name: str
    path: str
    who: str | None = None
    steps: Steps | None = None
    # Where a resident reads; staff sit behind a desk with a wire.
    resident: bool = True
    status: int = 200

    def __str__(self) -> str:
        return self.name


def by_link(*addresses: str) -> Steps:
    """Follow, one after the other, the first link in the page whose address has this in it."""

    def steps(tab: Tab) -> None:
        for address in addresses:
            links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
            tab.goto(next(link for link in links if re.search(address, link)))

    return steps


def last_link(address: str) -> Steps:
    """Follow the last link in the page whose address has this in it."""

    def steps(tab: Tab) -> None:
        links = [link.get_attribute("href") or "" for link in tab.locator("main a").all()]
        tab.goto([link for link in links if re.search(address, link)][-1])

    return steps


def code_of(tab: Tab, first_name: str) -> str:
    """Return the code that the page of the demo gives of a resident whose story is told."""
    tab.goto("/demo/")
    buttons = tab.locator("button[name=code]").filter(has_text=first_name)
    return buttons.first.get_attribute("value") or ""


def enter(tab: Tab, path: str, first_name: str) -> None:
    """Fill in the code of a resident on the page at `path`, and send it."""
    code = code_of(tab, first_name)
    tab.goto(path)
    tab.locator("input[name=code]").fill(code)
    tab.locator("main button[type=submit]").first.click()
    tab.wait_for_load_state()


def in_turn(*each: Steps) -> Steps:
    """Do one after the other."""

    def steps(tab: Tab) -> None:
        for step in each:
            step(tab)

    return steps


def unfolded(tab: Tab) -> None:
    """Open what is folded away on the page."""
    tab.locator("main summary").first.click()


def filled_in(*, send: str = "", **fields: str) -> Steps:
    """Fill in the form of the page, right or wrong, and send it."""

    def steps(tab: Tab) -> None:
        for name, text in fields.items():
            tab.fill(f"main [name={name}]", text)
        with tab.expect_navigation():
            tab.locator("main form button[type=submit]", has_text=send).first.click()

    return steps


def says(words: str) -> Steps:
    """Look whether the page is still the one that it is here for: the demo world changes."""

    def steps(tab: Tab) -> None:
        assert words in tab.locator("main").inner_text(), (tab.url, words)

    return steps


def closed_file(tab: Tab, first_name: str, link: str) -> str:
    """Return the number of a file that is closed, as it stands in a link of her own page."""
    there = tab.context.browser.new_context(  # type: ignore[union-attr]
        base_url=tab.evaluate("location.origin")
    )
    hers = there.new_page()
    enter(hers, "/wetterwald/mijn-dossier/", first_name)
    address = hers.locator(f"main a[href*='{link}']").first.get_attribute("href") or ""
    there.close()
    return address.rstrip("/").rsplit("/", 1)[-1]


def too_late(first_name: str, link: str, *addresses: str) -> Steps:
    """Fill in a form of a file that runs, and send it to one that was closed meanwhile."""

    def steps(tab: Tab) -> None:
        closed = closed_file(tab, first_name, link)
        by_link(*addresses)(tab)
        tab.locator("main textarea").first.fill("Wij spraken over de brieven van deze week.")
        tab.locator("main form:has(textarea)").evaluate(
            "(form, closed) => { form.action = location.pathname"
            ".replace(/[0-9a-f-]{36}/, closed) }",
            closed,
        )
        with tab.expect_navigation():
            tab.locator("main form:has(textarea) button[type=submit]").first.click()

    return steps


def in_talk(questions: int) -> Steps:
    """Prepare a talk, and answer the first questions; all of them lead to the plan."""

    def steps(tab: Tab) -> None:
        for number in range(questions):
            if number == 1:
                tab.locator("input[name=over][value=money]").check()
                tab.locator("input[name=over][value=caring]").check()
            for words in tab.locator("main textarea").all():
                words.fill("Ik wil weer zelf koken. Lang staan lukt niet.")
            for tick in tab.locator("main input[name=lijst]").all()[:2]:
                tick.check()
            with tab.expect_navigation():
                tab.locator("main form button[type=submit]").first.click()

    return steps


def pressed(words: str) -> Steps:
    """Press the button with these words."""

    def steps(tab: Tab) -> None:
        with tab.expect_navigation():
            tab.locator("main button", has_text=words).first.click()

    return steps


def chosen(**values: str) -> Steps:
    """Choose radio buttons by their values."""

    def steps(tab: Tab) -> None:
        for name, value in values.items():
            tab.locator(f"main input[name={name}][value={value}]").check()

    return steps


def too_long(tab: Tab) -> None:
    """Answer in more words than fit."""
    tab.locator("main textarea").evaluate("box => { box.maxLength = 9999 }")
    tab.locator("main textarea").fill("Zo gaat het nu. " * 400)
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").first.click()


def at(path: str) -> Steps:
    """Go to this address, with what the steps before brought."""

    def steps(tab: Tab) -> None:
        tab.goto(path)

    return steps


RECEPTIONIST = "sietske@naast.demo"
