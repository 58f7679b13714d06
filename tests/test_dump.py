"""Who steals a dump of the database learns of no resident who she is or what she told.

The demo world is dumped by the wheel's own pg_dump, as superuser. Every name, number, address, note
and code of every resident is looked for in it: as text, and as the bytes of a column that nobody
sealed.
"""

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from django.apps import apps

from naast.config import postgres
from naast.core.crypto.fields import SealedField
from naast.core.crypto.keys import data_key
from naast.entrances.desk.management.commands.load_demo import SEED
from naast.support.people.demo.names import FIRST_NAMES
from naast.support.people.demo.told import PIN, TOLD, code_of
from naast.support.people.models import Code
from naast.support.people.queries import code_fingerprint, code_words, pin_fingerprint
from tests.databases import drop_database, make_database_with_world

ROOT = Path(__file__).parents[1]
SHORTEST = 4
DATABASE = "test_dump"
pytestmark = pytest.mark.xdist_group("dump")  # one process makes it, and drops it
SEALED_BYTES = re.compile(rb"\\\\x[0-9a-f]+")
NAMES = {"people.first_name", "people.relation_name"}
PUBLIC = "SELECT paper FROM steering_sentreport"
PHONES = {"people.phone", "people.relation_phone", "experience.call_back_phone"}


@dataclass(frozen=True, kw_only=True)
class Dumped:
    """A dump, and what was sealed in that database, by column."""

    file: Path
    without_bytes: Path
    opened: dict[str, set[str]] = field(default_factory=dict)
    documents: list[bytes] = field(default_factory=list)
    public: list[bytes] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    pins: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def dumped(tmp_path_factory, django_db_setup):
    folder = tmp_path_factory.mktemp("dump")
    make_database_with_world(DATABASE)
    address = postgres.url(user="postgres", database=DATABASE)
    try:
        file = folder / "dump.sql"
        command = [postgres.program("pg_dump"), "--no-owner", f"--file={file}", address]
        subprocess.run(command, check=True)
        text = folder / "text.sql"
        text.write_bytes(SEALED_BYTES.sub(b"", file.read_bytes()))
        with psycopg.connect(address) as there:
            yield Dumped(
                file=file,
                without_bytes=text,
                opened=opened(there),
                codes=codes(there),
                pins=pins(there),
                documents=documents(there),
                public=[bytes(row[0]) for row in there.execute(PUBLIC)],
            )
    finally:
        drop_database(DATABASE)


def opened(there: psycopg.Connection) -> dict[str, set[str]]:
    """Open every sealed text of every resident with the demo's own keys."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        for sealed in model._meta.fields:
            if not isinstance(sealed, SealedField) or not hasattr(model, "person"):
                continue
            # Who calls back does not stand beside her: that number has a key of its own.
            key_of = "t" if hasattr(model, "wrapped_key") else "p"
            rows = there.execute(
                f'SELECT t."{sealed.column}", {key_of}.wrapped_key, {key_of}.controller '
                f'FROM "{model._meta.db_table}" t JOIN people_person p ON p.id = t.person_id '
                f'WHERE t."{sealed.column}" IS NOT NULL'
            )
            texts = found.setdefault(sealed.label, set())
            for body, wrapped, controller in rows:
                key = data_key(wrapped=wrapped, controller=controller)
                texts.add(key.open(sealed=bytes(body), label=sealed.label))
    return found


def documents(there: psycopg.Connection) -> list[bytes]:
    """Open every part of every document with the demo's own keys."""
    rows = there.execute(
        "SELECT t.sealed, t.file_id, t.number, f.parts, p.wrapped_key, p.controller "
        "FROM files_part t JOIN files_storedfile f ON f.id = t.file_id "
        "JOIN people_person p ON p.id = t.subject_id"
    )
    return [
        data_key(wrapped=wrapped, controller=controller).open_bytes(
            sealed=bytes(sealed), label=f"files.part:{file_id}:{number}/{many}"
        )
        for sealed, file_id, number, many, wrapped, controller in rows
    ]


def codes(there: psycopg.Connection) -> set[str]:
    """Return the codes of all residents; each must be the one whose fingerprint was kept."""
    words = code_words()
    told = {code_of(whose=one.slug, words=words) for one in TOLD}
    by_hash = {code_fingerprint(text=code): code for code in told}
    found = set()
    for person_id, kept in there.execute("SELECT person_id, code_hash FROM people_code"):
        code = by_hash.get(kept) or code_of(whose=f"{SEED}:{person_id}", words=words)
        assert code_fingerprint(text=code) == kept
        found.add(code)
    return found


def pins(there: psycopg.Connection) -> set[str]:
    """Return the PINs of all residents; each must be the one whose fingerprint was kept."""
    rows = there.execute("SELECT id, pin_hash FROM people_code WHERE pin_hash <> ''")
    for code_id, kept in rows:
        assert pin_fingerprint(code=Code(id=code_id), pin=PIN) == kept
    return {PIN} if rows.rowcount else set()


def occurring(wanted: set[str], file: Path, *options: str) -> list[str]:
    """Return which of `wanted` occur in the file."""
    patterns = file.with_suffix(".patterns")
    patterns.write_text("".join(f"{one}\n" for one in sorted(wanted)), encoding="utf-8")
    command = ["grep", "-a", "-o", "-F", *options, "-f", str(patterns), str(file)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode < 2, done.stderr
    return sorted(set(done.stdout.split("\n")) - {""})


def lines(texts: set[str]) -> set[str]:
    return {line for text in texts for line in text.splitlines() if len(line) >= SHORTEST}


class TestDump:
    def test_is_read_by_one_process(self, request):
        # xdist forgets its groups without a word when it does not fit with pytest.
        beside_others = "PYTEST_XDIST_WORKER" in os.environ

        assert request.node.nodeid.endswith("@dump") is beside_others

    def test_it_is_a_dump_of_the_whole_world(self, dumped):
        some = {"Harm Zwanenveld", "Wetterwâld", "casework.case.taken"}

        assert occurring(some, dumped.without_bytes) == sorted(some)
        assert len(dumped.codes) > 5000
        assert len(dumped.opened["people.phone"]) > 4000

    def test_shows_no_name(self, dumped):
        names = set().union(*(dumped.opened[label] for label in NAMES))

        assert names <= set(FIRST_NAMES)
        assert occurring(set(FIRST_NAMES), dumped.without_bytes, "-i") == []

    def test_shows_no_phone_number_and_no_mail_address(self, dumped):
        phones = set().union(*(dumped.opened[label] for label in PHONES))

        assert occurring(phones, dumped.without_bytes, "-w") == []
        assert occurring(dumped.opened["people.mail"], dumped.without_bytes) == []

    def test_shows_no_code(self, dumped):
        together = {code.replace(" ", "") for code in dumped.codes}

        assert occurring(dumped.codes | together, dumped.without_bytes) == []

    def test_shows_no_pin(self, dumped):
        # Of six digits, so that it is met nowhere else.
        assert dumped.pins == {PIN}
        assert occurring({PIN}, dumped.without_bytes, "-w") == []
        assert occurring({PIN.encode().hex()}, dumped.file) == []

    def test_shows_no_word_that_was_written_about_her(self, dumped):
        kept_apart = NAMES | PHONES | {"people.mail"}
        notes = set().union(*(t for label, t in dumped.opened.items() if label not in kept_apart))

        assert len(notes) > 1000
        assert occurring(lines(notes), dumped.without_bytes) == []

    def test_shows_none_of_it_as_unsealed_bytes_either(self, dumped):
        # Shorter ones would be met by chance among so many sealed bytes.
        texts = {t for some in dumped.opened.values() for t in some if len(t.encode()) > 6}

        assert occurring({text.encode().hex() for text in texts}, dumped.file) == []

    def test_shows_no_piece_of_a_document(self, dumped):
        # Some bytes here and there are enough to know it by; not those of any PDF, as a report that
        # everybody may read is one too.
        taken = [
            data[start : start + 24]
            for data in dumped.documents
            for start in range(0, len(data) - 24, 1000)
        ]
        own = [one for one in taken if not any(one in paper for paper in dumped.public)]
        pieces = {one.hex() for one in own}

        assert len(dumped.documents) >= 3
        assert len(own) > 0.8 * len(taken)
        assert all(data.startswith(b"%PDF-") for data in dumped.documents)
        assert occurring(pieces, dumped.file) == []


class TestNamesAreKeptApart:
    def test_none_is_short_or_looks_like_bytes(self):
        assert [name for name in FIRST_NAMES if len(name) < SHORTEST] == []
        assert [name for name in FIRST_NAMES if re.fullmatch("[a-fA-F]+", name)] == []

    def test_none_is_twice_there(self):
        assert len(set(FIRST_NAMES)) == len(FIRST_NAMES)

    def test_none_is_a_name_or_a_word_of_what_everybody_may_read(self):
        public = [
            *ROOT.glob("naast/supply/**/demo*.py"),
            *ROOT.glob("naast/supply/**/demo/*.py"),
            *ROOT.glob("naast/supply/**/*.po"),
        ]
        text = " ".join([file.read_text(encoding="utf-8") for file in public] + [*code_words()])

        assert len(public) > 5
        assert sorted(name for name in FIRST_NAMES if name.casefold() in text.casefold()) == []
