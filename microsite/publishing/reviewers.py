"""Who may approve a text: two people, and the second one checked."""

from django.core.exceptions import ValidationError


def require_clinician(user, revision):
    """Raise ValidationError unless `user` is a clinician with a current license check who
    neither wrote nor changed the text."""
    revision.require_permission(user, "approve", "A clinician approves texts.")
    clinician = user.clinician_or_none
    if clinician is None:
        raise ValidationError(
            "Only clinicians approve texts, and your account is not linked to one."
        )
    require_stranger(user, revision)
    if clinician.current_license is None:
        raise ValidationError(
            "Your license check is not current, so you can't approve texts. "
            "Ask an editor to check your license again; what you approved before stays public."
        )


def require_editor(user, revision):
    """Raise ValidationError unless `user` is an editor who neither wrote nor changed the text."""
    revision.require_permission(user, "publish", "Another editor approves policies.")
    require_stranger(user, revision)


def require_stranger(user, revision):
    """Raise ValidationError when `user` wrote or changed the text."""
    if revision.changed_by(user):
        raise ValidationError("You wrote or changed this text, so somebody else has to approve it.")
