from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from people.views import account, calendar, reminders, roll, rota, search, sessions, sign_ins, users
from people.views.away import away
from people.views.home import home

pages = [
    path("", RedirectView.as_view(pattern_name="people:me"), name="start"),
    path("me/", account.me, name="me"),
    path("me/reminders/", reminders.reminders, name="reminders"),
    path("me/away/", account.away, name="absence"),
    path("me/sessions/", sessions.sessions, name="sessions"),
    path("me/sessions/end/", sessions.end_others, name="sessions_end"),
    path("me/sessions/<uuid:number>/end/", sessions.end, name="session_end"),
    path("signed-in/", sessions.signed_in, name="signed_in"),
    path("absences/<uuid:pk>/end/", account.back_again, name="absence_end"),
    path("rota/", rota.rota_page, name="rota"),
    path("rota/away/", rota.away_somebody, name="absence_of"),
    path("rota/absences/<uuid:pk>/end/", rota.back_somebody, name="absence_over"),
    path("school/", account.choose_school, name="choose_school"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/terms/add/", calendar.add_term, name="term_add"),
    path("calendar/terms/<uuid:pk>/remove/", calendar.remove_term, name="term_remove"),
    path("calendar/closed/add/", calendar.close_days, name="days_close"),
    path("calendar/closed/<uuid:pk>/remove/", calendar.open_days, name="days_open"),
    path("calendar/quiet/", reminders.school_quiet, name="quiet"),
    path("calendar/hours/", calendar.set_hours, name="calendar_hours"),
    path("users/", users.users, name="users"),
    path("users/add/", users.add_user, name="user_add"),
    path("users/<uuid:pk>/", users.user, name="user"),
    path("users/<uuid:pk>/roles/add/", users.grant, name="role_add"),
    path("users/<uuid:pk>/mail/", users.send_password_mail, name="password_mail"),
    path("users/<uuid:pk>/second-factor/", users.second_factor, name="second_factor"),
    path("users/<uuid:pk>/sign-out/", sessions.sign_out, name="sign_out"),
    path("memberships/<uuid:pk>/end/", users.end_role, name="role_end"),
    path("pupils/", roll.pupils, name="pupils"),
    path("pupils/search", search.pupils, name="pupil_search"),
    path("pupils/<uuid:pk>/", roll.pupil, name="pupil"),
    path("pupils/<uuid:pk>/names/", roll.names, name="names"),
    path("staff/search", search.staff, name="staff_search"),
    path("sign-ins/", sign_ins.sign_ins, name="sign_ins"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("away", away, name="away"),
    path("people/", include((pages, "people"))),
    # An address changes hands only through the school: whoever holds it can set a new password.
    path("accounts/email/", RedirectView.as_view(pattern_name="people:me")),
]
