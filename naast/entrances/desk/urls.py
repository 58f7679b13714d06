from django.urls import path

from naast.entrances.desk.views import documents, paper, queue, reception, roles, shell, today

app_name = "desk"
urlpatterns = [
    path("desk/", shell.home, name="home"),
    path("desk/today/", today.today, name="today"),
    path("desk/questions/<uuid:question_id>/", today.question, name="question"),
    path("desk/questions/<uuid:question_id>/accept/", today.accept, name="accept"),
    path("desk/questions/<uuid:question_id>/pass-on/", today.pass_on, name="pass_on"),
    path("desk/queue/", queue.queue, name="queue"),
    path("desk/queue/<uuid:question_id>/", queue.propose, name="propose"),
    path("desk/reception/", reception.reception, name="reception"),
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
    path("desk/paper/", paper.paper, name="paper"),
    path("desk/looked/", shell.looked, name="looked"),
    path("demo/", shell.demo, name="demo"),
    path("demo/sign-in/", shell.demo_sign_in, name="demo_sign_in"),
]
