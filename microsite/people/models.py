"""Who works on the site: users and clinicians. Licenses are in licenses.py."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .credit import Credit
from .invitation import Invitation
from .licenses import LicenseCheck, npi_is_valid
from .profession import Profession
from .sessions import Session

__all__ = ["Clinician", "Invitation", "LicenseCheck", "Profession", "Session", "User"]


class UserManager(BaseUserManager):
    """Makes users, who sign in by e-mail."""

    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        """A new user; raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """A new administrator."""
        fields = {"is_staff": True, "is_superuser": True, **fields}
        fields.setdefault("display_name", email.split("@")[0])
        return self.create_user(email, password, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def who_may(self, permission):
        """Active people of the team with this permission ("app.code_name")."""
        app, codename = permission.split(".")
        allowed = models.Q(is_superuser=True)
        for path in ("groups__permissions", "user_permissions"):
            named = {f"{path}__content_type__app_label": app, f"{path}__codename": codename}
            allowed |= models.Q(**named)
        return self.filter(allowed, is_active=True, is_staff=True).distinct()


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in: an editor, a clinician or an administrator. Readers never do."""

    email = models.EmailField(
        "e-mail address", unique=True, help_text="Used to sign in and for reminders. Never shown."
    )
    display_name = models.CharField(
        max_length=120, help_text="The name that readers see under texts by this person."
    )
    is_staff = models.BooleanField(
        "may sign in to the desk", default=False, help_text="Needed by editors and clinicians."
    )
    is_active = models.BooleanField(
        default=True,
        help_text="Take this away instead of deleting somebody: their texts keep their author.",
    )
    is_sample = models.BooleanField(
        "sample person",
        default=False,
        help_text="Exists only to try the software. Whatever a sample person writes or approves "
        "is marked as a sample and is invisible on a live site (DEMO=0).",
    )
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        ordering = ["display_name"]

    def __str__(self):
        return self.display_name or self.email

    def clean(self):
        super().clean()
        self.email = self.email.lower()

    def get_full_name(self):
        return self.display_name

    def get_short_name(self):
        return self.display_name

    @property
    def clinician_or_none(self):
        """The clinician that this user is, or None."""
        return getattr(self, "clinician", None)

    @property
    def credit(self):
        """How readers see this person under a text (a Credit)."""
        clinician = self.clinician_or_none
        if clinician is not None:
            return clinician.credit
        return Credit(name=self.display_name, is_sample=self.is_sample)


class ClinicianQuerySet(models.QuerySet):
    """Clinicians, in the words of the people who ask for them."""

    def published(self):
        """Those with a page of their own: listed, and no samples on a live site."""
        visible = self.filter(listed=True)
        return visible if settings.DEMO else visible.exclude(is_sample=True)

    def withdrawn(self):
        """None: who is no longer listed answers 404, as if never listed."""
        return self.none()

    def with_current_license(self, on=None):
        """Those whose newest check of at least one license is current on that day."""
        current = LicenseCheck.objects.current(on).filter(clinician=models.OuterRef("pk"))
        return self.filter(models.Exists(current))


class Clinician(models.Model):
    """One licensed person who answers questions or reviews pages, or works at a listed clinic."""

    user = models.OneToOneField(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clinician",
        help_text="The account with which this clinician signs in. Leave it empty for somebody "
        "who is only listed at a clinic.",
    )
    name = models.CharField(max_length=120, help_text="As on the license, without a title.")
    slug = models.SlugField(max_length=80, unique=True, help_text="The last part of the address.")
    credentials = models.CharField(
        max_length=80,
        help_text="Letters after the name that we have checked, such as “MD” or “NP”.",
    )
    profession = models.CharField(
        max_length=30,
        blank=True,
        choices=Profession.choices,
        help_text="What the license is for. Readers find people by it.",
    )
    specialty = models.CharField(
        max_length=120, blank=True, help_text="As declared, such as “dermatology”."
    )
    npi = models.CharField(
        "NPI",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{10}$", "An NPI has ten digits.")],
        help_text="Ten digits. An NPI shows that a person is registered; it proves no license.",
    )
    listed = models.BooleanField(
        default=True,
        help_text="Take this away when somebody asks to be removed. Their page disappears and "
        "their texts read “a clinician no longer listed”.",
    )
    is_sample = models.BooleanField(
        "sample", default=False, help_text="Exists only to try the software."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    bio = models.TextField(
        blank=True, max_length=1500, help_text="A few plain sentences. No praise, no prices."
    )
    disclosures = models.TextField(
        blank=True,
        max_length=1500,
        help_text="Money or gifts from makers or sellers, in plain words. Write “None” if none.",
    )

    objects = ClinicianQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    def get_absolute_url(self):
        return reverse("clinician", args=[self.slug])

    def clean(self):
        super().clean()
        if self.npi and not npi_is_valid(self.npi):
            raise ValidationError({"npi": "This is not a valid NPI: its check digit is wrong."})
        if self.user_id and self.user.is_sample and not self.is_sample:
            raise ValidationError({"is_sample": "A sample user can only be a sample clinician."})

    @property
    def current_license(self):
        """The newest license check that is current today, or None. Uses prefetched checks."""
        checks = sorted(self.license_checks.all(), key=LicenseCheck.newest_first)
        seen = set()
        for check in checks:
            if check.license_key in seen:
                continue
            seen.add(check.license_key)
            if check.is_current:
                return check
        return None

    @property
    def latest_license_check(self):
        """The newest check whatever it says, or None. Uses prefetched checks."""
        return min(self.license_checks.all(), key=LicenseCheck.newest_first, default=None)

    @property
    def credit(self):
        """How readers see this clinician under a text; nameless when no longer listed."""
        if not self.listed:
            return Credit(name="a clinician no longer listed", is_sample=self.is_sample)
        return Credit(
            name=self.name,
            credentials=self.credentials,
            url=self.get_absolute_url(),
            is_sample=self.is_sample,
            clinician=self,
        )
