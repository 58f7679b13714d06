"""Every address of Naast. Residents' paths are Dutch words, staff's are English under /desk/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []

handler400 = "naast.core.ui.views.bad_request"
handler403 = "naast.core.ui.views.forbidden"
handler404 = "naast.core.ui.views.not_found"
handler500 = "naast.core.ui.views.server_error"
