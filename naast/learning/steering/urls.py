from django.urls import path

from naast.learning.steering.views import selftest

app_name = "steering"
urlpatterns = [
    path("desk/self-test/", selftest.selftests, name="selftests"),
    path("desk/self-test/new/<int:municipality_id>/", selftest.new, name="new_selftest"),
    path("desk/self-test/<uuid:test_id>/", selftest.selftest, name="selftest"),
    path("desk/self-test/<uuid:test_id>/sheet/<uuid:seat_id>/", selftest.sheet, name="sheet"),
    path("desk/self-test/<uuid:test_id>/propose/", selftest.propose, name="propose"),
    path("desk/self-test/<uuid:test_id>/table.pdf", selftest.paper, name="selftest_paper"),
    path("desk/self-test/actions/<uuid:action_id>/yes/", selftest.agree, name="agree"),
    path("desk/self-test/actions/<uuid:action_id>/", selftest.progress, name="progress"),
]
