"""I-11: what was confirmed to somebody survives a kill -9 of the web server at any moment.

The real web server, the real pages, several people at once; then the server is killed with all its
children, started again, and everybody who was told "it is kept" looks whether it is. What nobody
was told of is there whole or not at all.
"""

import http.client
import os
import random
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import psycopg
import pytest

from naast.config import postgres
from tests.databases import drop_database, make_database_with_world
from tests.served import Site, start_web, unserved_site
from tools.demo import collect_static, end, wait_until_served

if TYPE_CHECKING:
    import subprocess

ASKERS, NOTERS = 4, 2
MOST_LETTERS = 40
# So many confirmations of each kind before a kill; a slow machine takes longer, and loses nothing.
BEFORE_A_KILL = 6
MOST_SECONDS = 20

ASK = "/wetterwald/kies/iemand/?over=money"
FILE = "/wetterwald/mijn-dossier/"


class Gone(Exception):
    """The server went away before the whole answer was there."""


class Browser:
    """Somebody with cookies, who sends what forms hold."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, **filled: str) -> tuple[int, str]:
        """Return status and page; a form when something was `filled` in. Raises Gone."""
        return self.carry(path, urlencode(filled) if filled else None)

    def carry(
        self, path: str, body: str | bytes | None, kind: str = "application/x-www-form-urlencoded"
    ) -> tuple[int, str]:
        """Send `body` as it is; without one, only look."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body:
            headers["Content-Type"] = kind
        web = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=10)
        try:
            web.request("POST" if body else "GET", path, body, headers)
            answer = web.getresponse()
            page = answer.read().decode()
        except (OSError, http.client.HTTPException) as gone:
            raise Gone from gone
        finally:
            web.close()
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies.update({k: v.value for k, v in SimpleCookie(header).items()})
        self.location = answer.headers.get("Location", "")
        return answer.status, page

    def send(self, path: str, page: str, **filled: str) -> tuple[int, str]:
        """Fill in the form of a page, with what stands hidden in it."""
        hidden = re.findall(
            r'type="hidden" name="(\w+)"(?: maxlength="\d+")? value="([^"]*)"', page
        )
        return self.ask(path, **dict(hidden), **filled)


@dataclass
class Confirmed:
    """What people were told is kept."""

    codes: dict[str, str] = field(default_factory=dict)  # what she wrote → her code
    notes: list[tuple[str, str]] = field(default_factory=list)  # where → what was noted
    messages: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)  # under which name

    def of_each(self) -> int:
        return min(len(self.codes), len(self.notes))


class House:
    """A site whose web server can be killed and started again."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.web: subprocess.Popen[bytes] | None = None

    @contextmanager
    def served(self) -> Iterator[None]:
        with self.site.log.open("ab") as output:
            self.web = start_web(self.site, output=output)
        try:
            wait_until_served(self.web, self.site.port)
            yield
        finally:
            end([self.web])

    def kill(self) -> None:
        assert self.web is not None
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait()

    def rows(self, sql: str) -> list[tuple]:
        address = postgres.url(user="postgres", database=self.site.database)
        with psycopg.connect(address, autocommit=True) as there:
            return there.execute(sql).fetchall()


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"test_killed_{worker}"
    make_database_with_world(name, only_supply=True)
    collect_static()
    site = unserved_site(name)
    site.log.unlink(missing_ok=True)
    yield House(site)
    drop_database(name)


def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_confirmed(house):
    confirmed = Confirmed()

    with house.served():
        worker, case = take_a_question(house)
        write_until_killed(house, confirmed, worker=worker, case=case, round_=1)
    with house.served():
        write_until_killed(house, confirmed, worker=worker, case=case, round_=2)

    assert len(confirmed.codes) >= 2 * BEFORE_A_KILL
    assert len(confirmed.notes) >= 2 * BEFORE_A_KILL
    assert half_written(house) == {}
    with house.served():  # and once more as people see it
        assert unopened(house, confirmed) == []
        _, page = worker.ask(case)
        assert [text for _, text in confirmed.notes if text not in page] == []
        assert unread(worker, case, confirmed) == []
    assert house.site.complaints() == ""


# ---------------------------------------------------------------- writing


def take_a_question(house: House) -> tuple[Browser, str]:
    """Let somebody ask, and whoever was asked take it; return her, signed in, and the case."""
    status, _ = leave_a_question(Browser(house.site), "De eerste vraag")
    assert status == 200
    [(email, question_id)] = house.rows(
        "SELECT u.email, q.id FROM matching_question q JOIN identity_user u ON u.id = q.user_id"
    )
    worker = Browser(house.site)
    _, page = worker.ask("/demo/")
    assert worker.send("/demo/sign-in/", token_of(page), account=email)[0] == 302
    here = f"/desk/questions/{question_id}/"
    _, page = worker.ask(here)
    assert worker.send(f"{here}accept/", token_of(page))[0] == 302
    return worker, worker.location


def token_of(page: str) -> str:
    """Return the token of a page alone: it may hold many forms."""
    found = re.search(r'<input type="hidden" name="csrfmiddlewaretoken" value="\w+">', page)
    assert found, page[:500]
    return found[0]


def leave_a_question(browser: Browser, text: str) -> tuple[int, str]:
    """Return the status, and the code that was shown."""
    status, page = browser.ask(ASK)
    assert status == 200
    status, page = browser.send(ASK, page, vraag=text, voornaam="Wiebrich", telefoon="0612345678")
    words = re.search(r'naast-code__words">(.*?)</p>', page)
    code = re.sub(r"<[^>]+>", "", words[1]).strip() if words else ""
    return status, code


class Writers:
    """Several people who write, each again and again, until the server is gone."""

    def __init__(
        self, house: House, confirmed: Confirmed, *, worker: Browser, case: str, round_: int
    ) -> None:
        """Nobody writes yet."""
        self.house, self.confirmed = house, confirmed
        self.worker, self.case, self.round = worker, case, round_
        self.wrong: list[str] = []

    def asks(self, turn: str) -> None:
        text = f"Vraag {turn}."
        status, code = leave_a_question(Browser(self.house.site), text)
        if status == 200 and code:
            self.confirmed.codes[text] = code
        else:
            self.wrong.append(f"{text} {status}")

    def notes(self, turn: str) -> None:
        text = f"Gesprek {turn}."
        window = Browser(self.house.site)  # one each, signed in as the same worker
        window.cookies = dict(self.worker.cookies)
        _, page = window.ask(self.case)
        status, _ = window.send(self.case, token_of(page), text=f"bel 10 {text}")
        if status == 302:
            self.confirmed.notes.append((self.case, text))
        else:
            self.wrong.append(f"{text} {status}")

    def writes(self, turn: str) -> None:
        """Write to her, and put a letter in her file."""
        window = Browser(self.house.site)
        window.cookies = dict(self.worker.cookies)
        here = f"{self.case}messages/"
        _, page = window.ask(here)
        status, _ = window.send(here, token_of(page), text=f"Bericht {turn}.")
        if status == 302:
            self.confirmed.messages.append(f"Bericht {turn}.")
        else:
            self.wrong.append(f"Bericht {turn} {status}")
        if len(self.confirmed.documents) < MOST_LETTERS:
            self.adds(window, turn)

    def adds(self, window: Browser, turn: str) -> None:
        [(person_id,)] = self.house.rows("SELECT person_id FROM casework_case")
        here = f"/desk/documents/{person_id}/"
        _, page = window.ask(here)
        token = re.search(r'value="(\w+)"', token_of(page))
        parts = (
            ("csrfmiddlewaretoken", "", token[1] if token else ""),
            ("name", "", f"Brief {turn}"),
        )
        letter = ("document", '; filename="brief.pdf"', "%PDF-1.7" + "Huur. " * 200_000 + "%%EOF")
        body = "".join(
            f'--edge\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
            for name, more, value in (*parts, letter)
        )
        kind = "multipart/form-data; boundary=edge"
        status, _ = window.carry(here, f"{body}--edge--\r\n".encode(), kind)
        if status == 302:
            self.confirmed.documents.append(f"Brief {turn}.pdf")
        else:
            self.wrong.append(f"Brief {turn} {status}")

    def again_and_again(self, write: Callable[[str], None], who: int) -> None:
        try:
            for turn in count(1):
                write(f"{self.round}-{who}-{turn}")
        except Gone:
            return
        except Exception as fault:  # noqa: BLE001 (a thread would keep it to itself)
            self.wrong.append(repr(fault))


def write_until_killed(house: House, confirmed: Confirmed, **what: Any) -> None:
    """Let everybody write at once, and kill the server in the middle of it."""
    goal = confirmed.of_each() + BEFORE_A_KILL
    writers = Writers(house, confirmed, **what)
    jobs = [
        *[(writers.asks, n) for n in range(ASKERS)],
        *[(writers.notes, n) for n in range(NOTERS)],
        (writers.writes, NOTERS),
    ]
    threads = [threading.Thread(target=writers.again_and_again, args=job) for job in jobs]
    for thread in threads:
        thread.start()
    until = time.monotonic() + MOST_SECONDS
    while confirmed.of_each() < goal and not writers.wrong and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(random.uniform(0, 0.05))  # any moment will do
    house.kill()
    for thread in threads:
        thread.join()
    assert writers.wrong == []


# ---------------------------------------------------------------- looking


def unopened(house: House, confirmed: Confirmed) -> list[str]:
    """Return the questions whose code does not open a file in which they stand."""
    closed = []
    for text, code in confirmed.codes.items():
        browser = Browser(house.site)
        _, page = browser.ask(FILE)
        status, _ = browser.send(FILE, token_of(page), code=code)
        _, page = browser.ask(FILE)
        if status != 302 or text not in page:
            closed.append(f"{text} {status}")
    return closed


def unread(worker: Browser, case: str, confirmed: Confirmed) -> list[str]:
    """Return the messages that stand on no page, and the documents that are not listed."""
    assert confirmed.messages
    assert confirmed.documents
    pages = [worker.ask(f"{case}messages/?page={n}")[1] for n in range(1, 30)]
    _, page = worker.ask(case)
    listed = re.search(r'href="(/desk/documents/[^"]+)"', page)
    pages.append(worker.ask(listed[1])[1] if listed else "")
    shown = "".join(pages)
    return [one for one in (*confirmed.messages, *confirmed.documents) if one not in shown]


WHOLE = {
    "a message without its line in the record": """
        SELECT m.id FROM encounters_message m LEFT JOIN audit_entry e
        ON e.object_id = m.id::text AND e.action = 'encounters.message.written'
        GROUP BY m.id HAVING m.text IS NULL OR count(e.id) <> 1""",
    "a document without all of its parts": """
        SELECT f.id FROM files_storedfile f LEFT JOIN files_part p ON p.file_id = f.id
        GROUP BY f.id HAVING count(p.id) <> f.parts""",
    "a document to which nothing leads": """
        SELECT f.id FROM files_storedfile f LEFT JOIN encounters_document d ON d.file_id = f.id
        GROUP BY f.id HAVING count(d.id) <> 1""",
    "a question without her who asks it": """
        SELECT q.number FROM matching_question q LEFT JOIN people_person p ON p.id = q.person_id
        WHERE p.wrapped_key IS NULL""",
    "a person without a question": """
        SELECT p.id FROM people_person p LEFT JOIN matching_question q ON q.person_id = p.id
        WHERE q.id IS NULL""",
    "a person without details": """
        SELECT p.id FROM people_person p LEFT JOIN people_details d ON d.person_id = p.id
        WHERE d.first_name IS NULL OR d.phone IS NULL""",
    "a person without one code that works": """
        SELECT p.id FROM people_person p LEFT JOIN people_code c ON c.person_id = p.id
        AND c.ended_at IS NULL GROUP BY p.id HAVING count(c.id) <> 1""",
    "a question without its words": """
        SELECT q.number FROM matching_question q LEFT JOIN matching_questiontext t
        ON t.question_id = q.id WHERE t.text IS NULL""",
    "a question without one offer": """
        SELECT q.number FROM matching_question q LEFT JOIN matching_offer o ON o.question_id = q.id
        GROUP BY q.id HAVING count(o.id) <> 1""",
    "a question without its line in the record": """
        SELECT q.number FROM matching_question q LEFT JOIN audit_entry e
        ON e.object_id = q.id::text AND e.action = 'matching.question.asked'
        GROUP BY q.id HAVING count(e.id) <> 1""",
    "a question of which the coordinator will not hear": """
        SELECT q.number FROM matching_question q LEFT JOIN procrastinate_jobs j
        ON j.task_name = 'matching.tell_coordinator' AND j.args->>'question_id' = q.id::text
        GROUP BY q.id HAVING count(j.id) <> 1""",
    "somebody with another number of messages than of questions": """
        SELECT user_id FROM matching_question FULL JOIN (
            SELECT user_id, count(*) AS sent FROM outbox_message
            WHERE template = 'question_waiting' GROUP BY user_id
        ) AS messages USING (user_id)
        GROUP BY user_id, sent HAVING sent IS DISTINCT FROM count(id)""",
    "a message that nobody will send": """
        SELECT m.id FROM outbox_message m LEFT JOIN procrastinate_jobs j
        ON j.task_name = 'outbox.send_message' AND j.args->>'message_id' = m.id::text
        GROUP BY m.id HAVING count(j.id) <> 1""",
    "a talk without its words or its line in the record": """
        SELECT c.id FROM casework_contact c LEFT JOIN audit_entry e
        ON e.object_id = c.id::text AND e.action = 'casework.contact.noted'
        GROUP BY c.id HAVING c.text IS NULL OR count(e.id) <> 1""",
}


def half_written(house: House) -> dict[str, list[tuple]]:
    """Return what is there in part, by what is missing."""
    found = {what: house.rows(sql) for what, sql in WHOLE.items()}
    return {what: rows for what, rows in found.items() if rows}
