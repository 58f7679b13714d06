"""Addresses of what parties agree, meet and know of each other."""

from tests.addresses.line import TAKEN, WATCHES, Line, desk
from tests.cast import CARLA, EMRE, GEA, SANNE, STIJN, WETTERWALD

TABLE: dict[str, Line] = {
    # What municipality and organisation agree: read by both sides and the council.
    "cooperation:overview": desk("/desk/agreements/overview/", may=WATCHES),
    "cooperation:agreements": desk("/desk/agreements/", may=WATCHES),
    "cooperation:agreement": desk(
        lambda world: f"/desk/agreements/{world.agreement.pk}/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:agreement_paper": desk(
        lambda world: f"/desk/agreements/{world.agreement.pk}/paper/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:new_agreement": desk(f"/desk/agreements/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "cooperation:proposal": desk(
        lambda world: f"/desk/agreements/proposals/{world.proposal.id}/", may={CARLA, GEA}
    ),
    "cooperation:proposal_paper": desk(
        lambda world: f"/desk/agreements/proposals/{world.proposal.id}/paper/", may={CARLA, GEA}
    ),
    "cooperation:edit": desk(
        lambda world: f"/desk/agreements/proposals/{world.draft.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:send": desk(
        lambda world: f"/desk/agreements/proposals/{world.draft.id}/send/",
        may={GEA},
        look=None,
        form=302,
    ),
    "cooperation:withdraw": desk(
        lambda world: f"/desk/agreements/proposals/{world.draft.id}/withdraw/",
        may={GEA},
        look=None,
        form=302,
    ),
    "cooperation:answer": desk(
        lambda world: f"/desk/agreements/proposals/{world.proposal.id}/answer/",
        may={CARLA},
        form=TAKEN,
    ),
    "cooperation:covenants": desk("/desk/covenants/", may=WATCHES),
    "cooperation:new_covenant": desk(f"/desk/covenants/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "cooperation:covenant": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:covenant_paper": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/paper/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:edit_covenant": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:party": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/parties/1/", may={GEA}, form=TAKEN
    ),
    "cooperation:grown": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/stage/", may={GEA}, form=TAKEN
    ),
    "cooperation:ask": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/ask/", may={GEA}, look=None, form=302
    ),
    "cooperation:join": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/join/", may={CARLA}, look=None, form=302
    ),
    # Examples with which who answers for agreements begins; others read what is shared.
    "cooperation:examples": desk("/desk/examples/", may={GEA, STIJN}),
    "cooperation:national": desk("/desk/examples/national/subsidie/", may={GEA, STIJN}),
    "cooperation:new_example": desk(
        f"/desk/examples/new/{WETTERWALD}/subsidy/", may={GEA}, form=TAKEN
    ),
    "cooperation:example": desk(lambda world: f"/desk/examples/{world.example.id}/", may={GEA}),
    "cooperation:edit_example": desk(
        lambda world: f"/desk/examples/{world.example.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:share_example": desk(
        lambda world: f"/desk/examples/{world.example.id}/share/", may={GEA}, look=None, form=302
    ),
    "cooperation:remove_example": desk(
        lambda world: f"/desk/examples/{world.example.id}/remove/", may={GEA}, look=None, form=302
    ),
    # What municipalities decided: a draft is their own, what is published everybody reads.
    "cooperation:notes": desk("/desk/notes/", may=WATCHES),
    "cooperation:new_note": desk(f"/desk/notes/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "cooperation:edit_note": desk(
        lambda world: f"/desk/notes/{world.note.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:publish_note": desk(
        lambda world: f"/desk/notes/{world.note.id}/publish/", may={GEA}, look=None, form=302
    ),
    # Where people are met: who works together there reads it, each party keeps its own.
    "cooperation:places": desk("/desk/finding-places/", may=WATCHES),
    "cooperation:new_place": desk(
        f"/desk/finding-places/new/{WETTERWALD}/", may={CARLA, GEA}, form=TAKEN
    ),
    "cooperation:edit_place": desk(
        lambda world: f"/desk/finding-places/{world.place.id}/", may={CARLA}, form=TAKEN
    ),
    "cooperation:been": desk(
        lambda world: f"/desk/finding-places/{world.place.id}/been/",
        may={CARLA},
        look=None,
        form=302,
    ),
    "cooperation:stop_going": desk(
        lambda world: f"/desk/finding-places/{world.place.id}/stop/",
        may={CARLA},
        look=None,
        form=302,
    ),
    # Short lines: whom one turns to, and who spoke with whom; read by the parties concerned.
    "cooperation:contacts": desk("/desk/contacts/", may=WATCHES),
    "cooperation:new_contact": desk(
        f"/desk/contacts/new/{WETTERWALD}/", may={CARLA, GEA}, form=TAKEN
    ),
    "cooperation:contact": desk(
        lambda world: f"/desk/contacts/{world.contact.id}/", may={CARLA}, form=TAKEN
    ),
    "cooperation:end_contact": desk(
        lambda world: f"/desk/contacts/{world.contact.id}/end/", may={CARLA}, look=None, form=302
    ),
    "cooperation:new_talk": desk(
        f"/desk/contacts/talks/new/{WETTERWALD}/", may={CARLA, EMRE, GEA}, form=TAKEN
    ),
    "cooperation:talk": desk(
        lambda world: f"/desk/contacts/talks/{world.talk.id}/", may={CARLA, GEA}
    ),
    "cooperation:correct_talk": desk(
        lambda world: f"/desk/contacts/talks/{world.talk.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:follow": desk(
        lambda world: f"/desk/contacts/talks/{world.talk.id}/done/",
        may={GEA},
        look=None,
        form=302,
    ),
    # Meetings: read by the parties that meet, kept by who called them; actions by who does them.
    "cooperation:meetings": desk("/desk/meetings/", may=WATCHES),
    "cooperation:new_meeting": desk(
        f"/desk/meetings/new/{WETTERWALD}/", may={CARLA, EMRE, GEA}, form=TAKEN
    ),
    "cooperation:meeting": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:meeting_calendar": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/calendar/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:meeting_paper": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/paper/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:edit_meeting": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:minutes": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/minutes/", may={GEA}, form=TAKEN
    ),
    "cooperation:new_action": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/actions/", may={GEA}, form=TAKEN
    ),
    "cooperation:invite": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/invite/", may={GEA}, look=None, form=302
    ),
    "cooperation:cancel": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/cancel/", may={GEA}, look=None, form=302
    ),
    "cooperation:action": desk(
        lambda world: f"/desk/meetings/actions/{world.action.id}/", may={GEA, SANNE}
    ),
    "cooperation:finish": desk(
        lambda world: f"/desk/meetings/actions/{world.action.id}/done/",
        may={GEA, SANNE},
        look=None,
        form=302,
    ),
}
