"""Read a file of Open Referral HSDS 3, JSON or CSV in a zip, that may hold anything. Pure.

Nothing is trusted: not the size that a zip claims, not that a text is text. What is not right is
said of its row and field; a file with a row that is not right is not taken over at all.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any

MOST_BYTES = 2_000_000
MOST_UNZIPPED = 8_000_000
MOST_ROWS = 500
MOST_ERRORS = 50
LONGEST = {"id": 80, "name": 80, "provider": 80, "text": 400, "how": 160, "mail": 120, "url": 200}

_FILES = ("services.csv", "organizations.csv", "phones.csv", "attributes.csv")
RUNS = ("=", "@", "+", "\t", "\r")  # with these a spreadsheet begins to compute
PHONE = re.compile(r"^0[0-9 -]{8,14}$")
MAIL = re.compile(r"^[^@\s<>\"',;]+@[^@\s<>\"',;]+\.[A-Za-z]{2,}$")
_URL = re.compile(r"^https?://[^\s<>\"']+$")
_TAG = re.compile(r"<[A-Za-z/!]")


class Fault(StrEnum):
    """What can be wrong with a file as a whole, or with one field of a row."""

    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    NOT_HSDS = "not_hsds"
    BROKEN_ZIP = "broken_zip"
    TOO_MANY = "too_many"
    EMPTY = "empty"
    MISSING = "missing"
    TOO_LONG = "too_long"
    RUNS = "runs"
    UNKNOWN_DOMAIN = "unknown_domain"
    NO_PHONE = "no_phone"
    NO_MAIL = "no_mail"
    NO_URL = "no_url"
    TWICE = "twice"
    NO_PLACES = "no_places"
    UNKNOWN_ZONE = "unknown_zone"
    NO_DAY = "no_day"
    NO_TIME = "no_time"
    OVERLAP = "overlap"


class NotReadable(Exception):
    """The file as a whole cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, kw_only=True)
class Row:
    """A service as a file tells it. `kind` is empty where the file does not say it."""

    id: str
    name: str
    provider: str
    text: str
    how: str
    domains: tuple[str, ...]
    phone: str
    mail: str
    url: str
    kind: str

    def kept(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class RowFault:
    """What is wrong with a field of a row; rows count from 1."""

    row: int
    name: str
    field: str
    fault: Fault


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """What stands in a file: its rows, and what is wrong with them."""

    rows: tuple[Row, ...]
    faults: tuple[RowFault, ...]


def read(*, content: bytes, domains: Collection[str], kinds: Collection[str]) -> FileRead:
    """Return what a file says. `domains` and `kinds` are those that we know.

    Raises NotReadable for a file that is no HSDS, too big, or not in UTF-8.
    """
    if len(content) > MOST_BYTES:
        raise NotReadable(Fault.TOO_BIG)
    found = _from_zip(content) if content.startswith(b"PK") else _from_json(content)
    if len(found) > MOST_ROWS:
        raise NotReadable(Fault.TOO_MANY)
    if not found:
        raise NotReadable(Fault.EMPTY)
    rows, faults = [], []
    seen: set[str] = set()
    named: set[tuple[str, str]] = set()
    for number, one in enumerate(found, start=1):
        row = _row(one, domains=domains, kinds=kinds)
        wrong = list(_faults(row, one))
        if row.id in seen or (row.name, row.provider) in named:
            wrong.append(("name", Fault.TWICE))
        seen.add(row.id)
        named.add((row.name, row.provider))
        rows.append(row)
        faults += [
            RowFault(row=number, name=row.name[:80], field=field, fault=fault)
            for field, fault in wrong
        ]
    return FileRead(rows=tuple(rows), faults=tuple(faults[:MOST_ERRORS]))


# ---------------------------------------------------------------- JSON


def _from_json(content: bytes) -> list[Mapping[str, Any]]:
    try:
        told = json.loads(decoded(content))
    except (ValueError, RecursionError) as broken:
        raise NotReadable(Fault.NOT_HSDS) from broken
    if isinstance(told, dict):
        told = next((told[key] for key in ("contents", "services") if key in told), [told])
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise NotReadable(Fault.NOT_HSDS)
    if len(told) > MOST_ROWS:
        raise NotReadable(Fault.TOO_MANY)
    return told


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises NotReadable when it is not in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as other:
        raise NotReadable(Fault.NOT_UTF8) from other


# ---------------------------------------------------------------- CSV in a zip


def _from_zip(content: bytes) -> list[Mapping[str, Any]]:
    tables = _tables(content)
    if "services.csv" not in tables:
        raise NotReadable(Fault.NOT_HSDS)
    providers = {one.get("id"): one for one in tables.get("organizations.csv", [])}
    phones: dict[Any, list[dict[str, Any]]] = {}
    for one in tables.get("phones.csv", []):
        phones.setdefault(one.get("service_id"), []).append(one)
    topics: dict[Any, list[dict[str, Any]]] = {}
    for one in tables.get("attributes.csv", []):
        topics.setdefault(one.get("link_id"), []).append(one)
    return [
        {
            **one,
            "organization": providers.get(one.get("organization_id"), {}),
            "phones": phones.get(one.get("id"), []),
            "attributes": topics.get(one.get("id"), []),
        }
        for one in tables["services.csv"]
    ]


def _tables(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a zip that we read; no more than `MOST_UNZIPPED` bytes come out."""
    left, tables = MOST_UNZIPPED, {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for info in packed.infolist():
                name = info.filename.rpartition("/")[2].lower()
                if name not in _FILES or name in tables:
                    continue
                with packed.open(info) as member:  # the size that it claims is not believed
                    text = member.read(left + 1)
                left -= len(text)
                tables[name] = _table(decoded(_within(text, left)))
    except NotReadable:
        raise
    except Exception as broken:
        raise NotReadable(Fault.BROKEN_ZIP) from broken
    return tables


def _within(text: bytes, left: int) -> bytes:
    if left < 0:
        raise NotReadable(Fault.TOO_BIG)
    return text


def _table(text: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    try:
        for one in csv.DictReader(io.StringIO(text, newline="")):
            rows.append({str(key): value for key, value in one.items() if key is not None})
            if len(rows) > MOST_ROWS * 20:  # phones and topics: more than one of a service
                raise NotReadable(Fault.TOO_MANY)
    except csv.Error as broken:
        raise NotReadable(Fault.NOT_HSDS) from broken
    return rows


# ---------------------------------------------------------------- one row


def _row(one: Mapping[str, Any], *, domains: Collection[str], kinds: Collection[str]) -> Row:
    provider = one.get("organization")
    topics = [plain(value) for kind, value in _attributes(one) if kind in {"topic", ""}]
    said = [plain(value) for kind, value in _attributes(one) if kind == "kind"]
    return Row(
        id=plain(one.get("id")),
        name=plain(one.get("name")),
        provider=plain(provider.get("name")) if isinstance(provider, dict) else "",
        text=plain(one.get("description")),
        how=plain(one.get("application_process")),
        domains=tuple(sorted({topic for topic in topics if topic in domains})),
        phone=phone_of(one),
        mail=plain(one.get("email")),
        url=plain(one.get("url")),
        kind=next((kind for kind in said if kind in kinds), ""),
    )


def _attributes(one: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    found = one.get("attributes")
    for attribute in found if isinstance(found, list) else ():
        if isinstance(attribute, dict):
            yield plain(attribute.get("link_type")), attribute.get("value")


def phone_of(one: Mapping[str, Any]) -> str:
    """Return the first number of a row, as one dials it here; nothing where there is none."""
    found = one.get("phones")
    numbers = [
        plain(phone.get("number"))
        for phone in (found if isinstance(found, list) else ())
        if isinstance(phone, dict)
    ]
    number = next((number for number in numbers if number), "")
    return re.sub(r"^(?:\+|00)31[ -]?(?:\(0\))?", "0", number)


def _faults(row: Row, one: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    for field in ("id", "name", "provider", "text", "how"):
        if not getattr(row, field):
            yield field, Fault.MISSING
    for field, longest in LONGEST.items():
        value = getattr(row, field)
        if len(value) > longest:
            yield field, Fault.TOO_LONG
        if value.startswith(RUNS):
            yield field, Fault.RUNS
    if not row.domains:
        yield "domains", Fault.UNKNOWN_DOMAIN if list(_attributes(one)) else Fault.MISSING
    if row.phone and not PHONE.match(row.phone):
        yield "phone", Fault.NO_PHONE
    if row.mail and not MAIL.match(row.mail):
        yield "mail", Fault.NO_MAIL
    if row.url and not _URL.match(row.url):
        yield "url", Fault.NO_URL


class _Words(HTMLParser):
    """Keeps the words of a text with tags, and nothing of what would run."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        del attrs
        self._silent += tag in {"script", "style"}
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"} and self._silent > 0
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def plain(value: Any) -> str:
    """Return a value as plain words: no tags, no signs that steer a machine; else nothing."""
    if not isinstance(value, str):
        return ""
    value = value[: max(LONGEST.values()) * 10]
    if _TAG.search(value):
        parser = _Words()
        parser.feed(value)
        parser.close()
        value = "".join(parser.words)
    printed = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in value)
    return re.sub(r"[ \u00a0]+", " ", printed).strip()
