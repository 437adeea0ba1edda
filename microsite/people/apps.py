from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class PeopleConfig(AppConfig):
    name = "microsite.people"
    label = "people"
    verbose_name = "People and licenses"

    def ready(self):
        from allauth.mfa.signals import authenticator_added, authenticator_removed

        from . import second_factor, sessions

        user_logged_in.connect(sessions.on_signed_in, dispatch_uid="signed_in")
        authenticator_added.connect(second_factor.on_added, dispatch_uid="factor_added")
        authenticator_removed.connect(second_factor.on_removed, dispatch_uid="factor_removed")
