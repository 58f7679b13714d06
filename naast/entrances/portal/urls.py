"""Residents' addresses: Dutch words, English under /en/."""

from django.urls import path

from naast.entrances.portal.views import (
    ask,
    documents,
    file,
    find,
    home,
    languages,
    messages,
    on_paper,
    plan,
    public,
    share,
    take_along,
    talk,
)

app_name = "portal"
urlpatterns = [
    path("", home.choose, name="choose"),
    path("<slug:slug>/", home.home, name="home"),
    path("<slug:slug>/inloop/", home.walk_in, name="walk_in"),
    path("<slug:slug>/wat-is-dit/", public.support, name="support"),
    path("<slug:slug>/hoe-is-het-hier/", public.arranged, name="arranged"),
    path("<slug:slug>/talen/", languages.choose, name="languages"),
    path("<slug:slug>/talen/<slug:code>/", languages.page, name="in_language"),
    path("<slug:slug>/talen/<slug:code>/<slug:name>/", languages.page, name="page_in_language"),
    path("<slug:slug>/vind-iemand/", find.find, name="find"),
    path("<slug:slug>/vind-iemand/hoe/", find.how_we_match, name="how_we_match"),
    path("<slug:slug>/mensen/<uuid:supporter_id>/", find.person, name="person"),
    path("<slug:slug>/kies/iemand/", ask.choose_anybody, name="choose_anybody"),
    path("<slug:slug>/kies/<uuid:supporter_id>/", ask.choose_person, name="choose_person"),
    path("<slug:slug>/gesprek/", talk.prepare, name="prepare"),
    path("<slug:slug>/gesprek/papier/", talk.print_plan, name="print_plan"),
    path("<slug:slug>/gesprek/bewaren/", plan.keep_plan, name="keep_plan"),
    path("<slug:slug>/gesprek/iemand/", plan.supporter_at_talk, name="supporter_at_talk"),
    path("<slug:slug>/papier/", on_paper.on_paper, name="on_paper"),
    path("<slug:slug>/papier/folder/<slug:zone>/", on_paper.leaflet, name="leaflet"),
    path("<slug:slug>/papier/<slug:what>/", on_paper.blank, name="blank"),
    path("<slug:slug>/mijn-dossier/", file.file, name="file"),
    path(
        "<slug:slug>/mijn-dossier/vraag/<uuid:question_id>/terugnemen/",
        file.withdraw,
        name="withdraw",
    ),
    path("<slug:slug>/mijn-dossier/berichten/", messages.thread, name="messages"),
    path("<slug:slug>/mijn-dossier/code/", file.code, name="code"),
    path("<slug:slug>/mijn-dossier/plan/", plan.own_plan, name="own_plan"),
    path("<slug:slug>/mijn-dossier/documenten/", documents.documents, name="documents"),
    path(
        "<slug:slug>/mijn-dossier/documenten/<uuid:document_id>/",
        documents.document,
        name="document",
    ),
    path(
        "<slug:slug>/mijn-dossier/documenten/<uuid:document_id>/weg/",
        documents.remove,
        name="remove_document",
    ),
    path("<slug:slug>/mijn-dossier/meenemen/", take_along.take_along, name="take_along"),
    path("<slug:slug>/mijn-dossier/delen/", share.share, name="share"),
    path("<slug:slug>/mijn-dossier/delen/bevestigen/", share.confirm, name="confirm_sharing"),
    path(
        "<slug:slug>/mijn-dossier/delen/<uuid:consent_id>/stoppen/",
        share.stop,
        name="stop_sharing",
    ),
    path("<slug:slug>/mijn-dossier/koppelen/", share.link, name="link"),
    path("<slug:slug>/mijn-dossier/sluiten/", file.close_file, name="close_file"),
]
