"""Every app writes its full paths in its own urls.py; here they are only joined."""

from django.urls import include, path

from config.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("allauth.urls")),
    path("", include("people.urls")),
    path("", include("referrals.urls")),
    path("", include("evidence.urls")),
    path("", include("oversight.urls")),
]
