"""Reports for the municipal council, written as the superuser of the test database."""

from datetime import date
from hashlib import sha256
from typing import Any

from naast.learning.insight.rules import Period, Table
from naast.learning.insight.tests.factories import make_figures
from naast.learning.steering.models import CouncilOpinion, CouncilReport, Principle, SentReport
from naast.learning.steering.queries import report as queries
from naast.learning.steering.rules.report import Step
from tests.cast import EMRE, GEA, HAVENSTAD, NOON, STIJN, WETTERWALD
from tests.world import World

TODAY = NOON.date()
CHAPTERS = [
    {
        "key": "waiting",
        "title": "Hoe lang mensen wachtten",
        "lines": ["Half sprak iemand binnen twee dagen."],
        "tables": [{"caption": "Dagen", "heads": ["Kwartaal", "Half"], "rows": [["2025", "2"]]}],
    }
]
CONTENTS = {"nl": CHAPTERS, "en": CHAPTERS}


def make_report(**fields: Any) -> CouncilReport:
    """Write a draft of Wetterwâld over 2025."""
    defaults = {
        "municipality_id": WETTERWALD,
        "year": 2025,
        "contents": CONTENTS,
        "words": {"waiting": "Wij namen iemand aan."},
        "read_at": NOON,
        "user_id": GEA.user_id,
    }
    return CouncilReport.objects.create(**{**defaults, **fields})


def make_asked_report(**fields: Any) -> CouncilReport:
    """Write a report that is before the client council, which still has time."""
    asked = {"asked_on": TODAY, "opinion_before_on": date(2099, 1, 1)}
    return make_report(**{**asked, **fields})


def make_opinion(report: CouncilReport, user_id: int = EMRE.user_id, **fields: Any) -> Any:
    """Write what the council keeps to itself for now."""
    defaults = {
        "municipality_id": report.municipality_id,
        "text": "Wie steun kreeg, is tevreden.",
        "differs": ["waiting"],
        "step": Step.KEEP,
    }
    return CouncilOpinion.objects.create(report=report, user_id=user_id, **{**defaults, **fields})


def make_given(report: CouncilReport, **fields: Any) -> Any:
    return make_opinion(report, **{"step": Step.GIVE, "given_on": TODAY, **fields})


def make_sent(report: CouncilReport, user_id: int = GEA.user_id, **fields: Any) -> SentReport:
    """Write that a report went."""
    told = {
        "title": "Cliëntondersteuning in Wetterwâld, 2025",
        "lead": "Voor de gemeenteraad.",
        "council_title": "Wat de cliëntenraad zegt",
        "council_how": "In eigen woorden.",
        "council_text": "Wie steun kreeg, is tevreden.",
        "differs_title": "",
        "differs": [],
        "reply_title": "",
        "reply": "",
        "own_title": "Wat de gemeente zegt",
        "nothing": "Niets.",
        "chapters": [{**one, "own": ""} for one in CHAPTERS],
    }
    defaults = {
        "municipality_id": report.municipality_id,
        "year": report.year,
        "quarter": report.quarter,
        "whole": {"nl": told, "en": told},
        "paper": b"%PDF-",
        "sha256": sha256(b"%PDF-").hexdigest(),
        "sent_at": NOON,
    }
    return SentReport.objects.create(report=report, user_id=user_id, **{**defaults, **fields})


def make_principle(report: CouncilReport, **fields: Any) -> Principle:
    """Write what the council proposed to hold to."""
    defaults = {
        "municipality_id": report.municipality_id,
        "chapter": "waiting",
        "text": "Wie belt, spreekt dezelfde dag iemand.",
        "proposed_on": TODAY,
        "agreed_by": ["council"],
    }
    return Principle.objects.create(report=report, **{**defaults, **fields})


WALL_QUERIES = {
    CouncilReport: queries.reports,
    CouncilOpinion: queries.opinions,
    SentReport: queries.sent_reports,
}


def wall_rows(world: World) -> None:
    """Write reports of each stage, and opinions kept and given, in two municipalities."""
    everybody = world.publishing
    make_figures(WETTERWALD, {Table.QUESTIONS: {"total": 40}}, period=Period(year=2025, quarter=2))
    draft, asked = make_report(year=2025), make_asked_report(year=2024)
    judged, gone = make_asked_report(year=2023), make_asked_report(year=2022, sent_on=TODAY)
    world.expect(draft, view={GEA}, write={GEA})
    for row in (asked, judged, gone):
        world.expect(row, view={GEA, EMRE}, write={GEA})
    # What the council keeps is its own; what went does not change; a draft is not before it.
    world.expect(make_opinion(asked), view={EMRE}, say={EMRE})
    world.expect(make_given(judged), view={GEA, EMRE}, say={EMRE})
    world.expect(make_given(gone), view={GEA, EMRE}, say=set())
    world.expect(make_opinion(draft), view={EMRE}, say=set())
    world.expect(make_sent(gone), view={GEA, EMRE, everybody}, send={GEA})
    other = make_asked_report(year=2021, sent_on=TODAY)
    world.expect(other, view={GEA, EMRE}, write={GEA})
    world.expect(make_sent(other, STIJN.user_id), view={GEA, EMRE, everybody}, send=set())
    away = {"municipality_id": HAVENSTAD, "user_id": STIJN.user_id}
    theirs, before = make_report(**away), make_asked_report(year=2024, **away)
    world.expect(theirs, view={STIJN}, write={STIJN})
    world.expect(before, view={STIJN}, write={STIJN})
    world.expect(make_opinion(theirs), view=set(), say=set())
    world.expect(make_given(before), view={STIJN}, say=set())
    world.expect(make_sent(before, STIJN.user_id), view={STIJN}, send={STIJN})
    world.principle = make_principle(judged)
    world.draft_report, world.asked_report = draft, asked
    world.judged_report, world.gone_report = judged, gone
