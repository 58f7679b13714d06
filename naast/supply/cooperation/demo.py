"""What is being agreed in the demo world. All of it is invented."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.supply.cooperation.models import (
    ContactPoint,
    Covenant,
    CovenantParty,
    FindingPlace,
    Meeting,
    MeetingAction,
    OwnExample,
    PolicyNote,
    Proposal,
    Talk,
)
from naast.supply.cooperation.rules import (
    ExampleKind,
    Function,
    MeetingKind,
    NoteKind,
    PlaceKind,
    Point,
    ProposalState,
    Stage,
)
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import Clause, Funding, Norm, Terms
from naast.supply.places import queries as places


def load(*, at: datetime, seed: int) -> None:
    """Write proposals in each state in which somebody must do something."""
    del seed
    today = timezone.localdate(at)
    _proposals(today)
    _covenants(today)
    _examples(today)
    _notes(today)
    _finding_places(today)
    _contacts(today)
    _meetings(at)


def _proposals(today: date) -> None:
    wetterwald, havenstad = (
        places.municipalities(on=today).get(slug=slug) for slug in ("wetterwald", "havenstad")
    )
    here = {one.slug: one.id for one in organisations.organisations(on=today).values()}
    terms = Terms(
        funding=Funding.LUMP_SUM,
        activities=("information", "advice", "general_support"),
        first_contact_working_days=2,
        norms={Norm.ANSWER: 2, Norm.VISIT: 5, Norm.COMPLAINT: 10},
        clauses={
            Clause.TASK: "Skouder staat naast inwoners van Wetterwâld. Nieuw: ook naast "
            "mantelzorgers die zelf een vraag hebben.",
            Clause.OWN_ROOM: "Skouder kiest zelf hoe zij in de dorpen aanwezig is.",
            Clause.COOPERATION: "De Brêge werkt mee aan deze opdracht.",
        },
        worked_by=(here["de-brege"],),
        speak_every_months=2,
        review_on=date(today.year + 1, 10, 1),
    )
    next_year = date(today.year + 1, 1, 1)
    Proposal.objects.create(
        organisation_id=here["skouder"],
        municipality=wetterwald,
        from_on=next_year,
        terms=terms.kept(),
        state=ProposalState.SENT,
        written_on=today - timedelta(days=9),
        sent_on=today - timedelta(days=5),
    )
    Proposal.objects.create(
        organisation_id=here["de-brege"],
        municipality=wetterwald,
        from_on=next_year,
        terms=Terms(
            funding=Funding.SUBSIDY,
            activities=("information", "advice"),
            first_contact_working_days=3,
            clauses={Clause.TASK: "Adviseurs helpen ouderen thuis en bij formulieren."},
        ).kept(),
        written_on=today - timedelta(days=2),
    )
    Proposal.objects.create(
        organisation_id=here["welzijn-havenstad"],
        municipality=havenstad,
        from_on=next_year,
        terms=Terms(
            funding=Funding.PER_HOUR,
            activities=("general_support",),
            first_contact_working_days=2,
        ).kept(),
        state=ProposalState.RETURNED,
        remark="Twee werkdagen halen wij in de zomer niet. Graag drie.",
        written_on=today - timedelta(days=20),
        sent_on=today - timedelta(days=12),
        answered_on=today - timedelta(days=3),
    )


def _covenants(today: date) -> None:
    """Write a covenant that holds, and one that waits for who did not join yet."""
    wetterwald, heidehoven = (
        places.municipalities(on=today).get(slug=slug) for slug in ("wetterwald", "heidehoven")
    )
    here = {one.slug: one.id for one in organisations.organisations(on=today).values()}
    since = date(today.year - 1, 3, 1)
    works = Covenant.objects.create(
        municipality=wetterwald,
        title="Samen naast inwoners van Wetterwâld",
        purpose="Beroepskrachten en vrijwilligers vullen elkaar aan. Niemand valt tussen twee "
        "organisaties.",
        from_on=since,
        evaluate_on=today + timedelta(days=45),
        meet_every_months=3,
        points={
            Point.CALLING_IN: "Wij bellen elkaar, zonder formulier. De inwoner weet ervan.",
            Point.MEETINGS: "Elk kwartaal, om en om bij elkaar.",
            Point.TRAINING: "Elk voorjaar een dag voor beroepskrachten en vrijwilligers samen.",
            Point.EVALUATION: "Elk jaar, samen met de cliëntenraad.",
        },
        stage=Stage.WORKING,
        stage_on=since + timedelta(days=120),
    )
    CovenantParty.objects.create(
        covenant=works,
        organisation_id=here["skouder"],
        does="Beroepskrachten en vrijwilligers in elk dorp. Roept De Brêge erbij voor ouderen.",
        domains=["money", "work"],
        joined_on=since,
    )
    CovenantParty.objects.create(
        covenant=works,
        organisation_id=here["de-brege"],
        does="Adviseurs die bij ouderen thuis komen.",
        joined_on=since,
    )
    silent = Covenant.objects.create(
        municipality=wetterwald,
        title="Met wie het zelf meemaakte",
        purpose="Wie zelf psychisch kwetsbaar was, staat naast inwoners die dat willen.",
        from_on=since - timedelta(days=300),
        points={Point.CALLING_IN: "Wie ervaring zoekt, belt Kompas."},
        meet_every_months=2,
        stage=Stage.AGREEING,
        stage_on=since,
    )
    for slug in ("skouder", "kompas"):
        CovenantParty.objects.create(
            covenant=silent, organisation_id=here[slug], joined_on=since - timedelta(days=280)
        )
    waits = Covenant.objects.create(
        municipality=heidehoven,
        title="Verbonden op de heide",
        purpose="Elkaar leren kennen, en weten wie wat doet.",
        from_on=today,
        stage=Stage.MEETING,
        stage_on=today,
    )
    for slug, joined_on in (("samen-heide", today), ("de-plaggen", None), ("de-brink", None)):
        CovenantParty.objects.create(
            covenant=waits, organisation_id=here[slug], joined_on=joined_on
        )


def _examples(today: date) -> None:
    """Write an own example that is shared, one that is not, and one that another shares."""
    wetterwald, heidehoven = (
        places.municipalities(on=today).get(slug=slug) for slug in ("wetterwald", "heidehoven")
    )
    for municipality, kind, title, texts, shared in (
        (
            wetterwald,
            ExampleKind.FUNCTION,
            "Een ploeg in elk dorp",
            {
                Clause.TASK: "{organisatie} heeft in elk dorp van {gemeente} een vast gezicht.",
                Clause.INTERPLAY: "Bij elke vrijwilliger hoort een beroepskracht die zij belt.",
                Clause.CONSULTATION: "Wij spreken elkaar {ritme}, bij de koffie in een dorp.",
            },
            True,
        ),
        (
            wetterwald,
            ExampleKind.SUBSIDY,
            "Kleine subsidie voor een dorp",
            {Clause.TASK: "{organisatie} doet {werk}, in {dorp}."},
            False,
        ),
        (
            heidehoven,
            ExampleKind.COVENANT,
            "Elkaar leren kennen op de heide",
            {Point.MEETINGS: "Wij wandelen {ritme} een uur samen.", Point.SIGNALS: "Wij bellen."},
            True,
        ),
    ):
        OwnExample.objects.create(
            municipality=municipality,
            kind=kind,
            title=title,
            texts={key.value: text for key, text in texts.items()},
            source="Eigen ervaring van het vorige jaar",
            written_on=today - timedelta(days=70),
            shared_on=today - timedelta(days=60) if shared else None,
        )


def _finding_places(today: date) -> None:
    """Write where people are met, and one place that is planned; some groups are found nowhere."""
    here = {one.slug: one.id for one in organisations.organisations(on=today).values()}
    for slug, party, kind, name, where, groups, goes, since, last in (
        ("wetterwald", None, PlaceKind.SCHOOL, "Basisschool De Reiger", "Wetterkant",
         ["children", "families"], "Een meitinker, elke eerste maandag", 200, 12),
        ("wetterwald", "skouder", PlaceKind.FOOD_BANK, "Voedselbank Wetterwâld", "",
         ["families", "working_age"], "Twee cliëntondersteuners", 420, 6),
        ("wetterwald", "skouder", PlaceKind.LIBRARY, "Taalcafé in de bibliotheek", "",
         ["newcomers"], "Een cliëntondersteuner die Arabisch spreekt", -21, None),
        ("wetterwald", "de-brege", PlaceKind.COMMUNITY_CENTRE, "Eettafel in het dorpshuis", "",
         ["older"], "Vrijwillige ouderenadviseurs", 90, None),
        ("heidehoven", None, PlaceKind.DOCTOR, "Gezondheidscentrum De Hei", "",
         ["older", "carers"], "Een consulent van de gemeente", 60, 30),
    ):  # fmt: skip
        FindingPlace.objects.create(
            municipality=places.municipalities(on=today).get(slug=slug),
            organisation_id=here[party] if party else None,
            kind=kind,
            name=name,
            where=where,
            groups=groups,
            goes=goes,
            from_on=today - timedelta(days=since),
            last_been_on=None if last is None else today - timedelta(days=last),
        )


def _notes(today: date) -> None:
    """Write what was decided: published here and elsewhere, and a draft."""
    for slug, kind, title, says, decided_by, ago, published in (
        ("wetterwald", NoteKind.POLICY, "Naast elke inwoner",
         "Elke inwoner hoort van gratis steun. Beroepskrachten en vrijwilligers vullen elkaar aan.",
         "De gemeenteraad", 300, True),
        ("wetterwald", NoteKind.RESULT, "Wat inwoners merkten",
         "De inloop in de avond werkt. In twee dorpen komt nog niemand.", "Het college", 40, True),
        ("wetterwald", NoteKind.DECISION, "Meer uren voor de dorpen", "Een voorstel voor de raad.",
         "Het college", 5, False),
        ("heidehoven", NoteKind.POLICY, "Dichtbij op de heide",
         "Steun begint bij de buren, en een beroepskracht is altijd te bellen.",
         "De gemeenteraad", 500, True),
    ):  # fmt: skip
        PolicyNote.objects.create(
            municipality=places.municipalities(on=today).get(slug=slug),
            kind=kind,
            title=title,
            says=says,
            decided_by=decided_by,
            decided_on=today - timedelta(days=ago),
            published_on=today - timedelta(days=ago - 2) if published else None,
        )


def _contacts(today: date) -> None:
    """Name whom one turns to, and write down who spoke; one talk is to be come back to."""
    wetterwald = places.municipalities(on=today).get(slug="wetterwald")
    here = {one.slug: one.id for one in organisations.organisations(on=today).values()}
    serving = sorted(organisations.serving(municipality_id=wetterwald.pk, on=today))
    officer = _holder(Role.POLICY_OFFICER, f"municipality:{wetterwald.pk}", today)
    council = _holder(Role.COUNCIL_MEMBER, f"municipality:{wetterwald.pk}", today)
    leads = {
        slug: _holder(Role.COORDINATOR, f"organisation:{here[slug]}", today)
        for slug in ("skouder", "de-brege")
    }
    since = today - timedelta(days=200)
    for slug, function, name, phone, mail, when in (
        ("skouder", Function.QUESTIONS, "Carla", "0999 10 20 30", "", "Elke ochtend tot 12.00"),
        ("skouder", Function.TRAINING, "Team opleiding", "", "leren@skouder.example", ""),
        ("de-brege", Function.VOLUNTEERS, "Team adviseurs", "0999 40 50 60", "", ""),
        (None, Function.POLICY, "Gea", "0999 70 80 90", "", "Niet op vrijdag"),
        (None, Function.ADMINISTRATION, "Het bestuur", "", "bestuur@wetterwald.example", ""),
    ):  # fmt: skip
        ContactPoint.objects.create(
            municipality=wetterwald,
            organisation_id=here[slug] if slug else None,
            organisation_ids=serving,
            function=function,
            name=name,
            phone=phone,
            mail=mail,
            when=when,
            from_on=since,
            user_id=leads[slug] if slug else officer,
        )
    both = [here["skouder"], here["de-brege"]]
    Talk.objects.create(
        municipality=wetterwald,
        organisation_ids=both,
        with_municipality=True,
        spoke_on=today - timedelta(days=16),
        who="Gea, Carla en het team adviseurs",
        about="Wie gaat naar de dorpen zonder inlooppunt?",
        agreed="Skouder gaat in de even weken, De Brêge in de oneven.",
        follow_up_on=today + timedelta(days=5),
        user_id=officer,
        written_on=today - timedelta(days=12),
        earlier=[
            {
                "written_on": (today - timedelta(days=16)).isoformat(),
                "spoke_on": (today - timedelta(days=16)).isoformat(),
                "who": "Gea en Carla",
                "about": "Wie gaat naar de dorpen zonder inlooppunt?",
                "agreed": "Skouder gaat in de even weken.",
                "follow_up_on": None,
            }
        ],
    )
    Talk.objects.create(
        municipality=wetterwald,
        with_municipality=True,
        with_council=True,
        spoke_on=today - timedelta(days=40),
        who="De cliëntenraad en Gea",
        about="Hoe de raad de cijfers leest",
        agreed="De raad krijgt de cijfers een week eerder.",
        user_id=council,
        written_on=today - timedelta(days=39),
    )


def _holder(role: Role, scope: str, on: date) -> int:
    return holders(role=role, scope=scope, on=on)[0]


def _meetings(at: datetime) -> None:
    """Write a three-way talk that comes, and a consultation with minutes and what is to be done."""
    today = timezone.localdate(at)
    wetterwald = places.municipalities(on=today).get(slug="wetterwald")
    here = {one.slug: one.id for one in organisations.organisations(on=today).values()}
    both = [here["skouder"], here["de-brege"]]
    officer = _holder(Role.POLICY_OFFICER, f"municipality:{wetterwald.pk}", today)
    coordinator = _holder(Role.COORDINATOR, f"organisation:{here['skouder']}", today)
    supporter = _holder(Role.SUPPORTER, f"organisation:{here['skouder']}", today)

    def moment(days: int, hour: int) -> datetime:
        return timezone.make_aware(datetime.combine(today + timedelta(days=days), time(hour)))

    Meeting.objects.create(
        municipality=wetterwald,
        organisation_ids=both,
        with_municipality=True,
        with_council=True,
        kind=MeetingKind.TRIALOGUE,
        title="Wat inwoners merken van onze hulp",
        starts_at=moment(12, 14),
        ends_at=moment(12, 16),
        place="Dorpshuis De Tsjasker",
        agenda="Wat de raad hoorde\nDe cijfers van het kwartaal\nWat wij anders doen",
        invited_at=at - timedelta(days=3),
        user_id=officer,
    )
    held = Meeting.objects.create(
        municipality=wetterwald,
        organisation_ids=both,
        with_municipality=True,
        with_council=True,
        kind=MeetingKind.CONSULTATION,
        title="Overleg van het kwartaal",
        starts_at=moment(-20, 10),
        ends_at=moment(-20, 11),
        place="Gemeentehuis",
        agenda="De dorpen zonder inlooppunt\nSamen leren",
        present="Gea, Carla, het team adviseurs en twee leden van de cliëntenraad",
        minutes="In twee dorpen komt niemand naar de inloop. De raad hoort dat de tijd niet past.",
        decisions="De inloop gaat naar de avond.\nWij leren samen, in het voorjaar.",
        noted_on=today - timedelta(days=19),
        invited_at=at - timedelta(days=40),
        user_id=officer,
    )
    for what, owner, days, done in (
        ("Een zaal zoeken voor de avond", coordinator, 4, None),
        ("Vragen welke tijd in het dorp past", supporter, 2, None),
        ("De cijfers aan de raad sturen", officer, -8, today - timedelta(days=9)),
    ):
        MeetingAction.objects.create(
            meeting=held,
            meeting_title=held.title,
            what=what,
            owner_id=owner,
            due_on=today + timedelta(days=days),
            done_on=done,
        )
