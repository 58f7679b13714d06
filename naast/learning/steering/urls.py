from django.urls import path

from naast.learning.steering.views import (
    ambitions,
    answers,
    arrangement,
    council,
    independence,
    library,
    overview,
    principles,
    report,
    selftest,
    vision,
    worth,
)

app_name = "steering"
urlpatterns = [
    path("desk/steering/", overview.overview, name="overview"),
    path("desk/steering/library/", library.shelves, name="library"),
    path("desk/steering/<slug:slug>/before/", overview.before, name="before"),
    path("desk/steering/<slug:slug>/say/<slug:subject>/", answers.say, name="answer"),
    # How support is arranged.
    path("desk/steering/<slug:slug>/arrangement/", arrangement.arrangement, name="arrangement"),
    path("desk/steering/<slug:slug>/arrangement/show/", arrangement.show, name="show"),
    path("desk/steering/<slug:slug>/now/", arrangement.known, name="known"),
    path("desk/steering/<slug:slug>/situation.pdf", arrangement.paper, name="situation"),
    # Whether support is independent, and what keeps it so.
    path("desk/steering/<slug:slug>/independence/", independence.independence, name="independence"),
    path(
        "desk/steering/<slug:slug>/independence/statement/",
        independence.statement,
        name="statement",
    ),
    # What support costs, and what it may be worth.
    path("desk/steering/<slug:slug>/worth/", worth.worth, name="worth"),
    path("desk/steering/<slug:slug>/worth.csv", worth.sheet, name="worth_sheet"),
    path("desk/steering/<slug:slug>/worth/spent/", worth.spent, name="spent"),
    path(
        "desk/steering/<slug:slug>/worth/<slug:effect>/leave-out/",
        worth.leave_out,
        name="leave_out",
    ),
    path("desk/steering/<slug:slug>/worth/<slug:effect>/<slug:part>/", worth.assume, name="assume"),
    # The vision, version by version.
    path("desk/steering/<slug:slug>/vision/", vision.visions, name="visions"),
    path("desk/steering/<slug:slug>/vision/new/", vision.new, name="new_vision"),
    path("desk/steering/<slug:slug>/vision/<uuid:vision_id>/", vision.one, name="vision"),
    path(
        "desk/steering/<slug:slug>/vision/<uuid:vision_id>/edit/", vision.edit, name="edit_vision"
    ),
    path(
        "desk/steering/<slug:slug>/vision/<uuid:vision_id>/share/",
        vision.share,
        name="share_vision",
    ),
    path(
        "desk/steering/<slug:slug>/vision/<uuid:vision_id>/decide/",
        vision.decide,
        name="decide_vision",
    ),
    path("desk/steering/<slug:slug>/vision/<uuid:vision_id>/remark/", vision.remark, name="remark"),
    path(
        "desk/steering/<slug:slug>/remarks/<uuid:remark_id>/", vision.answer, name="answer_remark"
    ),
    # The report for the municipal council, with what the client council says of it.
    path("desk/steering/<slug:slug>/reports/", report.reports, name="reports"),
    path("desk/steering/<slug:slug>/reports/new/", report.new, name="new_report"),
    path("desk/steering/<slug:slug>/reports/<uuid:report_id>/", report.one, name="report"),
    path(
        "desk/steering/<slug:slug>/reports/<uuid:report_id>/write/",
        report.write,
        name="write_report",
    ),
    path("desk/steering/<slug:slug>/reports/<uuid:report_id>/ask/", report.ask, name="ask_opinion"),
    path(
        "desk/steering/<slug:slug>/reports/<uuid:report_id>/opinion/",
        report.say,
        name="say_opinion",
    ),
    path(
        "desk/steering/<slug:slug>/reports/<uuid:report_id>/send/", report.send, name="send_report"
    ),
    path("desk/steering/<slug:slug>/reports/<uuid:report_id>/talk/", principles.talk, name="talk"),
    path(
        "desk/steering/<slug:slug>/reports/<uuid:report_id>/talk/propose/",
        principles.propose,
        name="propose_principle",
    ),
    path(
        "desk/steering/<slug:slug>/principles/<uuid:principle_id>/yes/",
        principles.agree,
        name="agree_principle",
    ),
    path("<slug:slug>/raadsrapport/", report.public_reports, name="public_reports"),
    path("<slug:slug>/raadsrapport/<uuid:report_id>/", report.public_report, name="public_report"),
    path(
        "<slug:slug>/raadsrapport/<uuid:report_id>/rapport.pdf", report.paper, name="report_paper"
    ),
    # The self-test, ambitions, and the client council.
    path("desk/self-test/", selftest.selftests, name="selftests"),
    path("desk/self-test/new/<int:municipality_id>/", selftest.new, name="new_selftest"),
    path("desk/self-test/<uuid:test_id>/", selftest.selftest, name="selftest"),
    path("desk/self-test/<uuid:test_id>/sheet/<uuid:seat_id>/", selftest.sheet, name="sheet"),
    path("desk/self-test/<uuid:test_id>/propose/", selftest.propose, name="propose"),
    path("desk/self-test/<uuid:test_id>/table.pdf", selftest.paper, name="selftest_paper"),
    path("desk/self-test/actions/<uuid:action_id>/yes/", selftest.agree, name="agree"),
    path("desk/self-test/actions/<uuid:action_id>/", selftest.progress, name="progress"),
    path("desk/ambitions/", ambitions.ambitions, name="ambitions"),
    path("desk/ambitions/new/<int:municipality_id>/", ambitions.new_aim, name="new_aim"),
    path("desk/ambitions/<uuid:aim_id>/", ambitions.aim, name="aim"),
    path("desk/ambitions/<uuid:aim_id>/tell/", ambitions.publish_aim, name="publish_aim"),
    path("desk/ambitions/<uuid:aim_id>/progress/", ambitions.tell_aim, name="tell_aim"),
    path("desk/ambitions/<uuid:aim_id>/plan/", ambitions.plan, name="plan"),
    path("desk/motions/new/<int:municipality_id>/", ambitions.new_motion, name="new_motion"),
    path("desk/motions/<uuid:motion_id>/", ambitions.follow_motion, name="follow_motion"),
    path("desk/council/", council.council, name="council"),
    path("desk/council/say/<int:municipality_id>/", council.say, name="say"),
    path("desk/council/ask/<int:municipality_id>/", council.ask, name="ask"),
    path("desk/council/words/<uuid:word_id>/", council.word, name="word"),
    path("desk/council/bodies/new/<int:municipality_id>/", council.new_body, name="new_body"),
    path("<slug:slug>/clientenraad/", council.public, name="public_council"),
]
