"""Every address of Naast. Residents' paths are Dutch words, staff's are English under /desk/."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []

if settings.DEMO or settings.DEBUG:
    urlpatterns += [path("", include("naast.core.ui.urls"))]

if settings.DEMO:
    urlpatterns += [path("", include("naast.core.outbox.urls"))]

handler400 = "naast.core.ui.views.bad_request"
handler403 = "naast.core.ui.views.forbidden"
handler404 = "naast.core.ui.views.not_found"
handler500 = "naast.core.ui.views.server_error"
