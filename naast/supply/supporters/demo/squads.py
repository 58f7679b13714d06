"""How many of which kind work where, and who leads them. Invented, in believable proportions.

A foundation has about as many volunteers as professionals; meitinkers are one per some 3 500
inhabitants, as in the article on Heerenveen. `docs/demo.md` tells more.
"""

from dataclasses import dataclass

from naast.core.identity.rules import Role
from naast.supply.supporters.rules import Item, Kind, Payer, Position


@dataclass(frozen=True, kw_only=True)
class Squad:
    """So many of one kind with one employer; `employer` is a slug, "" for the municipality."""

    municipality: str
    employer: str
    kind: Kind
    many: int
    position: Position = Position.OUTSIDE
    payer: Payer = Payer.NOBODY
    also_in: tuple[str, ...] = ()


_PAID = Payer.MUNICIPALITY_THROUGH_ORGANISATION

SQUADS = (
    Squad(municipality="wetterwald", employer="skouder", kind=Kind.FORMAL, many=12, payer=_PAID),
    Squad(municipality="wetterwald", employer="skouder", kind=Kind.TRAINED_VOLUNTEER, many=15),
    Squad(municipality="wetterwald", employer="skouder", kind=Kind.EXPERIENCE_EXPERT, many=9),
    Squad(municipality="wetterwald", employer="skouder", kind=Kind.FAMILY_EXPERT, many=4),
    Squad(municipality="wetterwald", employer="skouder", kind=Kind.OMTINKER, many=2, payer=_PAID),
    Squad(
        municipality="wetterwald",
        employer="de-brege",
        kind=Kind.ADVISER_FOR_THE_ELDERLY,
        many=12,
        payer=Payer.MEMBERS,
    ),
    Squad(
        municipality="wetterwald",
        employer="",
        kind=Kind.MEITINKER,
        many=14,
        position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY,
    ),
    Squad(municipality="havenstad", employer="havenpunt", kind=Kind.FORMAL, many=8, payer=_PAID),
    Squad(
        municipality="havenstad",
        employer="havenpunt",
        kind=Kind.FORMAL,
        many=2,
        position=Position.REGION,
        payer=_PAID,
        also_in=("veenmond",),
    ),
    Squad(
        municipality="havenstad",
        employer="welzijn-havenstad",
        kind=Kind.FORMAL,
        many=8,
        position=Position.IN_TEAM,
        payer=_PAID,
    ),
    Squad(municipality="havenstad", employer="kompas", kind=Kind.EXPERIENCE_EXPERT, many=8),
    Squad(municipality="havenstad", employer="kompas", kind=Kind.FAMILY_EXPERT, many=2),
    Squad(municipality="havenstad", employer="mw-westpoort", kind=Kind.FORMAL, many=3, payer=_PAID),
    Squad(municipality="havenstad", employer="maatjespool", kind=Kind.TRAINED_VOLUNTEER, many=7),
    Squad(municipality="heidehoven", employer="samen-heide", kind=Kind.FORMAL, many=5, payer=_PAID),
    Squad(municipality="heidehoven", employer="samen-heide", kind=Kind.TRAINED_VOLUNTEER, many=7),
    Squad(
        municipality="heidehoven",
        employer="de-plaggen",
        kind=Kind.ADVISER_FOR_THE_ELDERLY,
        many=5,
        payer=Payer.MEMBERS,
    ),
    Squad(municipality="heidehoven", employer="de-brink", kind=Kind.EXPERIENCE_EXPERT, many=4),
    Squad(municipality="heidehoven", employer="de-brink", kind=Kind.FAMILY_EXPERT, many=1),
    Squad(
        municipality="veenmond",
        employer="sociaal-team-veenmond",
        kind=Kind.FORMAL,
        many=7,
        position=Position.IN_TEAM,
        payer=_PAID,
    ),
    Squad(municipality="veenmond", employer="buurtmaat", kind=Kind.TRAINED_VOLUNTEER, many=4),
)

# What an organisation asks beside the certificate, the code and the declaration: item, how many
# months it holds, where that is written.
_POLICY = "Vrijwilligersbeleid, hoofdstuk 3"
_OF_VOLUNTEERS = (
    (Item.TRAINING, None, _POLICY),
    (Item.INTERVISION, 12, _POLICY),
    (Item.SUPERVISOR, None, _POLICY),
)
ASKED = {
    ("skouder", Kind.FORMAL): ((Item.REGISTER, 60, "Kwaliteitskader, punt 4"),),
    ("skouder", Kind.TRAINED_VOLUNTEER): _OF_VOLUNTEERS,
    ("skouder", Kind.EXPERIENCE_EXPERT): _OF_VOLUNTEERS,
    ("skouder", Kind.FAMILY_EXPERT): _OF_VOLUNTEERS,
}


@dataclass(frozen=True, kw_only=True)
class Applied:
    """Somebody who wants to help, and has yet to hear."""

    kind: Kind
    name: str
    contact: str
    motivation: str
    days_ago: int
    talked: bool = False


APPLIED = (
    Applied(
        kind=Kind.EXPERIENCE_EXPERT,
        name="Wietske",
        contact="06 99 12 34 56",
        motivation="Ik had jaren schulden. Nu niet meer. Ik wil naast iemand staan die er in zit.",
        days_ago=9,
        talked=True,
    ),
    Applied(
        kind=Kind.TRAINED_VOLUNTEER,
        name="Douwe",
        contact="douwe@post.example",
        motivation="Ik ben net met pensioen en heb tijd.",
        days_ago=2,
    ),
)

FLYING = 4
"""So many meitinkers belong to no zone and go where they are needed."""

# With each organisation: (role, how many).
WITH_ORGANISATION = ((Role.COORDINATOR, 1),)
WITH_LARGE_ORGANISATION = (
    (Role.COORDINATOR, 2),
    (Role.RECEPTIONIST, 1),
    (Role.SUPERVISOR, 2),
    (Role.PRIVACY_OFFICER, 1),
    (Role.COMPLAINTS_OFFICER, 1),
)
LARGE = ("skouder", "havenpunt", "samen-heide", "sociaal-team-veenmond")
WITH_MUNICIPALITY = (
    (Role.ACCESS_LEAD, 1),
    (Role.OBJECTION_OFFICER, 1),
    (Role.POLICY_OFFICER, 1),
    (Role.COUNCIL_MEMBER, 2),
    (Role.COMPLAINTS_OFFICER, 1),
    (Role.PRIVACY_OFFICER, 1),
    (Role.ADMINISTRATOR, 1),
)
# Where access works with officers and not with meitinkers, who have cards of their own.
ACCESS_OFFICERS = {"havenstad": 6, "heidehoven": 3, "veenmond": 4}
OF_THE_PLATFORM = (Role.RESEARCHER, Role.NETWORK_MEMBER, Role.ADMINISTRATOR)

# (role, place) → somebody whom the documentation names.
NAMED = {
    (Role.RECEPTIONIST, "skouder"): "Sietske Kaaiwater",
    (Role.COORDINATOR, "skouder"): "Carla Berkenkamp",
    (Role.POLICY_OFFICER, "wetterwald"): "Gea Noordwal",
    (Role.ACCESS_LEAD, "wetterwald"): "Karin Sluisveld",
    (Role.COUNCIL_MEMBER, "wetterwald"): "Emre Dağova",
}
