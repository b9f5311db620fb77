from django.urls import URLPattern, URLResolver, path

from people.views.away import away
from people.views.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("away", away, name="away"),
]
