"""Matters for tests, written as the superuser of the test database."""

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.files.tests.factories import make_file
from naast.core.policy.rules import Scope
from naast.support.decisions import queries
from naast.support.decisions.models import (
    Approach,
    ApproachText,
    ApproachVisit,
    Article,
    Breakthrough,
    Decision,
    DecisionText,
    Letter,
    LetterDraft,
    Mandate,
    MandateBacking,
    MandateHolder,
    Matter,
    MatterContent,
    Notice,
    Objection,
    ObjectionText,
    Referral,
    Report,
    ReportReply,
    RungLooked,
    Talk,
)
from naast.support.decisions.queries import (
    approaches,
    framework,
    letters,
    mandates,
    notices,
    objections,
    reports,
)
from naast.support.decisions.rules import (
    MatterStatus,
    Outcome,
    Provision,
    Rung,
    RungState,
    Source,
    TalkKind,
    Verdict,
    Went,
)
from naast.support.decisions.rules.deviation import DeviationGoal, LeftRule
from naast.support.decisions.rules.framework import ArticleKind
from naast.support.decisions.rules.letters import fingerprint
from naast.support.decisions.rules.mandates import Law, MandateKind
from naast.support.decisions.rules.notices import CURRENT_NOTICE, Occasion, ToldBy, ToldTo
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question, make_text
from naast.support.people.queries import key_of
from naast.support.people.rules import HatKind, House
from naast.support.people.tests.factories import (
    LONG_AGO,
    YESTERDAY,
    make_hat,
    make_person,
    make_standing,
    sealed,
)
from tests.cast import (
    CLOCK,
    FOPPE,
    GEA,
    HAVENSTAD,
    KARIN,
    LEO,
    NOON,
    QUINTEN,
    RINSKE,
    STIJN,
    WETTERWALD,
    WILLEM,
)
from tests.world import World

if TYPE_CHECKING:
    from naast.support.matching.models import Question
    from naast.support.people.models import Person


def make_matter(question: "Question", user_id: int, **fields: Any) -> Matter:
    """Write the matter that follows from a question."""
    person = question.person
    closed = fields.get("status") == MatterStatus.CLOSED
    defaults = {
        "circle_id": person.circle_id,
        "hat": None if closed else HatKind.DECIDES,
        "municipality_id": question.municipality_id,
        "zone_id": question.zone_id,
        "domains": question.domains,
        "opened_at": LONG_AGO,
        "notified_at": LONG_AGO,
        "closed_at": YESTERDAY if closed else None,
        "outcome": Outcome.MADE_TO_MEASURE if closed else "",
    }
    return Matter.objects.create(
        question=question, person=person, user_id=user_id, **{**defaults, **fields}
    )


def make_waiting_question(user_id: int, **fields: Any) -> "Question":
    """Write a question of a newcomer, put to an officer."""
    person = make_person(house=House.MUNICIPALITY, first_name="Tjitske")
    question = make_question(person, user_id, notice="2026-11", **fields)
    make_text(question, "Ik kom de deur niet meer uit.")
    return question


def make_running_matter(
    user_id: int, *, person: "Person | None" = None, text: str = "", **fields: Any
) -> Matter:
    """Write a resident whose question an officer took: standing, placement and matter."""
    person = person or make_person(
        house=House.MUNICIPALITY, first_name="Tjitske", phone="0612345678"
    )
    make_standing(person, user_id)
    question = make_question(person, user_id, status=QuestionStatus.ACCEPTED, notice="2026-11")
    if text:
        make_text(question, text)
    make_placement(question, user_id, kind="meitinker")
    make_mandate(question.municipality_id)
    return make_matter(question, user_id, **fields)


LONG_GIVEN = date(2015, 1, 1)


def make_mandate(
    municipality_id: int, *, laws: tuple[Law, ...] = tuple(Law), **fields: Any
) -> Mandate:
    """Write a line of the register, with the policy advisers of `laws` behind it."""
    defaults = {
        "kind": MandateKind.GIVEN,
        "function": "Meitinker",
        "provisions": sorted(Provision),
        "decree": "Mandaatbesluit meitinkers",
        "decided_on": LONG_GIVEN,
        "published_in": "Gemeenteblad",
        "number": "2015, 12",
        "from_on": LONG_GIVEN,
        "set_at": LONG_AGO,
    }
    mandate = Mandate.objects.create(municipality_id=municipality_id, **{**defaults, **fields})
    for law in laws:
        MandateBacking.objects.create(
            mandate=mandate,
            law=law,
            adviser="Beleidsadviseur",
            given_on=mandate.from_on,
            set_at=LONG_AGO,
        )
    return mandate


def make_holder(mandate: Mandate, user_id: int, **fields: Any) -> MandateHolder:
    defaults = {"municipality_id": mandate.municipality_id, "from_on": mandate.from_on}
    return MandateHolder.objects.create(mandate=mandate, user_id=user_id, **{**defaults, **fields})


def make_article(**fields: Any) -> Article:
    """Write an article on which decisions rest."""
    defaults = {
        "municipality_id": WETTERWALD,
        "kind": ArticleKind.ORDINANCE,
        "law": Law.WMO,
        "provisions": sorted(Provision),
        "name": "Verordening, artikel 8",
        "says": "Hulp als het niet alleen lukt.",
        "source": "Lokale regelgeving",
        "from_on": LONG_GIVEN,
        "set_at": LONG_AGO,
    }
    return Article.objects.create(**{**defaults, **fields})


def make_breakthrough(municipality_id: int = WETTERWALD, **fields: Any) -> Breakthrough:
    defaults = {
        "provision": Provision.TRANSPORT,
        "left_rule": LeftRule.POLICY_RULE,
        "goal": DeviationGoal.TAKE_PART,
        "quarter": "2026-Q3",
    }
    return Breakthrough.objects.create(municipality_id=municipality_id, **{**defaults, **fields})


def make_content(matter: Matter, behind: str = "Zij is veel alleen.") -> MatterContent:
    return MatterContent.objects.create(
        matter=matter,
        person=matter.person,
        behind=sealed(matter.person, behind),
        changed_at=LONG_AGO,
    )


def make_talk(matter: Matter, text: str = "Op bezoek geweest.", **fields: Any) -> Talk:
    defaults = {
        "user_id": matter.user_id,
        "kind": TalkKind.VISIT,
        "companion_present": False,
        "support_offered": True,
        "support_known": False,
        "support_used": False,
        "at": LONG_AGO,
    }
    return Talk.objects.create(
        matter=matter,
        person=matter.person,
        text=sealed(matter.person, text),
        **{**defaults, **fields},
    )


def make_notice(matter: Matter, **fields: Any) -> Notice:
    """Write that she was told of free support, by phone."""
    defaults = {
        "user_id": matter.user_id,
        "municipality_id": matter.municipality_id,
        "occasion": Occasion.NOTIFICATION,
        "told_to": ToldTo.RESIDENT,
        "told_by": ToldBy.PHONE,
        "version": CURRENT_NOTICE,
        "told_at": LONG_AGO,
    }
    return Notice.objects.create(matter=matter, person=matter.person, **{**defaults, **fields})


def make_report(matter: Matter, *, handed: bool = True, **words: str) -> Report:
    """Write the report of a talk; handed over unless said otherwise."""
    if handed:
        Matter.objects.filter(id=matter.id).update(reported_at=LONG_AGO)
    said = words or {"need": "Ik kom de trap niet meer op."}
    return Report.objects.create(
        matter=matter,
        person=matter.person,
        words=sealed(matter.person, json.dumps(said)),
        written_at=LONG_AGO,
    )


def make_reply(matter: Matter, **fields: Any) -> ReportReply:
    """Write what she says of the report, by her code unless said otherwise."""
    defaults = {"answer": "agrees", "how": "code", "answered_at": LONG_AGO}
    return ReportReply.objects.create(matter=matter, person=matter.person, **{**defaults, **fields})


def make_rung(matter: Matter, rung: Rung = Rung.OWN_CIRCLE, **fields: Any) -> RungLooked:
    defaults = {"state": RungState.NOT_ENOUGH, "changed_at": LONG_AGO}
    return RungLooked.objects.create(
        matter=matter, person=matter.person, rung=rung, **{**defaults, **fields}
    )


def make_referral(matter: Matter) -> Referral:
    return Referral.objects.create(
        matter=matter,
        person=matter.person,
        user_id=matter.user_id,
        to=sealed(matter.person, "De tuinploeg"),
        words=sealed(matter.person, "Ik kan niet meer tillen."),
        agreed_at=LONG_AGO,
    )


def make_decision(matter: Matter, **fields: Any) -> Decision:
    defaults = {
        "user_id": matter.user_id,
        "hat": HatKind.DECIDES,
        "municipality_id": matter.municipality_id,
        "provision": Provision.TRANSPORT,
        "verdict": Verdict.GRANTED,
        "mandate": "access_officer",
        "decided_at": LONG_AGO,
    }
    return Decision.objects.create(
        matter=matter,
        person=matter.person,
        circle_id=matter.circle_id,
        **{**defaults, **fields},
    )


def make_reasons(matter: Matter, reasons: str = "Zij moet eruit kunnen.") -> DecisionText:
    decision = Decision.objects.filter(matter=matter).first() or make_decision(matter)
    return DecisionText.objects.create(
        decision=decision, person=matter.person, reasons=sealed(matter.person, reasons)
    )


def make_draft(matter: Matter, opening: str = "U vroeg om hulp.") -> LetterDraft:
    return LetterDraft.objects.create(
        matter=matter,
        person=matter.person,
        opening=sealed(matter.person, opening),
        changed_at=LONG_AGO,
    )


def make_letter(matter: Matter, data: bytes = b"%PDF-1.7 brief", **fields: Any) -> Letter:
    """Write a letter that was sent, with its bytes sealed."""
    decision = Decision.objects.filter(matter=matter).first() or make_decision(matter)
    key = key_of(person=matter.person)
    file = make_file(subject_id=matter.person_id, house=House.MUNICIPALITY, data=data, key=key)
    defaults = {
        "user_id": matter.user_id,
        "municipality_id": matter.municipality_id,
        "number": str(uuid4()),
        "decided": [decision.id],
        "sha256": fingerprint(data=data),
        "facts": sealed(matter.person, "{}"),
        "final_at": LONG_AGO,
    }
    return Letter.objects.create(
        matter=matter, person=matter.person, file=file, **{**defaults, **fields}
    )


def make_objection(decision: Decision, **fields: Any) -> Objection:
    """Write an objection to a decision, with her code, that nobody took yet."""
    defaults = {
        "by": "code",
        "announced_on": NOON.date(),
        "last_on": NOON.date() + timedelta(days=42),
        "received_on": NOON.date(),
        "received_at": NOON,
        "late": False,
    }
    return Objection.objects.create(
        decision=decision,
        decided_by_id=decision.user_id,
        matter_id=decision.matter_id,
        person_id=decision.person_id,
        circle_id=decision.circle_id,
        municipality_id=decision.municipality_id,
        **{**defaults, **fields},
    )


def make_objection_text(objection: Objection, **fields: Any) -> ObjectionText:
    defaults = {"part": "grounds", "at": NOON}
    return ObjectionText.objects.create(
        objection=objection,
        person=objection.person,
        text=sealed(objection.person, "Mijn dochter woont ver weg."),
        **{**defaults, **fields},
    )


def judged_by(objection: Objection, user_id: int) -> None:
    """Let somebody judge an objection: hat and standing too."""
    make_hat(objection.person, user_id)
    make_standing(objection.person, user_id, manner="judges")
    objection.user_id, objection.hat, objection.taken_at = user_id, HatKind.DECIDES, NOON
    objection.save()


WALL_QUERIES = {
    Matter: queries.matters,
    MatterContent: queries.contents,
    Talk: queries.talks,
    Notice: notices.notices,
    Report: reports.reports,
    ReportReply: reports.report_replies,
    RungLooked: queries.rungs,
    Decision: queries.decisions,
    DecisionText: queries.decision_texts,
    Referral: queries.referrals,
    LetterDraft: letters.drafts,
    Letter: letters.letters,
    Objection: objections.objections,
    ObjectionText: objections.objection_texts,
    Approach: approaches.approaches,
    ApproachText: approaches.approach_texts,
    ApproachVisit: approaches.approach_visits,
    MandateHolder: mandates.holders,
    Breakthrough: framework.breakthroughs,
}


def make_approach(user_id: int, *, who: str = "Mevrouw Tjalkema", **fields: Any) -> Approach:
    """Write to whom an officer goes of her own accord, with its text."""
    defaults = {
        "municipality_id": WETTERWALD,
        "source": Source.NETWORK,
        "begun_at": YESTERDAY,
        "next_on": NOON.date(),
        "ends_at": NOON + timedelta(days=180),
    }
    approach = Approach.objects.create(user_id=user_id, **{**defaults, **fields})
    controller = f"municipality-{approach.municipality_id}"
    key, wrapped = new_data_key(controller=controller)
    ApproachText.objects.create(
        approach=approach,
        controller=controller,
        wrapped_key=wrapped,
        who=Clear(who, key),
        where=Clear("Wilgenlaan 4", key),
        reason=Clear("De mentor van haar zoon ziet dat zij het niet redt.", key),
    )
    return approach


def make_approach_visit(approach: Approach, agreed: str = "Ik bel vrijdag.") -> ApproachVisit:
    key = approaches.approach_key(text=ApproachText.objects.get(approach=approach))
    return ApproachVisit.objects.create(
        approach=approach, went=Went.AGREED, agreed=Clear(agreed, key), at=NOON
    )


def approach_rows(world: World) -> None:
    """Write where Foppe goes, where Rinske goes, and one of Foppe that is over.

    Nobody else reads them: no colleague, no team leader, nobody of the other house.
    """
    for approach, goes, begins in (
        (make_approach(FOPPE.user_id), {FOPPE}, {FOPPE}),
        # Given to her while she worked in another municipality: she may not begin there now.
        (make_approach(FOPPE.user_id, municipality_id=HAVENSTAD), {FOPPE}, set()),
        (make_approach(RINSKE.user_id, municipality_id=HAVENSTAD), {RINSKE}, {RINSKE}),
    ):
        world.approach = getattr(world, "approach", approach)
        world.expect(approach, view=goes, begin=begins, go=goes, forget=goes)
        for row in (approach.text, make_approach_visit(approach)):
            world.expect(row, view=goes, begin=goes, forget=goes)
    past = make_approach(FOPPE.user_id, ends_at=YESTERDAY)
    world.expect(past, view={CLOCK}, forget={CLOCK})
    for row in (past.text, make_approach_visit(past)):
        world.expect(row, view={CLOCK}, forget={CLOCK})


def wall_rows(world: World) -> None:
    """Write a matter of Foppe, one of Rinske in the other municipality, and one that Foppe closed.

    The team leader sees headers and decisions, and no contents. After closing, the officer keeps
    the header, and the contents are the resident's alone. Nobody of the support house is in it.
    """
    closed = make_question(world.pier, FOPPE.user_id, status=QuestionStatus.ACCEPTED)
    make_hat(world.pier, FOPPE.user_id)
    # A colleague whose grant ended left one open: the team leader still sees that it is there.
    left = make_question(world.pier, QUINTEN.user_id, status=QuestionStatus.ACCEPTED)
    for matter, user, herself, leads, beside in (
        (make_matter(world.willems_question, FOPPE.user_id), {FOPPE}, {WILLEM}, {KARIN}, {FOPPE}),
        (make_matter(world.wobkes_question, RINSKE.user_id), {RINSKE}, set(), set(), {RINSKE}),
        (
            make_matter(closed, FOPPE.user_id, status=MatterStatus.CLOSED),
            {FOPPE},
            set(),
            {KARIN},
            set(),
        ),
        (make_matter(left, QUINTEN.user_id), set(), set(), {KARIN}, set()),
    ):
        sees = user | herself | leads
        goes_on = set()
        if herself:
            goes_on = {world.step("reassigning", reassigning=Scope(row_ids=[matter.id]))}
        world.expect(
            matter,
            view=sees | goes_on,
            open=beside,
            work=beside,
            close=beside,
            reassign=leads,
            go_on=goes_on,
        )
        world.expect(make_decision(matter), view=sees, decide=beside)
        world.expect(make_notice(matter), view=sees, tell=beside)
        for row in (make_reasons(matter), make_referral(matter), make_letter(matter)):
            world.expect(row, view=beside | herself, write=beside)
        world.expect(make_draft(matter), view=beside, write=beside)
        # Of this one no letter went yet.
        other = make_decision(matter, provision=Provision.HOUSEHOLD)
        world.expect(other, view=sees, decide=beside)
        talk = make_talk(matter)
        for row in (make_content(matter), make_rung(matter), talk):
            hands = beside
            if matter.status == MatterStatus.CLOSED:  # because she asks it, in a step of one row
                scope = Scope(row_ids=[row.pk])
                hands = beside | {world.step(f"correcting {row.pk}", correcting=scope)}
            more = {"correct": hands} if row is talk else {}
            world.expect(row, view=hands | herself, write=hands, **more)
        world.expect(make_report(matter), view=beside | herself, write=beside)
        if user == {RINSKE}:  # on paper: noted by who decides
            world.expect(
                make_reply(matter, how="paper", user_id=RINSKE.user_id), view=beside, note=beside
            )
        else:
            world.expect(make_reply(matter), view=beside | herself, reply=herself)
    approach_rows(world)
    mandate_rows(world)
    objection_rows(world)


def objection_rows(world: World) -> None:
    """Write an objection that waits, one that Leo judges, and one of the other municipality.

    Who decided (Foppe, Rinske) sees nothing of it. Of what he judges Leo reads the decision, its
    reasons and its letters, with who may already; of the matter the header and no contents.
    """
    closed = make_question(world.sietse, FOPPE.user_id, status=QuestionStatus.ACCEPTED)
    make_hat(world.sietse, FOPPE.user_id)
    matter = make_matter(closed, FOPPE.user_id, status=MatterStatus.CLOSED)
    decision = make_decision(matter, verdict=Verdict.REFUSED)
    world.expect(make_reasons(matter), view={LEO}, write={LEO})
    world.expect(matter, view={FOPPE, KARIN, LEO}, reassign={KARIN})
    about = Scope(fingerprint="", municipality_ids=[], row_ids=[decision.id])
    registers = world.step("registering an objection", registering=about)
    world.expect(decision, view={FOPPE, KARIN, LEO, registers})
    again = make_decision(matter, provision=Provision.GUIDANCE, user_id=LEO.user_id)
    world.expect(again, view={KARIN, LEO}, decide={LEO})
    letter = make_letter(matter, number="W-42-1")
    finding = Scope(fingerprint="W-42-1", municipality_ids=[WETTERWALD], row_ids=[])
    finds = world.step("finding a letter", registering=finding)
    world.expect(letter, view={LEO, finds}, write={LEO})
    judged = make_objection(decision, user_id=LEO.user_id, hat=HatKind.DECIDES, taken_at=NOON)
    mine = Decision.objects.filter(person=world.willem, user_id=FOPPE.user_id)
    waits = world.objection = make_objection(mine.filter(text__isnull=False).earliest("id"))
    make_hat(world.willem, LEO.user_id)
    over = make_objection(
        mine.filter(text__isnull=True).earliest("id"),
        user_id=LEO.user_id,
        hat=HatKind.DECIDES,
        taken_at=NOON,
        outcome="founded",
        decided_at=NOON,
    )
    won = make_decision(
        over.matter, provision=over.decision.provision, user_id=LEO.user_id,
        mandate="objection_officer", replaces=over.decision,
    )  # fmt: skip
    world.expect(won, view={WILLEM, KARIN, LEO}, decide=set())
    theirs = Decision.objects.filter(municipality_id=HAVENSTAD).earliest("id")
    world.judged = judged
    for objection, hers, takes, judges in (
        (waits, {WILLEM}, {LEO}, set()),
        (judged, set(), set(), {LEO}),
        (make_objection(theirs), set(), set(), set()),
    ):
        world.expect(
            objection, view=hers | takes | judges, object=hers, register=takes, take=takes,
            judge=judges, answer=hers,
        )  # fmt: skip
        world.expect(make_objection_text(objection), view=hers | judges, write=hers, judge=set())
        if judges:
            said = make_objection_text(objection, user_id=LEO.user_id, part="reasons")
            world.expect(said, view=judges, judge=judges)
    # Of what he judged the header is left to Leo; of what was written nothing.
    world.expect(over, view={WILLEM, LEO}, judge={LEO}, answer={WILLEM})
    world.expect(make_objection_text(over, user_id=LEO.user_id, part="reasons"), view={WILLEM})


def mandate_rows(world: World) -> None:
    """Write who holds a mandate by name: read by who decides there, kept by who makes policy."""
    for municipality, user, reads, keeps in (
        (WETTERWALD, FOPPE, {FOPPE, KARIN, LEO, GEA}, {GEA}),
        (HAVENSTAD, RINSKE, {RINSKE, STIJN}, {STIJN}),
    ):
        mandate = make_mandate(municipality, by_name=True, function="Meitinker op naam")
        world.expect(make_holder(mandate, user.user_id), view=reads, name=keeps, end=keeps)
        world.mandate = getattr(world, "mandate", mandate)
    # What broke through: added by who decides, read by who leads and who makes policy.
    for town, adds, learns in (
        (WETTERWALD, {FOPPE}, {KARIN, GEA}),
        (HAVENSTAD, {RINSKE}, {STIJN}),
    ):
        world.expect(make_breakthrough(town), view=learns, add=adds)
