"""Reads content files and keeps the line of everything, so that errors can name it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a content file, in words that say how to mend it."""

    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(Exception):
    """A file that can't be read at all; `problem` says where and why."""

    def __init__(self, problem):
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Record:
    """A mapping from a file: values by name, the line of each, and a digest of what was read.

    `lines` also has those of a mapping inside it, such as "license.state".
    """

    path: str
    line: int
    fields: dict
    lines: dict = field(default_factory=dict)
    body: str = ""
    body_line: int = 0
    digest: str = ""

    def line_of(self, name):
        """The line where a field's text begins; the record's own line when it is not there."""
        return self.lines.get(name, self.lines.get(name.partition(".")[0], self.line))

    def start_of(self, name):
        """The line where a text begins: a field, or the body below the front matter."""
        return self.body_line if name == "body" else self.line_of(name)

    def problem(self, name, message):
        return Problem(self.path, self.start_of(name), message)

    def problem_in(self, name, problem):
        """A problem of Markdown, which counts the lines of its text, as one of this file."""
        return Problem(self.path, self.start_of(name) + problem.line - 1, problem.message)


def read_document(path, root):
    """A Markdown file with front matter as a Record; raises ContentError."""
    name = _name(path, root)
    text = _text(path, name)
    if not text.startswith("---\n"):
        raise ContentError(Problem(name, 1, "Start the file with front matter between --- lines."))
    head, separator, body = text[4:].partition("\n---\n")
    if not separator:
        raise ContentError(Problem(name, 1, "Close the front matter with a line of ---."))
    mapping = _mapping(head, name, first_line=2)
    body_line = head.count("\n") + 4
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Record(name, 1, mapping[0], mapping[1], body, body_line, digest)


def read_records(path, root):
    """A YAML file that holds a list of mappings, as Records; raises ContentError."""
    name = _name(path, root)
    text = _text(path, name)
    node = _compose(text, name, 1)
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise ContentError(Problem(name, 1, "The file must be a list: each entry starts with -."))
    records = []
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.MappingNode):
            raise ContentError(Problem(name, line, "Each entry must be a list of “name: value”."))
        fields, lines = _fields(item, name, 1)
        digest = hashlib.sha256(repr(sorted(fields.items(), key=str)).encode()).hexdigest()
        records.append(Record(name, line, fields, lines, digest=digest))
    return records


def _name(path, root):
    return str(Path(path).relative_to(Path(root).parent))


def _text(path, name):
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(Problem(name, 1, "Save the file as UTF-8.")) from error


def _compose(text, name, first_line):
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        # An error of the reader (a control character) has no mark but a position in the text.
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        before = text[: getattr(error, "position", 0)].count("\n")
        line = (mark.line if mark else before) + first_line
        reason = getattr(error, "problem", None) or "a character that can't be typed"
        message = f"This is not valid YAML: {reason}. Put texts with colons in quotes."
        raise ContentError(Problem(name, line, message)) from error


def _mapping(text, name, first_line):
    node = _compose(text, name, first_line)
    if not isinstance(node, yaml.MappingNode):
        raise ContentError(Problem(name, first_line, "Front matter must be “name: value” lines."))
    return _fields(node, name, first_line)


def _fields(node, name, first_line):
    loader = yaml.SafeLoader("")
    fields, lines = {}, {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + first_line
        if key in fields:
            raise ContentError(Problem(name, line, f"“{key}” stands here twice."))
        try:
            fields[key] = loader.construct_object(value_node, deep=True)
        # The rest is what PyYAML lets through where a tag such as !!bool does not fit its value.
        except (yaml.YAMLError, ValueError, LookupError, AttributeError) as error:
            raise ContentError(Problem(name, line, f"“{key}” can't be read.")) from error
        block = isinstance(value_node, yaml.ScalarNode) and value_node.style in ("|", ">")
        lines[key] = line + 1 if block else line
        if isinstance(value_node, yaml.MappingNode):
            for inner, _ in value_node.value:
                lines[f"{key}.{inner.value}"] = inner.start_mark.line + first_line
    return fields, lines
