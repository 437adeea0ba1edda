"""Markdown, set up for what authors may write, and one instance of it for each thread."""

import threading
from xml.etree import ElementTree

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

from .links import Autolink, LinkRules
from .marks import ALONE, OPEN
from .tables import TableHeads

# Raw HTML and entities are text; pictures come by /// figure; references by number, code and
# underlined headings have no use here and surprise authors.
LEFT_OUT = {
    "preprocessors": ["html_block"],
    "parser.blockprocessors": ["code", "setextheader", "reference"],
    "inlinePatterns": [
        "backtick", "reference", "image_link", "image_reference", "short_reference",
        "short_image_ref", "autolink", "automail", "html", "entity",
    ],
}  # fmt: skip


class PlaceProcessor(BlockProcessor):
    """A mark that stands alone becomes a div, which no list or definition takes in."""

    def test(self, parent, block):
        return block.startswith(OPEN) and ALONE.fullmatch(block.strip()) is not None

    def run(self, parent, blocks):
        ElementTree.SubElement(parent, "div").text = AtomicString(blocks.pop(0).strip())


class OurMarkdown(Extension):
    def extendMarkdown(self, md):
        for registry_path, names in LEFT_OUT.items():
            registry = md
            for part in registry_path.split("."):
                registry = getattr(registry, part)
            for name in names:
                registry.deregister(name)
        md.parser.blockprocessors.register(PlaceProcessor(md.parser), "place", 1000)
        md.inlinePatterns.register(Autolink(Autolink.PATTERN, md), "autolink", 120)
        md.treeprocessors.register(TableHeads(md), "table_heads", 30)
        # After "unescape", so that addresses are complete.
        md.treeprocessors.register(LinkRules(md), "link_rules", -10)


_local = threading.local()


def convert(text, terms=()):
    """HTML of a prepared text, not yet safe, and the list of addresses whose links were dropped.

    `terms` are the words for which marks of the kind "t" stand.
    Raises RecursionError for a text that is nested too deeply.
    """
    md = getattr(_local, "md", None) or markdown.Markdown(
        extensions=["tables", "sane_lists", "def_list", OurMarkdown()]
    )
    # An instance that failed half-way is not used again.
    _local.md = None
    md.treeprocessors["table_heads"].terms = terms
    html = md.convert(text)
    rules = md.treeprocessors["link_rules"]
    dropped, rules.dropped = rules.dropped, []
    md.reset()
    _local.md = md
    return html, dropped
