from django.urls import path

from naast.entrances.desk.views import (
    documents,
    handing_over,
    paper,
    queue,
    reception,
    remarks,
    roles,
    shell,
    supply,
    terms,
    today,
    why,
    worries,
)

app_name = "desk"
urlpatterns = [
    path("desk/", shell.home, name="home"),
    path("desk/today/", today.today, name="today"),
    path("desk/questions/<uuid:question_id>/", today.question, name="question"),
    path("desk/questions/<uuid:question_id>/accept/", today.accept, name="accept"),
    path("desk/questions/<uuid:question_id>/pass-on/", today.pass_on, name="pass_on"),
    path("desk/queue/", queue.queue, name="queue"),
    path("desk/queue/<uuid:question_id>/", queue.propose, name="propose"),
    path("desk/supply/", supply.supply_page, name="supply"),
    path("desk/hand-over/<int:user_id>/", handing_over.hand_over, name="hand_over"),
    path(
        "desk/hand-over/<int:user_id>/<uuid:case_id>/",
        handing_over.ask_one,
        name="hand_over_one",
    ),
    path(
        "desk/hand-over/<int:user_id>/<uuid:case_id>/keep/",
        handing_over.keep,
        name="keep_place",
    ),
    path(
        "desk/hand-over/<int:user_id>/<uuid:hand_over_id>/take-back/",
        handing_over.take_back,
        name="take_back",
    ),
    path("desk/go-on/<uuid:hand_over_id>/", handing_over.go_on, name="go_on"),
    path("desk/go-on/<uuid:hand_over_id>/yes/", handing_over.accept, name="go_on_accept"),
    path("desk/go-on/<uuid:hand_over_id>/no/", handing_over.refuse, name="go_on_refuse"),
    path("desk/cases/<uuid:case_id>/hand-over/", handing_over.want, name="want_successor"),
    path("desk/queue/waiting/<uuid:person_id>/", queue.ask_for_waiting, name="ask_for_waiting"),
    path("desk/unanswered/", queue.unanswered_page, name="unanswered"),
    path("desk/reception/", reception.reception, name="reception"),
    path("desk/worries/new/", worries.new_worry, name="new_worry"),
    path("desk/visits/<uuid:worry_id>/question/", worries.visit_question, name="visit_question"),
    path(
        "desk/in-sight/<uuid:in_sight_id>/question/",
        worries.in_sight_question,
        name="in_sight_question",
    ),
    path("desk/roles/", roles.roles, name="roles"),
    path("desk/roles/<int:grant_id>/end/", roles.end, name="end_role"),
    path("desk/documents/<uuid:person_id>/", documents.documents, name="documents"),
    path(
        "desk/documents/<uuid:person_id>/<uuid:document_id>/", documents.document, name="document"
    ),
    path(
        "desk/documents/<uuid:person_id>/<uuid:document_id>/remove/",
        documents.remove,
        name="remove_document",
    ),
    path("desk/remarks/<uuid:remark_id>/", remarks.remark, name="remark"),
    path("desk/why/", why.questions, name="why_list"),
    path("desk/why/<uuid:look_question_id>/", why.question, name="why"),
    path("desk/terms/", terms.terms, name="terms"),
    path("desk/terms/<str:term_id>/", terms.term, name="term"),
    path("desk/paper/", paper.paper, name="paper"),
    path("desk/looked/", shell.looked, name="looked"),
    path("demo/", shell.demo, name="demo"),
    path("demo/sign-in/", shell.demo_sign_in, name="demo_sign_in"),
]
