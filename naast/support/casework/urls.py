from django.urls import path

from naast.support.casework import views
from naast.support.casework.rules.alongside import Along
from naast.support.casework.views import alongside, closed, consulting, safety, terms

app_name = "casework"
urlpatterns = [
    path("desk/cases/", views.cases, name="cases"),
    path("desk/cases/closed/", closed.closed, name="closed"),
    path("desk/cases/closed/<uuid:case_id>/hold/", closed.hold, name="hold"),
    path("desk/holds/<uuid:hold_id>/end/", closed.end_hold, name="end_hold"),
    path("desk/cases/<uuid:case_id>/", views.case, name="case"),
    path("desk/cases/<uuid:case_id>/question/", views.question_behind, name="question_behind"),
    path("desk/cases/<uuid:case_id>/goal/", views.goal, name="goal"),
    path("desk/cases/<uuid:case_id>/ladder/", views.ladder, name="ladder"),
    path("desk/cases/<uuid:case_id>/appointment/", views.appointment, name="appointment"),
    path("desk/cases/<uuid:case_id>/messages/", views.thread, name="messages"),
    path("desk/cases/<uuid:case_id>/promise/", views.promise, name="promise"),
    path("desk/cases/<uuid:case_id>/agreement/", views.agreement, name="agreement"),
    path("desk/cases/<uuid:case_id>/invite/", views.invite, name="invite"),
    path("desk/cases/<uuid:case_id>/safety/", safety.safety, name="safety"),
    path(
        "desk/cases/<uuid:case_id>/safety/<uuid:concern_id>/",
        safety.look_again,
        name="look_again",
    ),
    path("desk/held-back/", safety.held_back, name="held_back"),
    path("desk/held-back/<uuid:concern_id>/release/", safety.release, name="release"),
    path("desk/cases/<uuid:case_id>/terms/", terms.terms, name="terms"),
    path("desk/cases/<uuid:case_id>/terms/<uuid:row_id>/", terms.term, name="term"),
    path("desk/cases/<uuid:case_id>/letters/new/<slug:kind>/", terms.new_letter, name="new_letter"),
    path("desk/cases/<uuid:case_id>/letters/<uuid:letter_id>/", terms.letter, name="letter"),
    path(
        "desk/cases/<uuid:case_id>/letters/<uuid:letter_id>/paper/",
        terms.paper,
        name="letter_paper",
    ),
    path(
        "desk/cases/<uuid:case_id>/behind/",
        alongside.ask,
        {"manner": Along.BEHIND},
        name="ask_behind",
    ),
    path(
        "desk/cases/<uuid:case_id>/stand-in/",
        alongside.ask,
        {"manner": Along.STANDS_IN},
        name="ask_stand_in",
    ),
    path(
        "desk/cases/<uuid:case_id>/together/",
        alongside.ask,
        {"manner": Along.TOGETHER},
        name="ask_together",
    ),
    path("desk/along/<uuid:along_id>/", alongside.asked, name="asked_along"),
    path("desk/along/<uuid:along_id>/yes/", alongside.say_yes, name="along_yes"),
    path("desk/along/<uuid:along_id>/no/", alongside.refuse, name="along_no"),
    path("desk/along/<uuid:along_id>/end/", alongside.end, name="along_end"),
    path("desk/behind/cases/", alongside.behind, name="behind"),
    path("desk/behind/cases/<uuid:along_id>/", alongside.behind_case, name="behind_case"),
    path("desk/cases/<uuid:case_id>/think-along/", consulting.ask, name="consult"),
    path("desk/think-along/", consulting.asked, name="consults"),
    path("desk/think-along/<uuid:consult_id>/", consulting.consulted, name="consulted"),
    path(
        "desk/think-along/<uuid:consult_id>/unknown/",
        consulting.unknown,
        name="consult_unknown",
    ),
    path(
        "desk/think-along/<uuid:consult_id>/take-back/",
        consulting.take_back,
        name="consult_take_back",
    ),
    path("desk/cases/<uuid:case_id>/close/", views.close, name="close"),
]
