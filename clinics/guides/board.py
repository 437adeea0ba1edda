"""A board that licenses people in a state, its addresses, and whether somebody has opened them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from microsite.history import History

from .. import states

ADDRESSES = ("search_url", "home_url", "complaint_url")


class BoardQuerySet(models.QuerySet):
    """Boards, in the words of the people who ask for them."""

    def in_state(self, code):
        """Those of the state with that two-letter code, that of doctors first."""
        return self.filter(state_code=code).order_by(Board.by_kind(), "pk")

    def for_doctors(self):
        """Those that license doctors: one in each state that we know of."""
        return self.filter(kind=Board.Kind.MEDICAL).order_by("state_code", "pk")

    def with_address(self):
        """Those of which we have an address."""
        return self.exclude(**dict.fromkeys(ADDRESSES, ""))

    def not_opened(self):
        """Those with an address that nobody has opened, in order of state."""
        return self.with_address().filter(opened_on=None).order_by("state_code", "pk")

    def opened(self):
        """Those whose addresses somebody opened and found right."""
        return self.with_address().exclude(opened_on=None)


class Board(models.Model):
    """One board. An address stands here because lists gave it or an editor typed it; never a guess.

    `from_lists` is true while a row says what `boards.py` says: the next release may then correct
    it. What an editor touched stays the editors'.
    """

    class Kind(models.TextChoices):
        MEDICAL = "medical", "doctors (MD)"
        OSTEOPATHIC = "osteopathic", "osteopathic doctors (DO)"
        NURSING = "nursing", "nurses"
        COSMETOLOGY = "cosmetology", "estheticians"
        OTHER = "other", "others"

    state_code = models.CharField("state", max_length=2, choices=states.CHOICES)
    kind = models.CharField("licenses", max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=160, help_text="As the board writes it.")
    search_url = models.URLField(
        "license search",
        max_length=300,
        blank=True,
        help_text="The page on which a license is looked up. Only an address that you have seen "
        "yourself: leave it empty rather than guess.",
    )
    search_may_have_moved = models.BooleanField(
        "search may have moved",
        default=False,
        help_text="The lists gave the same host but different pages on it.",
    )
    home_url = models.URLField("home page", max_length=300, blank=True)
    complaint_url = models.URLField(
        "complaints", max_length=300, blank=True, help_text="Where the board takes complaints."
    )
    opened_on = models.DateField(
        null=True,
        editable=False,
        help_text="The day on which somebody last opened every address here and found it right.",
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    from_lists = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    cleared_because = models.CharField(
        "why an address was taken away", max_length=300, blank=True, editable=False
    )

    objects = BoardQuerySet.as_manager()
    history = History(excluded_fields=["from_lists", "created_at", "updated_at"])

    class Meta:
        ordering = ["state_code", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state_code__in=[code for code, _ in states.CHOICES]),
                name="board_state_known",
                violation_error_message="Choose a state from the list.",
            ),
            models.UniqueConstraint(
                fields=["state_code", "kind", "name"],
                name="board_once",
                violation_error_message="This board is there already.",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.state_code})"

    @staticmethod
    def by_kind():
        """The order in which kinds are read: as they stand above."""
        whens = [models.When(kind=kind, then=place) for place, kind in enumerate(Board.Kind.values)]
        return models.Case(*whens, output_field=models.IntegerField())

    @property
    def state(self):
        return states.by_code(self.state_code)

    @property
    def addresses(self):
        """[(what it is, address)] of those that we have."""
        named = [(name, getattr(self, name)) for name in ADDRESSES]
        return [
            (self._meta.get_field(name).verbose_name, address) for name, address in named if address
        ]

    # --- what editors do -------------------------------------------------------------

    @transaction.atomic
    def open_links(self, by):
        """`by` opened every address today, and each is the right page."""
        self._refuse_sample_editor(by)
        if not self.addresses:
            raise ValidationError("There is no address to open. Write one down first.")
        self.opened_on, self.opened_by = timezone.localdate(), by
        self.search_may_have_moved = self.from_lists = False
        self.save()

    @transaction.atomic
    def clear_address(self, by, name, reason):
        """Take a wrong address away. Readers are told that we have none, until there is one."""
        self._refuse_sample_editor(by)
        if name not in ADDRESSES or not getattr(self, name):
            raise ValidationError("Choose the address that is wrong.")
        if not reason.strip():
            raise ValidationError("Say what is wrong with it, such as “the page is gone”.")
        setattr(self, name, "")
        if name == "search_url":
            self.search_may_have_moved = False
        self.from_lists = False
        self.cleared_because = reason.strip()
        self.save()

    def forget_opening(self):
        """An address is another one now, so nobody has opened it; the caller saves."""
        self.opened_on = self.opened_by = None
        self.from_lists = False

    def _refuse_sample_editor(self, user):
        if user.is_sample:
            raise ValidationError("A sample person can't vouch for the address of a real board.")
