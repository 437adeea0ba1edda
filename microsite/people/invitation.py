"""Invitations: the only way to an account, besides `manage.py createsuperuser`.

An invitation is a signed link in one message. It works once and for a week; a link that is sent
again takes the place of the one before.
"""

import datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from microsite import mail

from .roles import CLINICIANS, EDITORS

VALID_FOR = datetime.timedelta(days=7)
# How long a link works stands on the invitation, so the link itself carries no time.
SIGNER = signing.Signer(salt="people.invitation")
PERMISSION = "people.add_invitation"

MAY_NOT_INVITE = "You may not invite people. Ask an administrator."
HAS_ACCOUNT = "Somebody with this e-mail address has an account already."
IS_INVITED = "This address has an open invitation. Open that one to send it again or revoke it."
NOT_A_CLINICIAN = "Only somebody who is invited as a clinician can be one of our clinicians."
CLINICIAN_HAS_ACCOUNT = "This clinician has an account already."

WRONG = "This link does not work. Perhaps a part of it is missing: open it again from the message."
USED = "This invitation was used already. Sign in with the password that you set."
REVOKED = "This invitation was taken back. Please ask whoever invited you."
EXPIRED = "This invitation has expired. Please ask whoever invited you to send it again."
SENT_AGAIN = "This link was replaced by a newer one. Please open the newest message."


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither used nor revoked; it may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)

    def find(self, token):
        """The invitation of a link, if it can be accepted; otherwise ValidationError."""
        try:
            pk, sending = SIGNER.unsign_object(token)
        except signing.BadSignature:
            raise ValidationError(WRONG) from None
        invitation = self.filter(pk=pk).first()
        if invitation is None:
            raise ValidationError(REVOKED)
        invitation.require_open()
        if sending != invitation.sendings:
            raise ValidationError(SENT_AGAIN)
        return invitation


class Invitation(models.Model):
    """Somebody who may make an account, in one role."""

    class Role(models.TextChoices):
        EDITOR = EDITORS, "Editor"
        CLINICIAN = CLINICIANS, "Clinician"

    email = models.EmailField(
        "e-mail address", help_text="The link goes there, and they will sign in with it."
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    clinician = models.ForeignKey(
        "people.Clinician",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="Who this is, if they are one of our clinicians already. Only then can they "
        "answer; you may also connect them later.",
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="invitation",
    )
    created_at = models.DateTimeField("invited", auto_now_add=True)
    sendings = models.PositiveSmallIntegerField("times sent", default=0, editable=False)
    expires_at = models.DateTimeField("expires", null=True, editable=False)
    accepted_at = models.DateTimeField("accepted", null=True, editable=False)
    revoked_at = models.DateTimeField("revoked", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_per_address",
                violation_error_message=IS_INVITED,
            )
        ]

    def __str__(self):
        return f"{self.email}, {self.get_role_display().lower()}"

    @property
    def state(self):
        """Where it stands, in one word."""
        if self.accepted_at:
            return "accepted"
        if self.revoked_at:
            return "revoked"
        return "expired" if self.has_expired else "waiting"

    @property
    def has_expired(self):
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def path(self):
        """The address of the link that was sent last."""
        return reverse("invitation", args=[SIGNER.sign_object([self.pk, self.sendings])])

    def clean(self):
        super().clean()
        self.email = self.email.lower()
        users = type(self)._meta.get_field("user").related_model.objects
        if users.filter(email__iexact=self.email).exists():
            raise ValidationError({"email": HAS_ACCOUNT})
        if type(self).objects.open().filter(email=self.email).exclude(pk=self.pk).exists():
            raise ValidationError({"email": IS_INVITED})
        if self.clinician is not None:
            if self.role != self.Role.CLINICIAN:
                raise ValidationError({"clinician": NOT_A_CLINICIAN})
            if self.clinician.user_id:
                raise ValidationError({"clinician": CLINICIAN_HAS_ACCOUNT})

    def require_open(self):
        """Raise ValidationError with the sentence for the invited when it can't be accepted."""
        if self.accepted_at:
            raise ValidationError(USED)
        if self.revoked_at:
            raise ValidationError(REVOKED)
        if self.has_expired:
            raise ValidationError(EXPIRED)

    def send(self, by):
        """Send the link, again if it was sent; the links before stop working."""
        self._require_inviter(by)
        self._require_unused()
        mail.forget([self._event])
        self.sendings += 1
        self.expires_at = timezone.now() + VALID_FOR
        self.save(update_fields=["sendings", "expires_at"])
        context = {
            "invitation": self,
            "by": by,
            "url": f"{settings.BASE_URL}{self.path}",
            "site_name": settings.SITE_NAME,
        }
        mail.queue(
            event=self._event,
            to=self.email,
            subject=f"You are invited to {settings.SITE_NAME}",
            text=render_to_string("account/mail/invitation.txt", context),
        )

    def revoke(self, by):
        """Take it back: the link stops working, and what was not sent yet never is."""
        self._require_inviter(by)
        self._require_unused()
        mail.forget([self._event])
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

    def accept(self, display_name, password):
        """Make the account and return its user. Of two who try at once, one gets it."""
        with transaction.atomic():
            invitation = type(self).objects.select_for_update().get(pk=self.pk)
            invitation.require_open()
            clinician = invitation.clinician
            if clinician is not None and clinician.user_id:
                raise ValidationError(CLINICIAN_HAS_ACCOUNT)
            users = type(self)._meta.get_field("user").related_model.objects
            if users.filter(email__iexact=invitation.email).exists():
                raise ValidationError(USED)
            user = users.create_user(
                invitation.email,
                password,
                display_name=display_name,
                is_staff=True,
                # What a sample clinician writes stays a sample.
                is_sample=clinician is not None and clinician.is_sample,
            )
            user.groups.add(Group.objects.get(name=invitation.role))
            if clinician is not None:
                clinician.user = user
                clinician.save(update_fields=["user", "updated_at"])
            invitation.user, invitation.accepted_at = user, timezone.now()
            invitation.save(update_fields=["user", "accepted_at"])
        return user

    @property
    def _event(self):
        return f"invitation-{self.pk}-{self.sendings}"

    def _require_inviter(self, by):
        if not by.has_perm(PERMISSION):
            raise ValidationError(MAY_NOT_INVITE)

    def _require_unused(self):
        if self.accepted_at or self.revoked_at:
            raise ValidationError(f"This invitation is {self.state}. Make a new one.")
