"""Tables that read well to the ear and on a narrow screen."""

from markdown.treeprocessors import Treeprocessor

from .marks import PLACE
from .plain_text import inline_text


class TableHeads(Treeprocessor):
    """Gives head cells their scope, and every cell of a row the head of its column as data-label.

    Runs before inline markup, while a cell's text is still what the author typed. `terms` are the
    words for which marks of terms stand.
    """

    terms = ()

    def run(self, root):
        for table in root.iter("table"):
            labels = [self._head(cell) for cell in table.iterfind("thead/tr/*")]
            for row in table.iterfind("tbody/tr"):
                for index, cell in enumerate(row):
                    if index == 0 and self._words(cell):
                        cell.tag = "th"
                        cell.set("scope", "row")
                    if index < len(labels) and labels[index]:
                        cell.set("data-label", labels[index])

    def _head(self, cell):
        label = self._words(cell)
        if label:
            cell.set("scope", "col")
        else:
            # An empty head would be announced as one.
            cell.tag = "td"
        return label

    def _words(self, cell):
        return inline_text(PLACE.sub(self._shown, cell.text or ""))

    def _shown(self, found):
        """What stands for a mark: the words of a term, and nothing for the number of a source."""
        kind, number = found.groups()
        return self.terms[int(number)] if kind == "t" else ""
