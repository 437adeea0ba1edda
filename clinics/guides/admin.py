"""The desk's screens for boards and state guides: open a link, say whether it is right."""

import datetime

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.text import capfirst

from microsite.history.admin import HistoryAdmin
from microsite.people.samples import is_sample_person
from microsite.publishing.admin import VerbAdmin, cleaned
from microsite.publishing.admin_urls import admin_url

from .board import ADDRESSES, Board
from .state_guide import SCOPE, StateGuide

# An address is looked at again after that time.
OPEN_AGAIN_AFTER = datetime.timedelta(days=365)


class WrongAddressForm(forms.Form):
    """Which address is wrong, and why."""

    address = forms.ChoiceField(label="Which address")
    reason = forms.CharField(
        label="What is wrong with it",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="Such as “the page is gone” or “another state's board”.",
    )

    def __init__(self, board, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].choices = [
            (name, capfirst(board._meta.get_field(name).verbose_name))
            for name in ADDRESSES
            if getattr(board, name)
        ]


class OpenedFilter(admin.SimpleListFilter):
    """Boards by what should happen to them."""

    title = "what to do"
    parameter_name = "opened"

    def lookups(self, request, model_admin):
        return [
            ("no", "Open its links: nobody has"),
            ("old", "Open them again: more than a year ago"),
            ("none", "Find an address: we have none"),
            ("yes", "Nothing: opened"),
        ]

    def queryset(self, request, boards):
        year_ago = timezone.localdate() - OPEN_AGAIN_AFTER
        wanted = {
            "no": Board.objects.not_opened(),
            "old": Board.objects.opened().filter(opened_on__lt=year_ago),
            "none": Board.objects.filter(**dict.fromkeys(ADDRESSES, "")),
            "yes": Board.objects.opened().filter(opened_on__gte=year_ago),
        }.get(self.value())
        return boards if wanted is None else boards.filter(pk__in=wanted.values("pk"))


class OfARealState(HistoryAdmin, VerbAdmin):
    """Base: real states have real boards, so sample people only look. Nothing is deleted.

    `vouched_by` is the field with whoever said last that it is right.
    """

    vouched_by = None
    list_per_page = 60
    view_on_site = False
    # Addresses typed without a scheme are https.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not is_sample_person(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not is_sample_person(request)

    def panel(self, request, instance):
        """What is stored, whatever a form that was refused has put into the instance."""
        stored = type(instance).objects.select_related(self.vouched_by).get(pk=instance.pk)
        return {
            "may_change": self.has_change_permission(request, stored),
            "stored": stored,
            "next_step": self.next_step(stored),
        }

    def require_change(self, request, instance):
        if not self.has_change_permission(request, instance):
            raise PermissionDenied


@admin.register(Board)
class BoardAdmin(OfARealState):
    """Boards, those first whose links nobody has opened."""

    vouched_by = "opened_by"
    change_form_template = "clinics/admin/board_form.html"
    verbs = {"open": "do_open", "wrong": "do_wrong"}
    keep_typed = ("wrong",)
    list_display = ["name", "state_code", "kind", "next_step"]
    list_filter = [OpenedFilter, "kind"]
    search_fields = ["name", "state_code"]
    ordering = [
        Case(
            When(Q(**dict.fromkeys(ADDRESSES, "")), then=Value(2)),
            When(opened_on=None, then=Value(1)),
            default=Value(3),
        ),
        F("opened_on").asc(nulls_first=True),
        "state_code",
        "pk",
    ]
    fieldsets = [
        (
            None,
            {
                "description": "Readers see every address here. Write down only what you have "
                "opened yourself: no address is better than a guessed one. A changed address "
                "counts as not opened until you say so above.",
                "fields": ["state_code", "kind", "name"],
            },
        ),
        (
            "Addresses",
            {"fields": ["search_url", "search_may_have_moved", "home_url", "complaint_url"]},
        ),
    ]

    def save_model(self, request, obj, form, change):
        obj.from_lists = False
        if set(form.changed_data) & set(ADDRESSES):
            obj.forget_opening()
        super().save_model(request, obj, form, change)

    @admin.display(description="next step")
    def next_step(self, board):
        if not board.addresses:
            return "find its address: we have none"
        if board.opened_on is None:
            return "open its links: nobody has"
        opened = f"{board.opened_on:%B %-d, %Y}"
        if board.opened_on < timezone.localdate() - OPEN_AGAIN_AFTER:
            return f"open its links again: last opened on {opened}"
        return f"none: opened on {opened}"

    def panel(self, request, board):
        shown = super().panel(request, board)
        later = Board.objects.not_opened().exclude(pk=board.pk)
        return {
            **shown,
            "wrong_form": WrongAddressForm(
                shown["stored"], self.typed(request, "wrong"), auto_id="wrong_%s"
            ),
            "next_board": later.filter(state_code__gte=shown["stored"].state_code).first()
            or later.first(),
        }

    def do_open(self, request, board):
        self.require_change(request, board)
        board.open_links(request.user)
        return None, "Noted: you opened it today, and it is right. Readers see the day."

    def do_wrong(self, request, board):
        self.require_change(request, board)
        said = cleaned(WrongAddressForm(board, request.POST))
        board.clear_address(request.user, said["address"], said["reason"])
        return None, "The address is gone. Readers are told that we have none."


@admin.register(StateGuide)
class StateGuideAdmin(OfARealState):
    """Guides: who may do microneedling in a state, from a board's own text."""

    vouched_by = "confirmed_by"
    change_form_template = "clinics/admin/guide_form.html"
    verbs = {"confirm": "do_confirm", "clear": "do_clear"}
    list_display = ["__str__", "next_step", "scope_source"]
    list_filter = [("scope_text", admin.EmptyFieldListFilter)]
    search_fields = ["state_code", "scope_text", "notes"]
    ordering = [
        F("scope_seen_on").asc(nulls_last=True),
        "state_code",
    ]
    fieldsets = [
        (None, {"fields": ["state_code"]}),
        (
            "Who may do microneedling there",
            {
                "description": "Only from the text of a board itself, read at its address. Web "
                "pages about state rules contradict one another: leave all of it empty rather "
                "than repeat one. Readers see the address and the day.",
                "fields": [*SCOPE, "scope_seen_on", "scope_seen_in_copy"],
            },
        ),
        ("For editors", {"fields": ["notes"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        return ["state_code"] if obj else []

    def has_add_permission(self, request):
        """There is one for each of the 56."""
        return False

    def save_model(self, request, obj, form, change):
        if set(form.changed_data) - {"notes"}:
            obj.from_lists = False
            obj.confirmed_by = request.user if obj.scope_text else None
        super().save_model(request, obj, form, change)

    @admin.display(description="next step")
    def next_step(self, guide):
        if not guide.scope_text:
            return "find a board's own text; until then readers are told to ask"
        if guide.scope_seen_in_copy:
            return "open the address: only a copy was read"
        seen = f"{guide.scope_seen_on:%B %-d, %Y}"
        return f"read it again: last read on {seen}" if guide.scope_is_old else f"none: read {seen}"

    def panel(self, request, guide):
        boards = Board.objects.in_state(guide.state_code)
        return {
            **super().panel(request, guide),
            "boards": [(board, admin_url(board)) for board in boards],
        }

    def do_confirm(self, request, guide):
        self.require_change(request, guide)
        guide.confirm(request.user)
        return None, "Noted: you read it today, and it still says so."

    def do_clear(self, request, guide):
        self.require_change(request, guide)
        guide.clear_scope(request.user)
        return None, "It is gone. Readers are told to ask the board."
