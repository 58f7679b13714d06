"""Every address of Naast. Residents' paths are Dutch words, staff's are English under /desk/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
