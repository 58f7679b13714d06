"""Addresses of a worker, her card and her learning."""

from collections.abc import Callable

from naast.supply.supporters.models import Supporter
from naast.supply.supporters.tests.factories import make_application
from tests.addresses.line import NOTHING_THERE, TAKEN, Line, anybody, desk, of
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    ILSE,
    KARIN,
    LEO,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
)
from tests.world import World


def application(step: str, *, talked: bool = False) -> Callable[[World], str]:
    """Return the page on which somebody is answered who wants to help in Carla's organisation."""

    def path(_world: World) -> str:
        one = make_application(stage="talked" if talked else "new")
        return f"/desk/people/applications/{one.pk}/{step}/"

    return path


# Who has a card: whoever stands beside residents, or decides on behalf of the municipality.
WITH_A_CARD = {SANNE, BRAM, DIRK, FOPPE, LEO, RINSKE}

LEAD_WORKERS = {CARLA, TINEKE, UMA, KARIN}

TABLE: dict[str, Line] = {
    # A worker and her own card.
    "supporters:my_card": desk("/desk/my-card/", may=WITH_A_CARD, form=TAKEN),
    "supporters:withdraw": desk("/desk/my-card/withdraw/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:my_photo": desk("/desk/my-card/photo/", may=WITH_A_CARD, form=TAKEN),
    "supporters:withdraw_photo": desk(
        "/desk/my-card/photo/away/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    # Everybody gets it while she shows it; here nobody does at this address.
    "supporters:photo": anybody(f"/foto/{NOTHING_THERE}/", look=404),
    "supporters:confirm": desk("/desk/my-card/confirm/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:declare": desk("/desk/my-card/declare/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:pause": desk("/desk/my-card/pause/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:details": desk("/desk/my-details/", may=WITH_A_CARD, form=TAKEN),
    "supporters:calendar": desk("/desk/my-details/calendar/", may=WITH_A_CARD, form=TAKEN),
    "supporters:renew_calendar": desk(
        "/desk/my-details/calendar/renew/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    "supporters:end_calendar": desk(
        "/desk/my-details/calendar/end/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    "supporters:diary": desk("/desk/my-details/busy/", may=WITH_A_CARD, form=422),
    "supporters:diary_file": desk("/desk/my-details/busy/file/", may=WITH_A_CARD, form=422),
    "supporters:end_diary": desk(
        "/desk/my-details/busy/end/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    # Who leads workers: her own, and those of nobody else.
    "supporters:people": desk("/desk/people/", may=LEAD_WORKERS),
    "supporters:applications": desk("/desk/people/applications/", may={CARLA, TINEKE, UMA}),
    "supporters:talked": desk(application("talked"), may={CARLA}, look=None, form=TAKEN),
    "supporters:decline": desk(application("decline"), may={CARLA}, look=None, form=TAKEN),
    "supporters:admit": desk(application("admit", talked=True), may={CARLA}, form=TAKEN),
    "supporters:asked": desk("/desk/people/asked/", may=LEAD_WORKERS, form=TAKEN),
    "supporters:terms": desk("/desk/people/terms/", may=LEAD_WORKERS, form=TAKEN),
    "supporters:papers": desk(of(SANNE, Supporter, "/desk/people/{}/"), may={CARLA}, form=TAKEN),
    # Who stands behind a volunteer; a supervisor opens nothing by it.
    "supporters:supervisor": desk(
        of(SANNE, Supporter, "/desk/people/{}/supervisor/"), may={CARLA}, form=TAKEN
    ),
    "supporters:end_supervision": desk(
        of(SANNE, Supporter, "/desk/people/{}/supervisor/end/"), may={CARLA}, look=None, form=302
    ),
    "supporters:behind": desk("/desk/behind/", may={ILSE}),
    # Her independence card: herself and who leads her. An organisation's: who watches there, too.
    "supporters:independence": desk(
        of(SANNE, Supporter, "/desk/people/{}/independence/"), may={SANNE, CARLA}
    ),
    "supporters:organisation_card": desk(
        "/desk/independence/organisations/1/", may={CARLA, GEA, EMRE}
    ),
    # Learning: of who works somewhere, and of who leads there. Names are of who leads them alone.
    "training:catalogue": desk("/desk/training/", may=WITH_A_CARD | LEAD_WORKERS),
    "training:register": desk("/desk/training/register/", may=LEAD_WORKERS),
    "training:new_course": desk("/desk/training/courses/new/", may=LEAD_WORKERS, form=TAKEN),
    "training:course": desk(
        lambda world: f"/desk/training/courses/{world.course.pk}/", may={CARLA}, form=TAKEN
    ),
    "training:stop": desk(
        lambda world: f"/desk/training/courses/{world.course.pk}/stop/",
        may={CARLA},
        look=None,
        form=302,
    ),
    "training:new_meeting": desk("/desk/training/meetings/new/", may=LEAD_WORKERS, form=TAKEN),
    "training:backed": desk("/desk/training/backed/", may=LEAD_WORKERS),
    "training:people": desk(
        lambda world: f"/desk/training/meetings/{world.day_ahead.pk}/people/",
        may={CARLA},
        form=TAKEN,
    ),
    "training:changed": desk(
        lambda world: f"/desk/training/meetings/{world.learning_day.pk}/changed/",
        may={CARLA},
        form=TAKEN,
    ),
    "training:come": desk(
        lambda world: f"/desk/training/meetings/{world.day_ahead.pk}/come/",
        may={SANNE, BRAM},
        look=None,
        form=TAKEN,
    ),
    "training:cannot": desk(
        lambda world: f"/desk/training/meetings/{world.day_ahead.pk}/cannot/",
        may={SANNE, BRAM},
        look=None,
        form=TAKEN,
    ),
    "training:meeting": desk(
        lambda world: f"/desk/training/meetings/{world.learning_day.pk}/",
        may={SANNE, BRAM, CARLA},
        form={404, 422},
    ),
}
