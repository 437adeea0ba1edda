"""How a user is found: by e-mail address and password, or by the id in the session."""

from allauth.account.auth_backends import AuthenticationBackend

from .second_factor import with_second_factor


class EmailBackend(AuthenticationBackend):
    """Signs in by e-mail address; permissions are Django's."""

    def get_user(self, user_id):
        """The user of a session, who knows without another query whether there is a factor."""
        user = with_second_factor().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
