"""Where a license of a state is looked up, as surely as we know it."""

from dataclasses import dataclass

from .. import boards, states
from .board import Board


@dataclass(frozen=True)
class LicenseSearch:
    """The best address for looking up a doctor's license in a state.

    `board` is its Board for doctors, or None when we know of none.
    """

    state: states.State
    board: Board | None

    @property
    def leads_to_look_up(self):
        """Whether `url` is the page on which a license can be looked up."""
        return bool(self.board and self.board.search_url)

    @property
    def leads_to_board(self):
        """Whether it is the home page, from which the look-up has to be found."""
        return bool(self.board and self.board.home_url and not self.board.search_url)

    @property
    def url(self):
        """The look-up, else the home page, else a directory of all boards."""
        known = self.board and (self.board.search_url or self.board.home_url)
        return known or boards.BOARD_DIRECTORY

    @property
    def opened_on(self):
        """The day on which somebody of us opened the address, or None."""
        known = self.leads_to_look_up or self.leads_to_board
        return self.board.opened_on if known else None


def license_searches(codes):
    """{code: LicenseSearch} of these states, in one query."""
    codes = [code for code in set(codes) if states.by_code(code)]
    found = {}
    for board in Board.objects.for_doctors().filter(state_code__in=codes):
        found.setdefault(board.state_code, board)
    return {code: LicenseSearch(states.by_code(code), found.get(code)) for code in codes}
