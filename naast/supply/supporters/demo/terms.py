"""What holds for who works at Skouder in the demo world: invented, and without figures of a law."""

from naast.supply.supporters.rules import COORDINATOR, Kind, Topic

_POLICY = "Vrijwilligersbeleid, hoofdstuk 4"
_QUALITY = "Kwaliteitskader, punt 2"

TERMS: tuple[tuple[str, Topic, str, str], ...] = (
    (
        Kind.FORMAL,
        Topic.PROFILE,
        "Het beroepsprofiel van de beroepsvereniging. Wij lezen het elk jaar samen door.",
        _QUALITY,
    ),
    (Kind.FORMAL, Topic.CODE, "De beroepscode van de beroepsvereniging.", _QUALITY),
    (
        Kind.FORMAL,
        Topic.METHOD,
        "Vraagverheldering, en werken vanuit het eigen netwerk van de inwoner.",
        _QUALITY,
    ),
    (
        Kind.FORMAL,
        Topic.OVERSIGHT,
        "Skouder valt onder de Wkkgz en is aangesloten bij een geschilleninstantie.",
        "Klachtenregeling, artikel 1",
    ),
    (
        Kind.TRAINED_VOLUNTEER,
        Topic.PROFILE,
        "Naast iemand staan, luisteren, en weten wanneer een ander nodig is.",
        _POLICY,
    ),
    (
        Kind.TRAINED_VOLUNTEER,
        Topic.COMPETENCES,
        "Luisteren zonder oordeel. Afspraken nakomen. Eigen grenzen kennen.",
        _POLICY,
    ),
    (
        Kind.TRAINED_VOLUNTEER,
        Topic.MARK,
        "Kent de leefwereld van inwoners en sluit daarbij aan. Inwoners kijken mee.",
        _POLICY,
    ),
    *(
        (kind, topic, text, _POLICY)
        for kind in (Kind.TRAINED_VOLUNTEER, Kind.EXPERIENCE_EXPERT, Kind.FAMILY_EXPERT)
        for topic, text in (
            (Topic.ALLOWANCE, "Een vergoeding per dagdeel. Hoeveel staat in het beleid."),
            (Topic.TRAVEL, "Bus en trein helemaal, fiets en auto per kilometer."),
            (Topic.INSURANCE, "U bent verzekerd door Skouder, vanaf uw eerste dag."),
            (Topic.LEARNING, "Opleiding en intervisie zijn gratis, en tellen als uw tijd."),
            (Topic.PLACE, "Een telefoon van Skouder, en een kamer als u die nodig hebt."),
        )
    ),
    (COORDINATOR, Topic.PLACE, "Uren voor de pool, los van ander werk.", _POLICY),
)
