"""Pages for when something goes wrong."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from django.utils import translation

from naast.core.ui import views
from naast.core.ui.middleware import KindWords

PLACE = {
    "name": "Wetterwâld",
    "slug": "wetterwald",
    "url": "/wetterwald/",
    "theme_class": "naast-theme--wetterwald",
    "phone": "0999 12 34 56",
    "phone_href": "tel:0999123456",
}
HANDLERS = [
    (400, views.bad_request),
    (403, views.forbidden),
    (403, views.csrf_failed),
    (404, views.not_found),
    (500, views.server_error),
]


@pytest.fixture
def request_():
    return RequestFactory().get("/nergens/")


# No mark for the database here: an error page that asked it something would fail.
class TestErrorPages:
    @pytest.mark.parametrize(("status", "handler"), HANDLERS)
    def test_answer_with_the_status_and_what_to_do_next(self, request_, status, handler):
        with translation.override("nl"):
            response = handler(request_)

        page = response.content.decode()
        assert response.status_code == status
        with translation.override("en"):
            assert str(views.WORDS[status].heading) not in page
        assert "Naar het begin" in page
        assert '<main id="content"' in page

    def test_speak_english_where_asked(self, request_):
        with translation.override("en"):
            page = views.not_found(request_).content.decode()

        assert "This page is not here" in page
        assert '<html lang="en"' in page

    def test_name_somebody_to_call_where_the_municipality_is_known(self, request_):
        request_.place = PLACE

        page = views.not_found(request_).content.decode()

        assert "tel:0999123456" in page
        assert 'href="/wetterwald/"' in page
        assert "naast-theme--wetterwald" in page

    def test_tell_apart_what_is_too_much(self, request_):
        assert views.bad_request(request_, RequestDataTooBig()).status_code == 413

    def test_never_repeat_what_was_asked(self):
        request = RequestFactory().get("/<script>alert(1)</script>")

        assert b"alert" not in views.not_found(request, Exception("secret")).content

    def test_fall_back_to_a_plain_file_when_templates_fail(self, request_, monkeypatch):
        monkeypatch.setattr(views, "error_page", lambda *_, **__: 1 / 0)

        response = views.server_error(request_)

        assert response.status_code == 500
        assert "Er ging bij ons iets mis" in response.content.decode()

    @pytest.mark.parametrize("status", sorted(views.WORDS))
    def test_have_a_neutral_title_and_a_quick_way_out(self, request_, status):
        page = views.error_page(request_, status=status).content.decode()

        assert "<title>Naast</title>" in page
        assert "data-naast-leave" in page
        assert 'rel="noreferrer nofollow"' in page


class TestKindWords:
    def answer(self, request, response):
        return KindWords(lambda _: response)(request)

    def test_fill_an_empty_answer_and_keep_what_is_allowed(self, request_):
        answer = self.answer(request_, HttpResponseNotAllowed(["POST"]))

        assert answer.status_code == 405
        assert answer.headers["Allow"] == "POST"
        assert b"<main" in answer.content

    @pytest.mark.parametrize(
        "response", [HttpResponse("goed"), HttpResponse(status=204), HttpResponse("{}", status=404)]
    )
    def test_leave_every_other_answer_alone(self, request_, response):
        assert self.answer(request_, response) is response
