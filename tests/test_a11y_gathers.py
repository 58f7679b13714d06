"""What `make a11y` found is gathered page by page, so that it may stop half-way (tools/a11y.py)."""

from datetime import date

import pytest

from tools.a11y import Row, figures, line, rows, table

HOME = Row(
    page="home",
    commit="0a1b2c3d4",
    on=date(2026, 11, 23),
    found={("nl", 360): [], ("en", 1280): ["color-contrast: <p>", "1300 px wide"]},
)


def test_what_was_kept_is_read_back_as_it_was():
    assert rows([line(HOME)]) == {"home": HOME}


def test_the_last_look_at_a_page_counts_and_a_line_that_broke_off_does_not():
    later = Row(page="home", commit="5e6f7a8b9", on=date(2026, 11, 24), found={})

    assert rows([line(HOME), line(later), line(HOME)[:40]]) == {"home": later}


def test_a_page_that_nobody_looked_at_is_told_and_not_left_out():
    told = table({"home": HOME}, pages=["home", "code"])

    assert "23 November 2026: 1 pages, 2 checks, 2 faults" in told
    assert "- at commit 0a1b2c3d4: 1 pages" in told
    assert "- not looked at yet: 1" in told
    assert "| `home` | 0 | – | – | – | – | 2 | 0a1b2c3d4 |" in told  # noqa: RUF001
    assert "| `code` | ? | ? | ? | ? | ? | ? | not looked at |" in told


def test_the_statement_is_told_of_each_page_and_what_people_found_is_left_as_it_is():
    later = Row(page="code", commit="5e6f7a8b9", on=date(2026, 11, 24), found={("nl", 360): []})

    told = figures(
        {"home": HOME, "code": later},
        pages=["home", "code", "find"],
        by_people={"audited_on": "2026-10-01", "pages": 900},
    )

    assert told["on"] == "2026-11-24"
    assert (told["pages"], told["checks"], told["not_looked"]) == (2, 3, 1)
    assert told["wrong"] == ["home"]
    assert told["audited_on"] == "2026-10-01"
    assert told["planned_before"] is None


def test_no_page_looked_at_is_no_result():
    with pytest.raises(ValueError, match="home"):
        figures({}, pages=["home"], by_people={})
