"""Stories of residents of Wetterwâld with somebody beside them. Invented.

Each goes the way that such stories go: a situation, what was asked, what was behind it, who thought
along, what was tried, how it ended. People in them carry no names.
"""

from dataclasses import dataclass

from naast.support.casework.rules import CaseStatus, ContactKind, Outcome, Rung, RungState

CALL, HOME, ALONG = ContactKind.CALL, ContactKind.HOME, ContactKind.ALONG
WALK_IN, MAIL = ContactKind.WALK_IN, ContactKind.MAIL
DONE, BUSY = RungState.DONE, RungState.BUSY
PLANNED, SKIPPED = RungState.PLANNED, RungState.SKIPPED


@dataclass(frozen=True, kw_only=True)
class Story:
    """What stands in a file. Marks are (start, end); an end is given when it is over."""

    behind: str
    reading: str
    talks: tuple[tuple[ContactKind, int, str], ...]
    goals: tuple[tuple[str, int, int], ...]
    rungs: tuple[tuple[Rung, RungState, str], ...]
    layer: int = 1
    status: CaseStatus = CaseStatus.OPEN
    outcome: Outcome = Outcome.OWN_STRENGTH


STORIES = {
    "doos-met-post": Story(
        behind="Haar man deed het geld. Hij stierf in maart. Sindsdien ligt de post stil. "
        "Het gaat om verdriet, niet om slordig zijn.",
        reading="Ze rekent sneller dan ik. Het is de envelop die te zwaar is.",
        talks=(
            (WALK_IN, 40, "Kwam met de doos op het fietsje. Wij maakten één brief open. Genoeg."),
            (HOME, 75, "Drie stapels: betalen, bellen, weg. De huur loopt twee maanden achter."),
            (CALL, 20, "Samen de verhuurder gebeld. Er komt een regeling als wij een plan sturen."),
            (HOME, 60, "Plan op papier. De zus kijkt elke maand mee. Nog elf brieven te gaan."),
        ),
        goals=(("Zonder angst mijn post openen", 2, 7), ("De huur weer op tijd", 3, 8)),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "Haar zus komt elke eerste zondag. Dan doen zij de post."),
            (Rung.VOLUNTEER, BUSY, "Maatje voor de administratie. Kennis maken volgende week."),
            (Rung.FOR_EVERYONE, DONE, "De inloop op maandagavond, zolang zij dat wil."),
            (Rung.MADE_TO_MEASURE, SKIPPED, "Schuldhulp is niet nodig als de regeling lukt."),
        ),
    ),
    "minder-uren": Story(
        behind="De hulp was de enige die elke week kwam. Minder uren betekent ook: minder praten. "
        "Daarover durfde zij niets te zeggen.",
        reading="Zegt snel dat het wel gaat. Een slechte dag opschrijven helpt haar.",
        talks=(
            (CALL, 25, "Brief voorgelezen aan de telefoon. Er staat een gesprek in, geen besluit."),
            (HOME, 80, "Een slechte dag uitgeschreven, van wakker worden tot slapen."),
            (HOME, 60, "Geoefend wat zij wil zeggen. Haar buurvrouw speelde de gemeente."),
            (MAIL, 15, "Gevraagd om het verslag vooraf. Toegezegd."),
        ),
        goals=(("Dat iemand hoort hoe een slechte dag is", 3, 8), ("Hulp die blijft komen", 4, 7)),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "De buurvrouw kookt op dinsdag. Meer wil zij niet vragen."),
            (Rung.FOR_EVERYONE, PLANNED, "Eettafel in de bibliotheek, met iemand mee."),
            (Rung.MADE_TO_MEASURE, BUSY, "Gesprek met de gemeente over de uren komt eraan."),
        ),
        layer=2,
    ),
    "niet-naar-school": Story(
        behind="Niet het kind is lastig. De klas telt dertig kinderen en hij hoort alles. "
        "Zijn moeder is haar werk bijna kwijt.",
        reading="Drie partijen wachten op elkaar. Iemand moet de eerste stap vragen.",
        talks=(
            (HOME, 90, "De jongen liet zijn treinen zien. Moeder vertelde. Zij is doodmoe."),
            (CALL, 30, "Gebeld met school. Zij willen wel, maar wachten op een plan."),
            (ALONG, 120, "Gesprek op school. De jeugdverpleegkundige dacht mee: begin klein."),
            (MAIL, 20, "Verslag nagekeken. Twee afspraken ontbraken. Nu staan ze erin."),
            (CALL, 15, "Eerste twee uur zijn geweest. Hij wil morgen weer."),
        ),
        goals=(("Een plek waar mijn kind weer wil leren", 1, 7), ("Zelf weer slapen", 2, 6)),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "Opa brengt hem op de twee schooldagen."),
            (Rung.VOLUNTEER, DONE, "Oudervereniging: een moeder die dit ook meemaakte."),
            (Rung.FOR_EVERYONE, BUSY, "Twee keer twee uur in een kleine groep."),
            (Rung.MADE_TO_MEASURE, PLANNED, "Jeugdhulp pas als de kleine groep niet genoeg is."),
        ),
        layer=2,
    ),
    "stoel-stuk": Story(
        behind="De stoel is zijn benen. Zonder stoel mist hij ook zijn werk als vrijwilliger, "
        "en dat doet het meeste zeer.",
        reading="Boos, en met recht. Ik houd de lijst van wie wat beloofde.",
        talks=(
            (CALL, 20, "Op een rij wie hij belde. Zes keer, drie bedrijven."),
            (CALL, 35, "Samen gebeld, met zijn drieën aan de lijn. Nu is er één naam."),
            (MAIL, 15, "Brief aan de gemeente: wie is verantwoordelijk voor de reparatie?"),
            (CALL, 10, "Leenstoel is er. Die past niet goed, maar hij kan naar buiten."),
        ),
        goals=(("Weer zelf naar buiten", 1, 6),),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "Vriend met een busje rijdt zolang."),
            (Rung.MADE_TO_MEASURE, BUSY, "Nieuwe stoel is gemeten. Wachten op de leverancier."),
        ),
        layer=3,
        status=CaseStatus.WAITING,
    ),
    "na-de-scheiding": Story(
        behind="Zij leefde maanden van minder dan de bijstand en wist niet dat er hulp was. "
        "De mentor van haar zoon zag als eerste dat het niet ging.",
        reading="Geen gebrek aan kracht. Te veel tegelijk, en alles op haar naam.",
        talks=(
            (HOME, 90, "De mentor zat de eerste keer naast haar. Alles op tafel gelegd."),
            (CALL, 30, "Gebeld met de verhuurder. De ontruiming is van de baan."),
            (ALONG, 110, "Mee naar de gemeente. Drie dingen aangevraagd in één gesprek."),
            (HOME, 60, "Toeslagen op haar naam gezet. Zij deed het zelf, ik keek mee."),
            (HOME, 45, "Lijst gemaakt voor als het weer misgaat. Die hangt op de koelkast."),
            (CALL, 15, "Het loopt. Zij belt mij als zij mij nodig heeft."),
        ),
        goals=(("In ons huis blijven", 2, 9), ("Overzicht", 1, 8)),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "Haar zoon bleef bij een vriend in de drukste week."),
            (Rung.VOLUNTEER, DONE, "Iemand van de kerk hielp met verhuizen van de spullen."),
            (Rung.FOR_EVERYONE, DONE, "Kleding en fiets via de ruilwinkel."),
            (Rung.MADE_TO_MEASURE, DONE, "Een half jaar hulp bij het op orde brengen."),
            (Rung.OTHER_LAW, DONE, "Aanvulling van de bijstand en bijzondere bijstand."),
        ),
        layer=2,
        outcome=Outcome.MADE_TO_MEASURE,
    ),
    "eigen-huis": Story(
        behind="Haar kinderen wilden haar laten verhuizen. Zij wilde blijven, en vooral: "
        "zelf beslissen. Dat had nog niemand gevraagd.",
        reading="Helder als glas. De kinderen zijn bang, zij niet.",
        talks=(
            (HOME, 90, "Eerst met haar alleen gepraat. Daarna met de kinderen erbij."),
            (HOME, 60, "Door het huis gelopen. Slapen kan beneden, als het bad weg mag."),
            (CALL, 20, "De timmerman uit de straat wil beugels plaatsen."),
            (ALONG, 75, "Gesprek over het bad. Er komt een douche."),
            (HOME, 40, "Koffie in de nieuwe slaapkamer. De kinderen waren er ook."),
        ),
        goals=(("Blijven wonen waar ik woon", 4, 9),),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "Kleinzoon zette het bed beneden."),
            (Rung.VOLUNTEER, DONE, "De bond regelde een klusser en een alarm."),
            (Rung.MADE_TO_MEASURE, DONE, "Douche in plaats van bad."),
        ),
        outcome=Outcome.MADE_TO_MEASURE,
    ),
    "nooit-vrij": Story(
        behind="Zij vraagt een avond. Zij bedoelt: mag ik nog iemand zijn naast zijn ziekte?",
        reading="Huilde toen ik vroeg wat zij vroeger deed. Zingen.",
        talks=(
            (HOME, 85, "Alle uren van een week geteld. Het zijn er eenenzestig."),
            (CALL, 25, "Verteld dat mantelzorg geen plicht is. Dat was nieuw."),
            (HOME, 70, "Haar man wil wel iemand erbij, als het een man is die schaakt."),
        ),
        goals=(("Eén avond per week zingen", 1, 6),),
        rungs=(
            (Rung.OWN_CIRCLE, SKIPPED, "Kinderen wonen over zee. Bellen elke avond."),
            (Rung.VOLUNTEER, BUSY, "Iemand gezocht die schaakt en op donderdag kan."),
            (Rung.FOR_EVERYONE, PLANNED, "Groep voor mantelzorgers, met de pont van één uur."),
        ),
    ),
    "taal-en-werk": Story(
        behind="Hij was monteur. Zijn handen kennen het werk, alleen de woorden ontbreken nog.",
        reading="Leert snel van doen, langzaam uit een boek.",
        talks=(
            (WALK_IN, 45, "Gesprek met een tolk. Hij had zijn papieren in een map bij zich."),
            (CALL, 20, "De fietsenmaker in het dorp wil hem een ochtend laten proberen."),
            (ALONG, 90, "Mee naar de proefochtend. Zij praatten over remmen, in twee talen."),
            (CALL, 15, "Taalles op de werkplaats, van een vrijwilliger die zelf lasser was."),
            (CALL, 10, "Vanaf de eerste van de maand een contract voor drie dagen."),
        ),
        goals=(("Werk met mijn handen", 2, 9), ("De krant lezen", 3, 5)),
        rungs=(
            (Rung.OWN_CIRCLE, SKIPPED, "Familie woont ver weg."),
            (Rung.VOLUNTEER, DONE, "Taalmaatje op de werkplaats, elke dinsdag."),
            (Rung.FOR_EVERYONE, DONE, "Taalhuis voor het examen."),
        ),
        outcome=Outcome.VOLUNTEER,
    ),
    # Who asks for another: what stands here is about the asker, and nothing of the other.
    "voor-mijn-vader": Story(
        behind="",
        reading="",
        talks=((CALL, 30, "Zij belt elke avond en durft niet op vakantie. Wat helpt haar zelf?"),),
        goals=(),
        rungs=(),
    ),
    "voor-mijn-moeder": Story(
        behind="",
        reading="",
        talks=((CALL, 25, "Zij slaapt slecht van de zorg. Gaat eens naar de mantelzorggroep."),),
        goals=(),
        rungs=(),
    ),
    # And the other, once she agreed.
    "weer-koken": Story(
        behind="Sinds de val kookt zij niet meer. Eten voor één vond zij al niets.",
        reading="Praat graag over recepten. Daar begint het.",
        talks=(
            (HOME, 60, "Zij wil weer koken, maar niet alleen eten. De dochter was er niet bij."),
            (CALL, 15, "De eettafel in het dorpshuis gebeld. Donderdag gaat de buurvrouw mee."),
        ),
        goals=(("Weer koken, en niet alleen eten", 3, 7),),
        rungs=(
            (Rung.OWN_CIRCLE, DONE, "De buurvrouw gaat op donderdag mee."),
            (Rung.FOR_EVERYONE, BUSY, "Eettafel in het dorpshuis, eerst één keer proberen."),
        ),
    ),
}
