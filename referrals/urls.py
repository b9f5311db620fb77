from django.urls import URLPattern, URLResolver, path

from referrals.views.danger import danger, service_worker

urlpatterns: list[URLPattern | URLResolver] = [
    path("danger", danger, name="danger"),
    path("service-worker.js", service_worker, name="service_worker"),
]
