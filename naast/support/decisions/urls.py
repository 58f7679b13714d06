"""The officer's pages."""

from django.urls import path

from naast.support.decisions import views
from naast.support.decisions.views import (
    appointments,
    approaches,
    conversation,
    framework,
    letters,
    mandates,
    notices,
    objections,
    received,
    reports,
)

app_name = "decisions"
urlpatterns = [
    path("desk/objections/", objections.objections, name="objections"),
    path("desk/objections/register/", objections.register, name="register_objection"),
    path(
        "desk/objections/letters/<uuid:letter_id>/",
        objections.objection_letter,
        name="objection_letter",
    ),
    path("desk/objections/<uuid:objection_id>/", objections.objection, name="objection"),
    path("desk/objections/<uuid:objection_id>/take/", objections.take, name="take_objection"),
    path(
        "desk/objections/<uuid:objection_id>/complete/",
        objections.ask_to_complete,
        name="ask_to_complete",
    ),
    path("desk/objections/<uuid:objection_id>/hearing/", objections.hearing, name="hearing"),
    path("desk/objections/<uuid:objection_id>/heard/", objections.heard, name="heard"),
    path("desk/objections/<uuid:objection_id>/longer/", objections.longer, name="objection_longer"),
    path("desk/objections/<uuid:objection_id>/decide/", objections.judge, name="judge"),
    path("desk/going-to/", approaches.approaches, name="approaches"),
    path("desk/going-to/<uuid:approach_id>/", approaches.approach, name="approach"),
    path("desk/framework/", framework.articles, name="framework"),
    path("desk/framework/new/<int:municipality_id>/", framework.new, name="new_article"),
    path("desk/framework/<int:article_id>/end/", framework.end, name="end_article"),
    path("desk/breakthroughs/", framework.breakthroughs, name="breakthroughs"),
    path("desk/mandates/", mandates.register, name="mandates"),
    path("desk/mandates/new/<int:municipality_id>/", mandates.new, name="new_mandate"),
    path("desk/mandates/<int:mandate_id>/back/", mandates.back, name="back_mandate"),
    path("desk/mandates/<int:mandate_id>/name/", mandates.name, name="name_holder"),
    path("desk/mandates/<int:mandate_id>/end/", mandates.end, name="end_mandate"),
    path("desk/matters/", views.matters, name="matters"),
    path("desk/matters/notify/", notices.notify, name="notify"),
    path("desk/matters/questions/<uuid:question_id>/take/", views.take, name="take"),
    path("desk/matters/questions/<uuid:question_id>/pass-on/", views.pass_on, name="pass_on"),
    path("desk/matters/<uuid:matter_id>/", views.matter, name="matter"),
    path("desk/matters/shared/<uuid:piece_id>/", received.document, name="shared_document"),
    path("desk/matters/<uuid:matter_id>/question/", views.question_behind, name="question_behind"),
    path("desk/matters/<uuid:matter_id>/messages/", views.thread, name="messages"),
    path(
        "desk/matters/<uuid:matter_id>/appointment/", appointments.appointment, name="appointment"
    ),
    path(
        "desk/matters/<uuid:matter_id>/times/<uuid:time_id>/pick/",
        appointments.pick_time,
        name="pick_time",
    ),
    path(
        "desk/matters/<uuid:matter_id>/appointments/<uuid:appointment_id>/call-off/",
        appointments.call_off,
        name="call_off",
    ),
    path("desk/matters/<uuid:matter_id>/report/", reports.report, name="report"),
    path("desk/matters/<uuid:matter_id>/report/reply/", reports.reply, name="reply"),
    path("desk/matters/<uuid:matter_id>/report/paper/", reports.report_paper, name="report_paper"),
    path("desk/matters/<uuid:matter_id>/notice/", notices.notice, name="notice"),
    path("desk/matters/<uuid:matter_id>/urgent/", notices.urgent, name="urgent"),
    path("desk/matters/<uuid:matter_id>/ladder/", views.ladder, name="ladder"),
    path("desk/matters/<uuid:matter_id>/application/", views.application, name="application"),
    path(
        "desk/matters/<uuid:matter_id>/conversation/",
        conversation.conversation,
        name="conversation",
    ),
    path("desk/matters/<uuid:matter_id>/letter/", letters.letter, name="letter"),
    path("desk/matters/<uuid:matter_id>/letter/draft/", letters.concept, name="letter_concept"),
    path("desk/matters/letters/<uuid:letter_id>/", letters.sent, name="sent_letter"),
    path(
        "desk/matters/<uuid:matter_id>/decisions/<uuid:decision_id>/anew/",
        letters.anew,
        name="decide_anew",
    ),
    path("desk/matters/<uuid:matter_id>/letter/data/", letters.data, name="letter_data"),
    path("desk/matters/<uuid:matter_id>/later/", conversation.later, name="later"),
    path("desk/matters/<uuid:matter_id>/decide/", views.decide, name="decide"),
    path("desk/matters/<uuid:matter_id>/close/", views.close, name="close"),
]
