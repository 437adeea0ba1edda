"""State boards whose links nobody has opened: readers are told so until somebody does."""

from django.db.models import Count, Window
from django.urls import reverse

from clinics.models import Board
from microsite.publishing.admin_urls import admin_url

from .panel import Panel, Row

KEY = "boards"


def panels(user, rows):
    """Only there while there is one to open; sample people vouch for no real board."""
    if not user.has_perm("clinics.change_board") or user.is_sample:
        return
    found = list(Board.objects.not_opened().annotate(total=Window(Count("pk")))[:rows])
    if found:
        yield Panel(
            title="State boards whose links nobody has opened",
            total=found[0].total,
            rows=[
                Row(board.name, admin_url(board), board.state.name, "Open its links")
                for board in found
            ],
            more_url=f"{reverse('admin:clinics_board_changelist')}?opened=no",
            key=KEY,
        )
