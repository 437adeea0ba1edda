"""Everything below /account/. Of allauth's addresses only those that we use."""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from . import account_views as views

urlpatterns = [
    path("", views.Overview.as_view(), name="account_overview"),
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    # Says that accounts are made by invitation.
    path("sign-up/", allauth.signup, name="account_signup"),
    path("again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("sessions/", views.Sessions.as_view(), name="account_sessions"),
    path("sessions/end/", views.end_session, name="account_end_session"),
    path("email/", views.Email.as_view(), name="account_email"),
    path("email/<str:token>/", views.confirm_email, name="account_email_confirm"),
    path("invitation/<str:token>/", views.accept_invitation, name="invitation"),
    path("password/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/forgotten/", allauth.password_reset, name="account_reset_password"),
    path(
        "password/forgotten/sent/", allauth.password_reset_done, name="account_reset_password_done"
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("second-factor/qr.svg", views.qr_code, name="account_qr_code"),
    path("second-factor/", include("allauth.mfa.urls")),
]
