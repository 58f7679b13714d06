"""Whatever staff do has words in the list of what they looked at."""

import re
from pathlib import Path

from naast.entrances.desk.words import DONE, done

NAAST = Path(__file__).resolve().parents[3]
CODE = re.compile(r'"([a-z_]+\.[a-z_]+\.[a-z_]+)"')

# Done by residents and by jobs, so never on a list of staff.
NOT_BY_STAFF = {
    "experience.answer.given",
    "experience.call_back.asked",
    "experience.look_question.asked",
    "insight.period.closed",
    "keys.consent.given",
    "keys.consent.withdrawn",
    "keys.outside.read",
    "keys.piece.received",
    "keys.plan.closed",
    "keys.plan.erased",
    "keys.plan.kept",
    "keys.plan.opened",
    "keys.piece.withdrawn",
    "keys.remark.made",
    "casework.case.left",
    "encounters.times.offered",
    "decisions.report.replied",
    "decisions.objection.completed",
    "decisions.objection.made",
    "decisions.objection.withdrawn",
    "casework.hand_over.unwanted",
    "casework.along.unwanted",
    "casework.along.wanted",
    "matching.question.asked",
    "matching.question.put_to_another",
    "matching.question.withdrawn",
    "matching.invitation.made",
    "people.agreement.closed",
    "people.agreement.given",
    "people.agreement.opened",
    "people.agreement.withdrawn",
    "people.file.entered",
    "people.file.taken_along",
    "people.person.erased",
    "people.person.kept_no_longer",
    "people.guessing.slowed",
    "people.file.looked_along",
    "people.hat.taken_off",
    "people.houses.linked",
    "people.person.registered",
    "people.pin.dropped",
    "people.pin.set",
    "people.pin.wrong",
}


def test_every_action_of_staff_has_words():
    files = [*NAAST.glob("*/*/actions.py"), *NAAST.glob("*/*/actions/*.py")]
    recorded = {code for file in files for code in CODE.findall(file.read_text())}

    assert recorded - DONE.keys() - NOT_BY_STAFF == set()


def test_an_action_of_long_ago_without_words_shows_its_code():
    assert done(action="something.long.gone") == "something.long.gone"
