from django.urls import URLPattern, URLResolver, path

from referrals.views.danger import danger, service_worker
from referrals.views.health import health
from referrals.views.mailbox import mailbox

urlpatterns: list[URLPattern | URLResolver] = [
    path("danger", danger, name="danger"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("health/", health, name="health"),
    path("demo/mail/", mailbox, name="mailbox"),
]
