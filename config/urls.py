"""Every app writes its full paths in its own urls.py; here they are only joined."""

from django.urls import include, path

from config.metrics import metrics
from config.views import healthz, readyz

handler400 = "config.failing.unreadable"
handler500 = "config.failing.broken"
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("", include("people.urls")),  # before allauth: it closes one of allauth's pages
    path("accounts/", include("allauth.urls")),
    path("", include("referrals.urls")),
    path("", include("evidence.urls")),
    path("", include("oversight.urls")),
]
