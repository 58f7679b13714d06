from django.urls import path

from naast.supply.cooperation.views import agreements, contacts, covenants

app_name = "cooperation"
urlpatterns = [
    path("desk/agreements/", agreements.agreements, name="agreements"),
    path("desk/agreements/<int:agreement_id>/", agreements.agreement, name="agreement"),
    path("desk/agreements/<int:agreement_id>/paper/", agreements.paper, name="agreement_paper"),
    path("desk/agreements/new/<int:municipality_id>/", agreements.new, name="new_agreement"),
    path("desk/agreements/proposals/<uuid:proposal_id>/", agreements.proposal, name="proposal"),
    path("desk/agreements/proposals/<uuid:proposal_id>/edit/", agreements.edit, name="edit"),
    path("desk/agreements/proposals/<uuid:proposal_id>/send/", agreements.send, name="send"),
    path(
        "desk/agreements/proposals/<uuid:proposal_id>/withdraw/",
        agreements.withdraw,
        name="withdraw",
    ),
    path("desk/agreements/proposals/<uuid:proposal_id>/answer/", agreements.answer, name="answer"),
    path(
        "desk/agreements/proposals/<uuid:proposal_id>/paper/",
        agreements.proposal_paper,
        name="proposal_paper",
    ),
    path("desk/contacts/", contacts.contacts, name="contacts"),
    path("desk/contacts/new/<int:municipality_id>/", contacts.new_contact, name="new_contact"),
    path("desk/contacts/<uuid:contact_id>/", contacts.contact, name="contact"),
    path("desk/contacts/<uuid:contact_id>/end/", contacts.end_contact, name="end_contact"),
    path("desk/contacts/talks/new/<int:municipality_id>/", contacts.new_talk, name="new_talk"),
    path("desk/contacts/talks/<uuid:talk_id>/", contacts.talk, name="talk"),
    path("desk/contacts/talks/<uuid:talk_id>/edit/", contacts.correct_talk, name="correct_talk"),
    path("desk/contacts/talks/<uuid:talk_id>/done/", contacts.follow, name="follow"),
    path("desk/covenants/", covenants.covenants, name="covenants"),
    path("desk/covenants/new/<int:municipality_id>/", covenants.new, name="new_covenant"),
    path("desk/covenants/<uuid:covenant_id>/", covenants.covenant, name="covenant"),
    path("desk/covenants/<uuid:covenant_id>/edit/", covenants.edit, name="edit_covenant"),
    path(
        "desk/covenants/<uuid:covenant_id>/parties/<int:organisation_id>/",
        covenants.party,
        name="party",
    ),
    path("desk/covenants/<uuid:covenant_id>/stage/", covenants.grown, name="grown"),
    path("desk/covenants/<uuid:covenant_id>/ask/", covenants.ask, name="ask"),
    path("desk/covenants/<uuid:covenant_id>/join/", covenants.join, name="join"),
    path("desk/covenants/<uuid:covenant_id>/paper/", covenants.paper, name="covenant_paper"),
]
