"""How a user is found: by e-mail address and password, or by the id in the session."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import Q

from .second_factor import with_second_factor


class EmailBackend(AuthenticationBackend):
    """Signs in by e-mail address; permissions are Django's."""

    def get_user(self, user_id):
        """The user of a session, who knows without another query whether there is a factor.

        And which clinician it is: every page of the desk asks.
        """
        user = with_second_factor().select_related("clinician").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def _get_user_permissions(self, user_obj):
        return Permission.objects.none()

    def _get_group_permissions(self, user_obj):
        """What groups and the user's own permissions allow, both in one query."""
        return Permission.objects.filter(Q(group__user=user_obj) | Q(user=user_obj)).distinct()
