"""The guide to a state: how to check a license there."""

from django.views.generic import TemplateView

from .. import boards
from ..views import InStateAddress, crumbs
from .board import Board
from .license_search import LicenseSearch
from .public import is_confirmed
from .state_guide import StateGuide


class GuideDetail(InStateAddress, TemplateView):
    """Boards, how to read a record, who may do microneedling, where to complain."""

    template_name = "clinics/guide.html"

    def get_context_data(self, **kwargs):
        state = self.state
        found = list(Board.objects.in_state(state.code))
        guide = StateGuide.objects.filter(state_code=state.code).first()
        of_doctors = [board for board in found if board.kind == Board.Kind.MEDICAL]
        # The address brings its own `state`, a slug.
        kwargs["state"] = state
        return super().get_context_data(
            guide=guide,
            search=LicenseSearch(state, of_doctors[0] if of_doctors else None),
            boards={
                kind.value: [board for board in found if board.kind == kind] for kind in Board.Kind
            },
            directory=boards.BOARD_DIRECTORY,
            is_confirmed=is_confirmed(guide, found),
            breadcrumbs=[*crumbs(state), ("Check a license", state.guide_url)],
            **kwargs,
        )
