"""All content files of a folder, read and sorted by what they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .files import ContentError, Problem, read_document, read_records


@dataclass
class Thread:
    """One sample thread: the files of the question, of its answers, and of their comparison."""

    question: object
    answers: list
    comparison: object = None


@dataclass
class ContentLibrary:
    """Records of every kind, and what could not be read."""

    sources: list = field(default_factory=list)
    people: list = field(default_factory=list)
    devices: list = field(default_factory=list)
    clinics: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    claims: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    alerts: list = field(default_factory=list)
    articles: list = field(default_factory=list)
    threads: list = field(default_factory=list)
    unreadable: list = field(default_factory=list)
    drawings: dict = field(default_factory=dict)


def read_library(root):
    """Read the whole folder; files that can't be read are in `unreadable` as Problems."""
    root = Path(root)
    library = ContentLibrary()

    def documents(pattern):
        for path in sorted(root.glob(pattern)):
            try:
                yield read_document(path, root)
            except ContentError as error:
                library.unreadable.append(error.problem)

    def records(pattern):
        for path in sorted(root.glob(pattern)):
            try:
                yield from read_records(path, root)
            except ContentError as error:
                library.unreadable.append(error.problem)

    library.sources = list(records("sources/*.yaml"))
    library.people = list(records("people.yaml"))
    library.devices = list(records("devices.yaml"))
    library.clinics = list(records("clinics.yaml"))
    library.figures = list(records("figures/*.yaml"))
    library.drawings = {path.stem: path for path in root.glob("figures/*.svg")}
    library.claims = list(records("claims/*.yaml"))
    library.terms = list(records("glossary.yaml"))
    library.notices = list(documents("notices/*.md"))
    library.alerts = list(documents("alerts/*.md"))
    library.articles = [*documents("articles/*/*.md"), *documents("policies/*.md")]
    for folder in sorted(path for path in root.glob("threads/*") if path.is_dir()):
        name = str(folder.relative_to(root))
        questions = list(documents(f"{name}/question.md"))
        if questions:
            answers = list(documents(f"{name}/answer-*.md"))
            comparisons = [*documents(f"{name}/comparison.md"), None]
            library.threads.append(Thread(questions[0], answers, comparisons[0]))
        elif not (folder / "question.md").exists():
            problem = Problem(f"{root.name}/{name}", 1, "This thread has no question.md.")
            library.unreadable.append(problem)
    return library
