"""Examples that come with Naast: our own words, in Dutch, each with its source.

Nobody begins with an empty page. A municipality makes its own copy and changes what it wants; what
stands here was written after public sources and is no legal advice.
"""

from naast.supply.cooperation.rules import Example, ExampleKind, Point
from naast.supply.organisations.rules import Clause

_INVENTORY = "Inventarisatie van 29 gemeenten, {}: in eigen woorden, niet juridisch getoetst"

_TASK = (
    "{organisatie} staat naast inwoners van {gemeente} die een vraag hebben over hun leven. "
    "Dat is gratis. Een indicatie is niet nodig. Onder deze opdracht valt: {werk}."
)
_ROOM = (
    "{organisatie} kiest zelf waar en wanneer zij aanwezig is, en hoe zij inwoners bereikt. "
    "De gemeente vraagt wat inwoners ervan merken, niet hoe elke stap ging."
)
_EXPERTISE = (
    "Wie naast een inwoner staat, kent de wet, de weg in {gemeente} en haar eigen grens. "
    "Zij roept een ander erbij als dat beter is."
)
_METHOD = (
    "De inwoner kiest wie naast haar staat, en wisselt zonder reden. Zij leest alles wat er over "
    "haar staat. Delen doet zij zelf."
)
_COOPERATION = (
    "{organisatie} verwijst naar anderen, en anderen naar haar, zonder formulier. De inwoner weet "
    "ervan en zegt ja."
)
_INTERPLAY = (
    "Vrijwilligers komen naast beroepskrachten, nooit in hun plaats. Een vrijwilliger kan altijd "
    "een beroepskracht bellen. Minder beroepskrachten is geen doel van deze afspraak."
)
_ACCESS = (
    "De toegang vertelt elke inwoner voor het gesprek dat er gratis steun is. Ondersteuners en "
    "toegang kennen elkaar. De toegang beslist, de ondersteuner staat naast de inwoner."
)
_TALK = "Wij spreken elkaar {ritme}, los van de verantwoording. Het gaat ook over wat knelt."
_FIGURES = (
    "De cijfers gaan over hoeveel vragen er waren, waarover, en hoe snel iemand sprak: binnen "
    "{eerste contact}. Zij gaan nooit over één inwoner of één vrijwilliger."
)
_ACCOUNT = (
    "Een keer per jaar vertelt {organisatie} wat inwoners ervoeren en wat zij leerde. De "
    "cliëntenraad leest mee."
)
_TRAINING = (
    "Beroepskrachten en vrijwilligers leren samen. De gemeente betaalt de scholing van "
    "vrijwilligers en hun onkosten."
)
_INNOVATION = "Een deel van het werk is voor iets nieuws. Wat niet lukt, vertellen wij ook."
_START = (
    "Voor {vanaf} komen alle partijen bij elkaar. Wij spreken af wie belt, wie lopende vragen "
    "overneemt, en hoe inwoners het horen."
)
_INDEPENDENT = (
    "{organisatie} staat alleen naast de inwoner. De gemeente vraagt nooit om een dossier. Wie "
    "aan zijn onafhankelijkheid twijfelt, zegt dat."
)

_RESEARCH = (
    "Iedere inwoner kan aan het eind zeggen hoe het was, ook zonder naam. {organisatie} vraagt "
    "het. De uitkomst lezen gemeente en cliëntenraad, nooit wie wat zei."
)

_ALL: dict[str, str] = {
    Clause.TASK: _TASK,
    Clause.OWN_ROOM: _ROOM,
    Clause.EXPERTISE: _EXPERTISE,
    Clause.METHOD: _METHOD,
    Clause.COOPERATION: _COOPERATION,
    Clause.INTERPLAY: _INTERPLAY,
    Clause.ACCESS_TEAMS: _ACCESS,
    Clause.CONSULTATION: _TALK,
    Clause.MONITORING: _FIGURES,
    Clause.RESEARCH: _RESEARCH,
    Clause.ACCOUNTABILITY: _ACCOUNT,
    Clause.TRAINING: _TRAINING,
    Clause.INNOVATION: _INNOVATION,
    Clause.BEFORE_START: _START,
    Clause.CONDITIONS: _INDEPENDENT,
}

_MEETING = "Wij komen {ritme} bij elkaar, om en om bij een ander. Verslag en acties staan in Naast."
_LOOK_BACK = "Op {terugkijken} kijken wij samen terug, met de cliëntenraad."
_SIGNALS = "Wat vaker terugkomt, vertellen wij elkaar en de gemeente. Zonder namen."

NATIONAL = (
    Example(
        key="subsidie",
        kind=ExampleKind.SUBSIDY,
        title="Afspraak bij een subsidie",
        source=_INVENTORY.format("§3.2.2, §3.6 en §4.2"),
        texts={
            **_ALL,
            Clause.CONDITIONS: _INDEPENDENT + "\n\nDe subsidie loopt van {vanaf} tot {tot}. "
            "Een plan vooraf en een verhaal achteraf zijn genoeg.",
        },
    ),
    Example(
        key="inkoop",
        kind=ExampleKind.PURCHASE,
        title="Afspraak bij inkoop per uur of per vraag",
        source=_INVENTORY.format("§3.2.2 en §4.2"),
        texts={
            **_ALL,
            Clause.CONDITIONS: _INDEPENDENT + "\n\nBetaling: {betaling}. Een moeilijke vraag mag "
            "langer duren. {organisatie} stopt niet omdat uren op zijn, maar belt de gemeente.",
        },
    ),
    Example(
        key="functie",
        kind=ExampleKind.FUNCTION,
        title="Afspraak bij een vast bedrag voor de functie",
        source=_INVENTORY.format("§3.4 (Venlo)"),
        texts={
            **_ALL,
            Clause.CONDITIONS: _INDEPENDENT + "\n\nDe gemeente betaalt een functie: een ploeg met "
            "ruimte, die er is. Hoeveel vragen er komen, verandert het bedrag niet.",
        },
    ),
    Example(
        key="eigen-pool",
        kind=ExampleKind.OWN_POOL,
        title="Afspraak bij een eigen pool van de gemeente",
        source=_INVENTORY.format("§3.3.1 en §4.2"),
        texts={
            **_ALL,
            Clause.CONDITIONS: "Wie in de pool zit, beslist nooit over hulp en werkt niet voor "
            "wie beslist. De pool heeft een eigen coördinator, die geen dossier van de gemeente "
            "opent.",
        },
    ),
    Example(
        key="formeel-informeel",
        kind=ExampleKind.COVENANT,
        title="Samen naast inwoners van {gemeente}",
        purpose="{partijen} vullen elkaar aan. Inwoners kiezen zelf, en niemand valt tussen twee "
        "organisaties.",
        source="Naar de gedachte van het landelijke convenant van Unie KBO/PCOB en MEE Nederland "
        "(inventarisatie, §3.3.2): in eigen woorden",
        texts={
            Point.SUPPLEMENT: "Beroepskrachten en vrijwilligers doen elk wat zij goed kunnen. Wij "
            "werven geen inwoners bij elkaar weg. Wie ziet dat wij elkaar beconcurreren, zegt dat "
            "tegen de anderen en de gemeente.",
            Point.CALLING_IN: "Wij bellen elkaar, zonder formulier. De inwoner weet ervan en zegt "
            "ja. Wie gebeld wordt, belt binnen een werkdag terug.",
            Point.ACCESS_TEAMS: "Wij gaan samen langs de toegangsteams, een keer per half jaar.",
            Point.MEETINGS: _MEETING,
            Point.TRAINING: "Beroepskrachten en vrijwilligers leren samen, elk jaar een dag.",
            Point.CASE_DISCUSSION: "Wij bespreken vragen zonder namen, en leren ervan.",
            Point.SIGNALS: _SIGNALS,
            Point.BEFORE_START: "Voor {vanaf} kennen onze mensen elkaar bij naam.",
            Point.EVALUATION: _LOOK_BACK,
        },
    ),
    Example(
        key="ervaring-ggz",
        kind=ExampleKind.EXPERIENCE,
        title="Met wie het zelf meemaakte",
        purpose="Wie zelf psychisch kwetsbaar was, staat naast inwoners van {gemeente} die dat "
        "willen. {partijen} maken dat samen mogelijk.",
        source="Ambitie van Teylingen (koplopers, §ambities): in eigen woorden",
        texts={
            Point.SUPPLEMENT: "Ervaring is een eigen vak naast dat van beroepskrachten. De inwoner "
            "kiest.",
            Point.CALLING_IN: "Wie ervaring zoekt, belt de organisatie van ervaringsdeskundigen.",
            Point.TRAINING: "Ervaringsdeskundigen leren de weg in {gemeente}. Wij leren van hen.",
            Point.CASE_DISCUSSION: "Wij praten over vragen zonder namen, en over wat het met ons "
            "doet.",
            Point.MEETINGS: _MEETING,
            Point.EVALUATION: _LOOK_BACK,
        },
    ),
    Example(
        key="toegangsteams",
        kind=ExampleKind.ACCESS,
        title="Ondersteuners en toegangsteams in {gemeente}",
        purpose="Elke inwoner hoort van de toegang dat er gratis steun is, voor het gesprek "
        "begint. {partijen} weten wat zij van elkaar mogen verwachten.",
        source=_INVENTORY.format("§3.3, §3.4 en §4.2") + "; Wmo 2015, artikel 2.3.2",
        texts={
            Point.CALLING_IN: "De toegang noemt alle ondersteuners, en stuurt niet naar één. De "
            "inwoner belt zelf, of de toegang doet dat als zij het vraagt.",
            Point.ACCESS_TEAMS: "De toegang beslist en de ondersteuner staat naast de inwoner. "
            "Niemand doet beide. Een ondersteuner leest geen dossier van de toegang.",
            Point.MEETINGS: _MEETING,
            Point.SIGNALS: _SIGNALS,
            Point.EVALUATION: _LOOK_BACK,
        },
    ),
)


def national(key: str) -> Example | None:
    """Return the example of this name; None when there is none."""
    return next((one for one in NATIONAL if one.key == key), None)
