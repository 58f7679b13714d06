"""What people of the demo world tell about themselves: invented, and written to be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from naast.supply.law.rules import Domain
from naast.supply.supporters.rules import Gender, Kind, Language, Theme, Way


@dataclass(frozen=True, kw_only=True)
class Lived:
    """A theme: which parts of life go with it, a sentence, and a story."""

    domains: tuple[Domain, ...]
    tagline: str
    story: str


LIVED: Mapping[Theme, Lived] = {
    Theme.POVERTY: Lived(
        domains=(Domain.MONEY, Domain.HOUSING),
        tagline="Had zelf jaren schulden.",
        story="Ik deed de deur niet meer open als de bel ging.\n\n"
        "Iemand ging met mij aan tafel zitten. Wij begonnen met één brief.\n\n"
        "Nu doe ik dat voor een ander.",
    ),
    Theme.CARING: Lived(
        domains=(Domain.CARING, Domain.HOUSEHOLD),
        tagline="Zorgde lang voor een zieke partner.",
        story="Tien jaar zorgde ik dag en nacht. Voor mijzelf bleef niets over.\n\n"
        "Ik leerde hulp te vragen. Dat was moeilijker dan zorgen.\n\n"
        "Ik help u graag om die stap te zetten.",
    ),
    Theme.GROWING_OLD: Lived(
        domains=(Domain.HOUSEHOLD, Domain.BODY, Domain.PEOPLE),
        tagline="Is zelf 74 en kent de weg.",
        story="Ik ben zelf ook niet meer de jongste.\n\n"
        "Ik weet hoe het is als traplopen niet meer gaat.\n\n"
        "Samen kijken wij wat er wel kan.",
    ),
    Theme.PHYSICAL_DISABILITY: Lived(
        domains=(Domain.BODY, Domain.GETTING_AROUND),
        tagline="Zit in een rolstoel en werkt.",
        story="Na mijn ongeluk moest ik alles opnieuw leren. Ook vragen.\n\n"
        "Ik weet welke brieven er komen en wat u dan kunt zeggen.",
    ),
    Theme.AUTISM: Lived(
        domains=(Domain.MIND, Domain.WORK),
        tagline="Heeft zelf autisme.",
        story="Gesprekken met de gemeente vond ik vreselijk. Te veel woorden tegelijk.\n\n"
        "Ik schrijf vooraf met u op wat u wilt zeggen. Dan hoeft u het alleen te lezen.",
    ),
    Theme.MILD_INTELLECTUAL_DISABILITY: Lived(
        domains=(Domain.LEARNING, Domain.MONEY),
        tagline="Leert zelf ook langzaam.",
        story="Ik lees langzaam. Dus ik snap dat u vragen hebt.\n\n"
        "Wij lezen elke brief samen. Net zo vaak als nodig is.",
    ),
    Theme.MENTAL_PROBLEMS: Lived(
        domains=(Domain.MIND, Domain.PEOPLE),
        tagline="Was jaren somber en kwam eruit.",
        story="Er waren weken dat ik niet buiten kwam.\n\n"
        "Wat hielp, was iemand die bleef komen. Zonder haast.\n\n"
        "Ik kom ook gewoon bij u zitten.",
    ),
    Theme.BRAIN_INJURY: Lived(
        domains=(Domain.BODY, Domain.WORK, Domain.MIND),
        tagline="Kreeg jong een beroerte.",
        story="Aan mij ziet u niets. Toch is alles anders sinds mijn beroerte.\n\n"
        "Ik weet hoe het is als niemand het ziet.",
    ),
    Theme.CULTURE: Lived(
        domains=(Domain.FAMILY, Domain.LEARNING, Domain.PEOPLE),
        tagline="Kwam zelf als kind naar Nederland.",
        story="Thuis vertaalde ik alle brieven voor mijn ouders. Ik was tien.\n\n"
        "Nu vertaal ik voor wie dat wil. En ik leg uit wat er staat.",
    ),
    Theme.PARENTING: Lived(
        domains=(Domain.FAMILY, Domain.LEARNING),
        tagline="Voedde alleen drie kinderen op.",
        story="Mijn middelste paste op geen school. Iedereen had een mening.\n\n"
        "Ik luister eerst naar u. U kent uw kind het best.",
    ),
    Theme.RELATIONSHIP: Lived(
        domains=(Domain.FAMILY, Domain.HOUSING),
        tagline="Begon opnieuw na een scheiding.",
        story="Op een dag stond ik buiten met twee tassen.\n\n"
        "Stap voor stap kwam er weer een huis. Ik loop die stappen graag met u mee.",
    ),
}

TAGLINES: Mapping[Kind, tuple[str, ...]] = {
    Kind.FORMAL: (
        "Beroepskracht, {years} jaar ervaring",
        "Beroepskracht. Kent de regels goed.",
        "Beroepskracht. Praat duidelijk.",
        "Beroepskracht, was eerst wijkverpleegkundige",
        "Beroepskracht. Neemt de tijd.",
    ),
    Kind.TRAINED_VOLUNTEER: (
        "Vrijwilliger. Was postbode.",
        "Vrijwilliger. Werkte bij een bank.",
        "Vrijwilliger. Stond dertig jaar voor de klas.",
        "Vrijwilliger. Luistert graag.",
        "Vrijwilliger. Woont hier al een leven lang.",
        "Vrijwilliger. Had een winkel in het dorp.",
    ),
    Kind.ADVISER_FOR_THE_ELDERLY: (
        "Ouderenadviseur. Komt graag op de koffie.",
        "Ouderenadviseur. Was zelf verpleegkundige.",
        "Ouderenadviseur. Weet veel van wonen en zorg.",
        "Ouderenadviseur. Helpt met papieren.",
    ),
    Kind.OMTINKER: ("Omtinker. Kent het hele dorp.", "Omtinker. Brengt mensen bij elkaar."),
    Kind.MEITINKER: (
        "Meitinker van de gemeente",
        "Meitinker. Kan direct iets regelen.",
        "Meitinker. Komt snel langs.",
    ),
}

STORIES: Mapping[Kind, tuple[str, ...]] = {
    Kind.FORMAL: (
        (
            "Ik werk niet voor de gemeente en niet voor een zorgaanbieder. Ik sta naast u.\n\n"
            "Eerst luister ik. Daarna zoeken wij samen uit wat u wilt."
        ),
        "Regels zijn soms een doolhof. Ik ken de weg.\n\nU bepaalt waar wij heen gaan.",
        "Ik ga mee naar gesprekken. Vooraf oefenen wij wat u wilt zeggen.",
    ),
    Kind.TRAINED_VOLUNTEER: (
        (
            "Ik heb tijd. Dat is het mooiste wat ik te geven heb.\n\n"
            "Wij drinken koffie en kijken wat er nodig is."
        ),
        "Toen ik stopte met werken, wilde ik iets doen. Dit past bij mij.",
        "Ik ben geen deskundige. Wel een goede buur die de weg heeft geleerd.",
    ),
    Kind.ADVISER_FOR_THE_ELDERLY: (
        (
            "Ik kom bij mensen thuis. Wij praten over wonen, zorg en geld.\n\n"
            "Ik vertel wat er is. U kiest."
        ),
        "Veel ouderen vragen niets. Ik vraag het gewoon aan hen.",
    ),
    Kind.OMTINKER: ("Ik fiets door het dorp en praat met iedereen. Zo hoor ik wat er speelt.",),
    Kind.MEITINKER: (
        (
            "Ik werk voor de gemeente en beslis mee over hulp.\n\n"
            "Vaak kan ik het meteen regelen. U mag altijd iemand meenemen."
        ),
        "Bel mij gerust. Binnen een week sta ik bij u op de stoep.",
    ),
}

TRAINING: Mapping[Kind, tuple[str, ...]] = {
    Kind.FORMAL: ("Social work, cliëntondersteuning", "Sociaal-juridische dienstverlening"),
    Kind.TRAINED_VOLUNTEER: ("Cursus Naast u (12 avonden)", "Cursus Naast u, cursus Schulden"),
    Kind.EXPERIENCE_EXPERT: ("Opleiding ervaringsdeskundige", "Cursus Naast u (12 avonden)"),
    Kind.FAMILY_EXPERT: ("Cursus Familie als bondgenoot",),
    Kind.ADVISER_FOR_THE_ELDERLY: ("Opleiding ouderenadviseur",),
    Kind.OMTINKER: ("Cursus Omtinken",),
    Kind.MEITINKER: ("Leergang Breed kijken",),
}

KNOWN_DOMAINS: Mapping[Kind, tuple[Domain, ...]] = {
    Kind.FORMAL: tuple(Domain),
    Kind.TRAINED_VOLUNTEER: (
        Domain.MONEY, Domain.PEOPLE, Domain.HOUSEHOLD, Domain.GETTING_AROUND, Domain.LEARNING,
        Domain.WORK, Domain.FUTURE,
    ),
    Kind.ADVISER_FOR_THE_ELDERLY: (
        Domain.HOUSEHOLD, Domain.CARING, Domain.BODY, Domain.MONEY, Domain.HOUSING, Domain.PEOPLE,
    ),
    Kind.OMTINKER: (Domain.PEOPLE, Domain.HOUSEHOLD, Domain.CARING, Domain.FUTURE),
    Kind.MEITINKER: (
        Domain.MONEY, Domain.HOUSEHOLD, Domain.HOUSING, Domain.BODY, Domain.GETTING_AROUND,
        Domain.CARING, Domain.MIND,
    ),
}  # fmt: skip

FACES: Mapping[Gender, tuple[str, ...]] = {
    Gender.WOMAN: (
        "bob-red", "bob-black", "bun-grey", "bun-brown", "curls-blond", "curls-dark",
    ),
    Gender.MAN: ("bald-beard", "bald-glasses", "short-brown", "short-dark"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody whom the documentation names, written by hand; the rest is left to chance."""

    municipality: str
    employer: str
    kind: Kind
    first: str
    last: str
    gender: Gender
    face: str
    tagline: str
    story: str
    domains: tuple[Domain, ...]
    zones: tuple[str, ...]
    ways: tuple[Way, ...]
    moments: tuple[str, ...]
    languages: tuple[Language, ...]
    training: str
    ceiling: int
    themes: tuple[Theme, ...] = ()


BY_HAND = (
    Told(
        municipality="wetterwald", employer="skouder", kind=Kind.EXPERIENCE_EXPERT,
        first="Harm", last="Zwanenveld", gender=Gender.MAN, face="bald-beard",
        tagline="Vrijwilliger. Had zelf jaren schulden.",
        story="Ik deed mijn post niet meer open. Een doos vol. Ik schaamde mij.\n\n"
        "Een vrouw van de inloop ging naast mij zitten. Ze zei: we doen één brief. "
        "Dat was genoeg voor die dag.\n\n"
        "Nu is het acht jaar later. Ik ken de weg, en ik weet hoe het voelt. Dat neem ik mee.",
        domains=(Domain.MONEY, Domain.PEOPLE), themes=(Theme.POVERTY,),
        zones=("wetterkant", "buorren"), ways=(Way.HOME, Way.WALK_IN, Way.PHONE),
        moments=("1-evening", "3-afternoon", "3-evening"),
        languages=(Language.DUTCH, Language.FRISIAN),
        training="Cursus Naast u (12 avonden), cursus Schulden en post", ceiling=4,
    ),
    Told(
        municipality="wetterwald", employer="skouder", kind=Kind.FORMAL,
        first="Jildou", last="Waterdal", gender=Gender.WOMAN, face="bob-red",
        tagline="Beroepskracht, 9 jaar ervaring",
        story="Ik werk niet voor de gemeente. Ik sta naast u.\n\n"
        "Eerst luister ik. Daarna zoeken wij samen uit wat u wilt.\n\n"
        "Ik ga mee naar gesprekken en ik lees brieven met u mee.",
        domains=(Domain.MONEY, Domain.BODY, Domain.HOUSING, Domain.HOUSEHOLD),
        zones=(), ways=(Way.HOME, Way.PHONE, Way.VIDEO),
        moments=("1-morning", "2-afternoon", "4-morning", "4-afternoon"),
        languages=(Language.DUTCH, Language.FRISIAN, Language.ENGLISH),
        training="Sociaal-juridische dienstverlening", ceiling=22,
    ),
    Told(
        municipality="wetterwald", employer="", kind=Kind.MEITINKER,
        first="Nadia", last="Belkandi", gender=Gender.WOMAN, face="scarf-plum",
        tagline="Meitinker van de gemeente",
        story="Ik werk voor de gemeente. Vaak kan ik meteen iets regelen.\n\n"
        "Denk aan hulp thuis of geld voor nood. U mag altijd iemand meenemen.",
        domains=(Domain.MONEY, Domain.HOUSEHOLD, Domain.HOUSING),
        zones=("wetterkant",), ways=(Way.HOME, Way.WALK_IN),
        moments=("2-afternoon", "3-morning", "5-morning"),
        languages=(Language.DUTCH, Language.ARABIC),
        training="Leergang Breed kijken", ceiling=24,
    ),
    Told(
        municipality="wetterwald", employer="de-brege", kind=Kind.ADVISER_FOR_THE_ELDERLY,
        first="Romke", last="Zandveen", gender=Gender.MAN, face="short-brown",
        tagline="Ouderenadviseur. Zorgde zelf voor zijn vrouw.",
        story="Mijn vrouw was lang ziek. Ik deed alles zelf, tot het niet meer ging.\n\n"
        "Nu kom ik bij anderen thuis. Wij kijken samen wat er kan.",
        domains=(Domain.CARING, Domain.HOUSEHOLD, Domain.BODY), themes=(Theme.CARING,),
        zones=("it-eilan", "fjildsicht"), ways=(Way.HOME, Way.PHONE),
        moments=("2-morning", "4-afternoon"),
        languages=(Language.DUTCH, Language.FRISIAN, Language.ENGLISH),
        training="Opleiding ouderenadviseur", ceiling=5,
    ),
    Told(
        municipality="wetterwald", employer="skouder", kind=Kind.FAMILY_EXPERT,
        first="Marije", last="Eilanda", gender=Gender.WOMAN, face="curls-dark",
        tagline="Moeder van een zoon met autisme.",
        story="Op drie scholen hoorde ik dat mijn zoon er niet paste.\n\n"
        "Ik leerde hoe je dan verder komt. En hoe je zelf overeind blijft.",
        domains=(Domain.FAMILY, Domain.LEARNING, Domain.CARING),
        themes=(Theme.AUTISM, Theme.PARENTING),
        zones=("de-mieden", "buorren", "waldein"), ways=(Way.HOME, Way.VIDEO, Way.PHONE),
        moments=("1-evening", "4-evening", "6-morning"),
        languages=(Language.DUTCH, Language.ENGLISH),
        training="Cursus Familie als bondgenoot", ceiling=3,
    ),
)  # fmt: skip
