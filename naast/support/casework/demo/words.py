"""What supporters of the demo world write down, by part of life. Invented."""

from naast.supply.law.rules import Domain
from naast.support.casework.rules import Rung

BEHIND = {
    Domain.HOUSING: (
        "Het gaat niet om het vocht alleen. Het gezin slaapt met zijn vieren in één kamer.",
        "Bang om weg te moeten uit de buurt waar alle hulp dichtbij is.",
        "Wil vooral zelf kunnen kiezen waar het bed komt te staan.",
    ),
    Domain.MONEY: (
        "De post ligt stil sinds het verlies van de partner. Die deed altijd het geld.",
        "Er is genoeg inkomen. Het overzicht ontbreekt, en de moed.",
        "Schaamte. De kinderen mogen het niet weten.",
    ),
    Domain.WORK: (
        "De dagen zijn leeg. Werk is vooral: weer ergens bij horen.",
        "Bang dat een proef op het werk meteen geld kost.",
        "Kan veel, maar niet vijf uur achter elkaar.",
    ),
    Domain.LEARNING: (
        "Er is thuis geen rust. School is niet het enige dat schuurt.",
        "Kan niet goed lezen en verborg dat twintig jaar.",
        "Het kind wil wel. De groep is te groot en te druk.",
    ),
    Domain.FAMILY: (
        "Moe. Al maanden alleen verantwoordelijk, ook in de nacht.",
        "De ruzie gaat over geld. De kinderen staan ertussen.",
        "Wil hulp, maar is bang dat iemand de kinderen weghaalt.",
    ),
    Domain.BODY: (
        "Wil geen vreemde handen. Wil eerst weten wie er komt.",
        "Het lijf gaat achteruit. Daarover praten is moeilijker dan over de rolstoel.",
        "Vallen is de angst. Daarom komt er niemand meer buiten.",
    ),
    Domain.MIND: (
        "Slaapt slecht. Daardoor lukt ook de post niet.",
        "Wil niet nog eens het hele verhaal vertellen.",
        "Zocht vooral iemand die blijft, ook als het even niet gaat.",
    ),
    Domain.HOUSEHOLD: (
        "Niet het poetsen is het punt. De hulp was de enige die kwam.",
        "Wil gasten kunnen ontvangen zonder schaamte.",
        "Het huishouden lukt half. Niemand vroeg welke helft.",
    ),
    Domain.GETTING_AROUND: (
        "Vervoer is de weg naar de kaartclub. Zonder club wordt het stil.",
        "Durft niet alleen in de bus na een val.",
        "Heeft een pas, maar belt niet. Vindt het gesprek met de centrale lastig.",
    ),
    Domain.PEOPLE: (
        "Mist iemand om nuttig voor te zijn.",
        "Sprak in een week alleen de bezorger.",
        "Wil geen maatje, maar samen iets maken.",
    ),
    Domain.CARING: (
        "De zorg gaat door in de nacht. Dat stond nergens op papier.",
        "Hulp vragen voelt als falen.",
        "Wil niet minder zorgen. Wil af en toe gewoon partner zijn.",
    ),
    Domain.FUTURE: (
        "Zoekt geen antwoord, maar iemand om hardop mee te denken.",
        "Bang om iets vast te leggen wat later niet meer past.",
        "Achttien worden is feest én angst tegelijk.",
    ),
}
SAID = {
    Domain.HOUSING: (
        "Foto's van het vocht gemaakt. Brief aan de verhuurder geschreven, met een termijn.",
        "Gebeld met de woningstichting. Er komt een opzichter.",
        "Samen ingeschreven voor een woning. Punten nagekeken.",
        "Urgentie besproken. Wij schrijven op wat de arts al zei.",
    ),
    Domain.MONEY: (
        "Post op drie stapels gelegd: betalen, bellen, weg.",
        "Gebeld met de zorgverzekeraar. Er kan een regeling komen.",
        "Overzicht van geld in en geld uit gemaakt. De huur staat nu bovenaan.",
        "Bijzondere bijstand besproken. Wil er een nacht over slapen.",
        "Brief van de deurwaarder gelezen. De beslagvrije voet klopte niet.",
    ),
    Domain.WORK: (
        "Gekeken welke dagdelen wel lukken. Twee ochtenden is het plan.",
        "Mee naar de proefdag. Ging goed, wel moe.",
        "Gebeld over de gevolgen voor de uitkering. Antwoord komt op papier.",
    ),
    Domain.LEARNING: (
        "Met school en ouder om tafel. Eerst vier uur per week, in een kleine groep.",
        "Taalhuis bezocht. Er is plek op dinsdag.",
        "Gelezen wat in het verslag van school staat. Twee punten kloppen niet.",
    ),
    Domain.FAMILY: (
        "Gesprek geoefend. Drie dingen op papier die gezegd moeten worden.",
        "Mee geweest naar het gesprek. Er werd geluisterd.",
        "Besproken wie in de familie een middag kan oppassen.",
        "Uitgelegd wat wel en niet hoeft bij jeugdhulp.",
    ),
    Domain.BODY: (
        "Een slechte dag opgeschreven, uur voor uur. Dat gaat mee naar het gesprek.",
        "Gebeld met de leverancier. Er komt iemand passen.",
        "Met de wijkverpleging gesproken. Zij komt kijken.",
        "Uitleg gegeven over de eigen bijdrage.",
    ),
    Domain.MIND: (
        "Niet over papieren gepraat vandaag. Gewandeld.",
        "Gebeld over de wachtlijst. Er is een andere plek met minder wachttijd.",
        "Samen een kaart gemaakt: wie bel ik als het misgaat?",
        "Wilde niet komen. Afgesproken dat ik morgen weer bel.",
    ),
    Domain.HOUSEHOLD: (
        "Het verslag van de gemeente nagekeken. Er ontbreekt de helft.",
        "Met de hulp en de buurvrouw een weekplan gemaakt.",
        "Boodschappendienst geprobeerd. Bevalt.",
        "Eerst de keuken, dan de rest. Een vrijwilliger helpt mee.",
    ),
    Domain.GETTING_AROUND: (
        "Samen de bus genomen, heen en terug.",
        "Pas voor de taxi opnieuw aangevraagd. Reden van afwijzing opgevraagd.",
        "Buurtbus gebeld. Halte is vijf minuten lopen.",
    ),
    Domain.PEOPLE: (
        "Naar de koffie in het dorpshuis geweest. Bleef langer dan gedacht.",
        "Kennis gemaakt met een vrijwilliger. Het klikt.",
        "Buurtbemiddeling uitgelegd. Wil het proberen.",
    ),
    Domain.CARING: (
        "Alle uren zorg van een week geteld. Het zijn er meer dan vijftig.",
        "Logeerhuis bekeken. Eén weekend per maand als proef.",
        "Gesproken over wat er gebeurt als de zorger zelf ziek wordt.",
        "Steunpunt gebeld. Er is een groep op woensdag.",
    ),
    Domain.FUTURE: (
        "Lijst gemaakt van wat op de verjaardag van achttien verandert.",
        "Gepraat over wat belangrijk is. Drie woorden kwamen steeds terug.",
        "Uitgelegd wat een volmacht is en wat een mentor doet.",
    ),
}
SHORT = (
    "Vraag beantwoord in één gesprek. Weet nu waar te zijn.",
    "Uitleg gegeven over de brief. Kan zelf verder.",
    "Doorverwezen naar de inloop. Iemand gaat de eerste keer mee.",
    "Telefoonnummer en uitleg gegeven. Mag altijd terugbellen.",
    "Formulier samen ingevuld. Klaar.",
)
NEXT = (
    "Ik bel volgende week.",
    "Wij wachten op antwoord.",
    "Gaat het eerst zelf proberen.",
    "Dochter leest mee.",
    "Kijken er over twee weken weer naar.",
    "Was opgelucht.",
    "Vond het spannend, en deed het toch.",
    "Volgende keer met de buurman erbij.",
)
READING = (
    "Ik denk dat rust eerst komt. Daarna de papieren.",
    "Er zit veel kracht. Niet te snel overnemen.",
    "Ik let op: zegt snel ja om ervan af te zijn.",
    "Vertrouwen groeit. Kleine stappen houden.",
)
GOALS = {
    Domain.HOUSING: ("Een huis waar het droog is", "Blijven wonen waar ik woon"),
    Domain.MONEY: (
        "Zonder angst mijn post openen",
        "Elke maand de huur op tijd",
        "Weten wat er op is",
    ),
    Domain.WORK: ("Twee dagen iets doen wat ertoe doet", "Werk dat ik volhoud"),
    Domain.LEARNING: ("Een plek waar mijn kind weer wil leren", "De krant kunnen lezen"),
    Domain.FAMILY: ("Rust aan tafel", "Zelf kunnen zeggen wat nodig is"),
    Domain.BODY: ("Weer alleen naar buiten", "Hulp die past bij mijn dag"),
    Domain.MIND: ("Slapen", "Eén ding tegelijk"),
    Domain.HOUSEHOLD: ("Een huis waar iemand mag binnenkomen", "Hulp die blijft komen"),
    Domain.GETTING_AROUND: ("Elke week naar de club", "Zelf naar de winkel"),
    Domain.PEOPLE: ("Iemand om mee te lachen", "Ergens bij horen"),
    Domain.CARING: ("Eén avond per week voor mijzelf", "Weten wie het overneemt"),
    Domain.FUTURE: ("Zelf kiezen hoe het verder gaat", "Alles op papier"),
}
TRIED = {
    Rung.OWN_CIRCLE: (
        "Zus kan één middag per week.",
        "De buren willen boodschappen doen.",
        "Familie woont ver weg.",
        "Zoon helpt al met alles wat hij kan.",
    ),
    Rung.VOLUNTEER: (
        "Maatje gevonden via de vereniging.",
        "Vrijwilliger helpt met de administratie.",
        "De wachtlijst is daar vier maanden.",
    ),
    Rung.FOR_EVERYONE: (
        "Inloop op maandag.",
        "Maaltijden uit de keuken van het dorpshuis.",
        "Taalhuis, elke dinsdag.",
        "Buurtbus.",
    ),
    Rung.MADE_TO_MEASURE: (
        "Melding gedaan bij de gemeente.",
        "Hulp in huis, drie uur per week.",
        "Begeleiding aangevraagd.",
    ),
    Rung.OTHER_LAW: (
        "Loopt via de zorgverzekering.",
        "Wet langdurige zorg aangevraagd.",
        "Schuldhulp loopt.",
    ),
}
