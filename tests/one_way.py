"""The contract that import-linter holds for us: imports point one way (pyproject.toml).

The stock layers contract can't put a nested app (`articles.questions`) above the modules of its
own parent, nor call "everything else in `microsite`" one layer. This one can: a module belongs to
the layer with the longest matching name, so a new file is covered without being listed.
"""

from importlinter import Contract, ContractCheck, fields, output


class OneWayContract(Contract):
    """Modules import from their own layer and from those below it only.

    `layers` are listed from the top. Names in one line that are separated by `|` may not import
    each other; those separated by `:` may.
    """

    type_name = "one_way"

    layers = fields.ListField(subfield=fields.StringField())

    def check(self, graph, verbose):
        """Compare every direct import with the layers; that covers the indirect ones too."""
        places = self._places()
        missing = sorted(set(places) - graph.modules)
        wrong = []
        for importer in sorted(graph.modules):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if not self._allowed(places, importer, imported):
                    details = graph.get_import_details(importer=importer, imported=imported)
                    wrong.append((importer, imported, details[0]["line_number"] if details else 0))
        return ContractCheck(
            kept=not wrong and not missing, metadata={"wrong": wrong, "missing": missing}
        )

    def render_broken_contract(self, check):
        """Print one line for each import that points up, and for each layer that is not there."""
        for name in check.metadata["missing"]:
            output.print_error(f"There is no {name}: correct the layers in pyproject.toml.")
        for importer, imported, line in check.metadata["wrong"]:
            output.print_error(f"{importer} (line {line}) may not import {imported}.")

    def _places(self):
        """Layer name -> (height, name it may share that height with, or None for all)."""
        places = {}
        for height, line in enumerate(reversed(self.layers)):
            apart = "|" in line
            for name in line.replace("|", ":").split(":"):
                places[name.strip()] = (height, name.strip() if apart else None)
        return places

    @staticmethod
    def _allowed(places, importer, imported):
        """Whether one module may import another; modules outside all layers may do anything."""
        from_layer, to_layer = (_layer_of(places, name) for name in (importer, imported))
        if from_layer is None or to_layer is None:
            return True
        return from_layer[0] > to_layer[0] or from_layer == to_layer


def _layer_of(places, module):
    """The place of the longest layer name that `module` is, or stands in; None without one."""
    while module:
        if module in places:
            return places[module]
        module = module.rpartition(".")[0]
    return None
