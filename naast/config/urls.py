"""Every address of Naast. Residents' paths are Dutch words, staff's are English under /desk/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path

from naast.entrances.portal.views import home as portal

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", portal.robots, name="robots"),
    path("theme/<slug:name>.css", portal.theme, name="theme"),
    path("", include("naast.entrances.api.urls")),
]

if settings.DEMO or settings.DEBUG:
    urlpatterns += [path("", include("naast.core.ui.urls"))]

if settings.DEMO:
    urlpatterns += [path("", include("naast.core.outbox.urls"))]

# Last, because the first part of a resident's path may be any municipality. Dutch has no prefix.
urlpatterns += i18n_patterns(
    path("accounts/", include("naast.core.identity.urls")),
    path("", include("naast.supply.organisations.urls")),
    path("", include("naast.supply.cooperation.urls")),
    path("", include("naast.supply.training.urls")),
    path("", include("naast.supply.supporters.urls")),
    path("", include("naast.support.people.urls")),
    path("", include("naast.support.keeping.urls")),
    path("", include("naast.supply.services.urls")),
    path("", include("naast.support.matching.urls")),
    path("", include("naast.support.casework.urls")),
    path("", include("naast.support.outreach.urls")),
    path("", include("naast.learning.experience.urls")),
    path("", include("naast.learning.concerns.urls")),
    path("", include("naast.learning.inventory.urls")),
    path("", include("naast.learning.steering.urls")),
    path("", include("naast.learning.insight.urls")),
    path("", include("naast.entrances.desk.urls")),
    path("", include("naast.support.decisions.urls")),
    path("", include("naast.entrances.portal.urls")),
    # What no page above has: a 404 that keeps the looks and the phone number of the municipality.
    re_path(r"^(?P<slug>[a-z0-9-]+)/.+/$", portal.nowhere, name="nowhere"),
    prefix_default_language=False,
)

handler400 = "naast.core.ui.views.bad_request"
handler403 = "naast.core.ui.views.forbidden"
handler404 = "naast.core.ui.views.not_found"
handler500 = "naast.core.ui.views.server_error"
