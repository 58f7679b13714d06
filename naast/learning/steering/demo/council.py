"""What the councils of the demo world said: answered, waiting, too late, asked, and an opinion."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.steering.models.council import ClientBody, CouncilWord
from naast.learning.steering.rules.council import Answer, Body, Voice, answer_before
from naast.supply.places import queries as places

TOWNS = ("wetterwald", "havenstad", "heidehoven", "veenmond")
ADVICE = "Noem ook de vrijwilligers, en zeg dat steun gratis is. Leg de folder bij de huisarts."


def load(*, at: datetime, seed: int) -> None:
    """Write what each council said; in Wetterwâld one of each kind."""
    del seed
    today = timezone.localdate(at)
    towns = {one.slug: (one.pk, one.name) for one in places.municipalities(on=today)}
    for slug in TOWNS:
        town, name = towns[slug]
        ClientBody.objects.bulk_create(
            [
                ClientBody(
                    municipality_id=town,
                    body=body,
                    name=called.format(name),
                    role=role,
                    from_on=today - timedelta(days=900),
                )
                for body, called, role in (
                    (Body.WMO_COUNCIL, "Wmo-raad {}", "Adviseert het college, gevraagd en niet."),
                    (Body.KBO, "Seniorenbond {}", "Spreekt voor ouderen en leidt adviseurs op."),
                )
            ]
        )
        _words(town, today, whole=slug == "wetterwald")


def _words(town: int, today: date, *, whole: bool) -> None:
    scope = f"municipality:{town}"
    member = holders(role=Role.COUNCIL_MEMBER, scope=scope, on=today)[0]
    officer = holders(role=Role.POLICY_OFFICER, scope=scope, on=today)[0]

    def said(voice: Voice, about: str, text: str, days: int, **more: Any) -> CouncilWord:
        on = today - timedelta(days=days)
        last = answer_before(said_on=on)
        over = datetime.combine(last + timedelta(days=1), time.min)
        answered = more.get("answered_on")
        in_time = answered is not None and answered <= last
        facts = {
            "answer_before_on": last,
            "public_from": None if in_time else timezone.make_aware(over),
            "user_id": member,
            **more,
        }
        return CouncilWord(
            municipality_id=town, voice=voice, about=about, text=text, said_on=on, **facts
        )

    rows = [
        said(
            Voice.QUESTION, "Hoe vaak komt de folder bij mensen thuis?",
            "Op onze bijeenkomst kende niemand de folder.", 50,
            answer=Answer.TOLD, answer_text="Sinds mei bij elke brief over een gesprek.",
            answered_on=today - timedelta(days=30),
        ),
        said(
            Voice.OPINION, "Ons oordeel over het afgelopen jaar",
            "Wie steun kreeg, is tevreden. Te weinig mensen weten dat zij er is.", 40,
            answer_before_on=None,
            public_from=timezone.make_aware(
                datetime.combine(today - timedelta(days=40), time(12, 0))
            ),
        ),
    ]  # fmt: skip
    if whole:
        rows += [
            said(
                Voice.QUESTION, "Waarom wacht men in het oosten langer?",
                "In de cijfers duurt het daar twee keer zo lang.", 45,
            ),
            said(
                Voice.ADVICE_UNASKED, "Vraag bij elk afscheid naar onafhankelijkheid",
                "Alleen wie het meemaakte, kan het zeggen.", 12,
            ),
            said(
                Voice.ADVICE_ASKED, "De nieuwe folder over steun", ADVICE, 75,
                asked="Wij maken een nieuwe folder. Woorden en plekken kunnen nog anders.",
                asked_on=today - timedelta(days=110),
                advise_before_on=today - timedelta(days=70),
                user_id=officer,
                answer=Answer.PARTLY,
                answer_text="De woorden nemen wij over. De huisarts vragen wij nog.",
                answered_on=today - timedelta(days=60),
            ),
            CouncilWord(
                municipality_id=town,
                voice=Voice.ADVICE_ASKED,
                about="Een tweede inloop op zaterdag",
                asked="Wij denken aan het dorpshuis of de bibliotheek. Alles kan nog anders.",
                asked_on=today - timedelta(days=6),
                advise_before_on=today + timedelta(days=30),
                user_id=officer,
            ),
            said(
                Voice.INDEPENDENCE, "Wie helpt, zit in hetzelfde pand als wie beslist",
                "Mensen denken dat het dezelfde zijn.", 5,
            ),
            said(
                Voice.AGENDA, "De uitkomst van de zelftest",
                "Wij willen er in het eerste overleg over praten.", 3,
            ),
        ]  # fmt: skip
    CouncilWord.objects.bulk_create(rows)
