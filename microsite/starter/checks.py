"""Checks all content files before anything is written: every problem with its file and line."""

import re
from types import SimpleNamespace

from articles.article import Kind
from articles.models import ArticleRevision, SafetyNoticeRevision, Source
from articles.questions.answer import CEILING, SHORT_ANSWER_WORDS
from articles.questions.models import Question
from articles.sections import Section
from clinics.library import check_clinics
from microsite.markup import References, check_text
from microsite.markup.readability import grade

from .files import Problem

SAFETY_CEILING = 6
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
PARTS = ("main_message", "known", "unknown", "next_step")
ARTICLE_FIELDS = {"title", "kind", "section", "slug", "summary", "featured", *PARTS}
PERSON_FIELDS = {
    "slug", "role", "name", "email", "credentials", "specialty", "bio", "license",
}  # fmt: skip
SOURCE_FIELDS = {
    "key", "title", "authors", "publisher", "year", "identifier", "url", "kind", "seen", "note",
}  # fmt: skip
INTERNAL_LINK = re.compile(r"\]\((/[^)\s#]*)")
QUOTED = re.compile(r"“(\w+)”")
PLACES = {"/", "/guide/", "/questions/", "/questions/ask/", "/clinics/", "/search/"}


def check_library(library):
    """All problems of a ContentLibrary, sorted by file and line."""
    return sorted([*library.unreadable, *_Checker(library).problems()])


class _Checker:
    def __init__(self, library):
        self.library = library
        self.sources = {
            str(record.fields.get("key")): SimpleNamespace(**_blank(SOURCE_FIELDS))
            for record in library.sources
        }
        self.notices = {
            str(record.fields.get("slug")): SimpleNamespace(title="Notice", html="")
            for record in library.notices
        }
        self.clinicians = {
            record.fields.get("slug")
            for record in self.library.people
            if record.fields.get("role") == "clinician"
        }
        self.addresses = PLACES | {_address(record) for record in library.articles}
        self.addresses |= {f"/guide/{section.value}/" for section in Section}
        self.addresses |= {f"/guide/notices/{slug}/" for slug in self.notices}

    def problems(self):
        for record in self.library.sources:
            yield from self.source(record)
        yield from _twice(self.library.sources, "key")
        for record in self.library.people:
            yield from self.person(record)
        yield from _twice(self.library.people, "slug")
        yield from self.enough_people()
        for record in self.library.notices:
            yield from _known(record, {"title", "slug"})
            yield from _required(record, "title", "slug")
            yield from _fits(record, SafetyNoticeRevision, "title")
            yield from self.text(record, {"body": record.body}, SAFETY_CEILING)
        yield from _twice(self.library.notices, "slug")
        for record in self.library.articles:
            yield from self.article(record)
        for thread in self.library.threads:
            yield from self.thread(thread)
        yield from _twice([thread.question for thread in self.library.threads], "slug")
        clinics = self.library.clinics
        faults = check_clinics([record.fields for record in clinics], self.clinicians)
        for index, message in faults:
            named = QUOTED.match(message)
            yield clinics[index].problem(named[1] if named else "name", message)
        yield from self.chapters()

    def source(self, record):
        yield from _known(record, SOURCE_FIELDS)
        yield from _required(record, "key", "title", "kind", "seen")
        yield from _one_of(record, "kind", Source.Kind.values)
        yield from _one_of(record, "seen", Source.Seen.values)
        for name in ("key", "title", "authors", "publisher", "identifier", "url"):
            yield from _fits(record, Source, name)
        year = record.fields.get("year")
        if year is not None and not isinstance(year, int):
            yield record.problem("year", "The year is a number like 2021, or null.")
        url = record.fields.get("url") or ""
        if url and not url.startswith(("https://", "http://")):
            yield record.problem("url", "The address starts with https:// or http://.")

    def person(self, record):
        yield from _known(record, PERSON_FIELDS)
        yield from _required(record, "slug", "role", "name", "email")
        yield from _one_of(record, "role", ["editor", "clinician"])
        if not str(record.fields.get("name", "")).startswith("Sample "):
            yield record.problem("name", "People in this file are samples: “Sample …”.")
        if record.fields.get("role") == "clinician":
            needed = {"state", "board", "number"}
            if set(record.fields.get("license") or {}) != needed:
                yield record.problem("license", "A license has a state, a board and a number.")

    def enough_people(self):
        """Whoever wrote a text does not approve it, so it takes two of each."""
        roles = [record.fields.get("role") for record in self.library.people]
        for role in ("editor", "clinician"):
            if self.library.people and roles.count(role) < 2:
                message = f"The library needs two people with the role “{role}”."
                yield self.library.people[0].problem("", message)

    def article(self, record):
        yield from _known(record, ARTICLE_FIELDS)
        yield from _required(record, "title", "kind", "slug", "summary")
        yield from _one_of(record, "kind", Kind.values)
        slug = str(record.fields.get("slug", ""))
        if slug and not SLUG.match(slug):
            yield record.problem("slug", "A slug has small letters, digits and hyphens only.")
        policy = record.fields.get("kind") == Kind.POLICY
        if policy and record.fields.get("section"):
            yield record.problem("section", "A policy belongs to no section.")
        if not policy:
            yield from _one_of(record, "section", Section.values)
            yield from _required(record, *PARTS)
        for name in ("title", "summary"):
            yield from _fits(record, ArticleRevision, name)
        if not isinstance(record.fields.get("featured", 1), int):
            yield record.problem("featured", "“featured” is a number: its place on the home page.")
        ceiling = SAFETY_CEILING if record.fields.get("section") == Section.AFTERCARE else 8
        yield from self.text(record, article_parts(record), ceiling)

    def thread(self, thread):
        question = thread.question
        yield from _known(question, {"title", "section", "asked_by", "slug"})
        yield from _required(question, "title", "section", "asked_by", "slug")
        yield from _one_of(question, "section", Section.values)
        if not str(question.fields.get("title", "")).endswith("?"):
            yield question.problem("title", "The title of a thread is a question.")
        if not question.body.strip():
            yield Problem(question.path, question.body_line, "The question has no text.")
        if len(thread.answers) < 2:
            yield question.problem("title", "A thread has at least two answers.")
        yield from _fits(question, Question, "title")
        yield from _fits(question, Question, "shown_name", field="asked_by")
        yield from _twice(thread.answers, "clinician")
        for answer in thread.answers:
            yield from _known(answer, {"clinician", "short_answer"})
            yield from _required(answer, "clinician", "short_answer")
            if answer.fields.get("clinician") not in self.clinicians:
                yield answer.problem("clinician", "No clinician in people.yaml has this slug.")
            short = str(answer.fields.get("short_answer", ""))
            if len(short.split()) > SHORT_ANSWER_WORDS:
                yield answer.problem(
                    "short_answer", f"A short answer has at most {SHORT_ANSWER_WORDS} words."
                )
            yield from self.text(answer, {"body": answer.body}, CEILING, also=short)

    def text(self, record, parts, ceiling, also=""):
        """Problems of Markdown fields: what blocks submitting, dead links, the reading grade."""
        references = References(sources=self.sources, notices=self.notices)
        for name, text in parts.items():
            start = record.body_line if name == "body" else record.line_of(name)
            for problem in check_text(text, references, ceiling=ceiling):
                if problem.level == "error":
                    yield Problem(record.path, start + problem.line - 1, problem.message)
            for number, line in enumerate(text.splitlines()):
                for target in INTERNAL_LINK.findall(line):
                    if target not in self.addresses:
                        message = f"No page of this library stands at {target}."
                        yield Problem(record.path, start + number, message)
        found = grade("\n\n".join([also, *parts.values()]))
        if found > ceiling:
            message = (
                f"Reading grade {found:.1f}; {ceiling} is the highest. Shorten long sentences."
            )
            yield Problem(record.path, record.body_line or record.line, message)

    def chapters(self):
        """Each section has one chapter, each address one page."""
        chapters = [r for r in self.library.articles if r.fields.get("kind") == Kind.CHAPTER]
        sections = [record.fields.get("section") for record in chapters]
        for section in Section:
            if sections.count(section.value) != 1:
                count = sections.count(section.value)
                message = f"The section “{section.value}” has {count} chapters; it needs one."
                yield Problem("content/articles", 1, message)
        seen = set()
        for record in self.library.articles:
            address = _address(record)
            if address in seen:
                yield record.problem("slug", f"Another file stands at {address} already.")
            seen.add(address)


def article_parts(record):
    """The Markdown fields of an article's file: name -> text, those that are filled."""
    parts = {"main_message": record.fields.get("main_message"), "body": record.body}
    parts |= {name: record.fields.get(name) for name in ("known", "unknown", "next_step")}
    return {name: text for name, text in parts.items() if isinstance(text, str) and text.strip()}


def _address(record):
    kind, section, slug = (record.fields.get(name) for name in ("kind", "section", "slug"))
    if kind == Kind.POLICY:
        return f"/{slug}/"
    return f"/guide/{section}/" if kind == Kind.CHAPTER else f"/guide/{section}/{slug}/"


def _blank(names):
    return dict.fromkeys(names, "") | {"get_kind_display": ""}


def _known(record, names):
    for name in sorted(set(record.fields) - names):
        yield record.problem(name, f"“{name}” is not a field of such a file.")


def _required(record, *names):
    for name in names:
        value = record.fields.get(name)
        if not isinstance(value, str) or not value.strip():
            yield record.problem(name, f"“{name}” is missing, empty or not a text in quotes.")


def _fits(record, model, name, field=""):
    """Whether the text of a file's field (`field`, or `name`) is short enough for the model's."""
    longest = model._meta.get_field(name).max_length
    if len(str(record.fields.get(field or name) or "")) > longest:
        yield record.problem(field or name, f"This has at most {longest} characters.")


def _one_of(record, name, allowed):
    if record.fields.get(name) not in allowed:
        yield record.problem(name, f"“{name}” must be one of: {', '.join(allowed)}.")


def _twice(records, name):
    seen = set()
    for record in records:
        value = record.fields.get(name)
        if value in seen:
            yield record.problem(name, f"Another entry has the {name} “{value}” already.")
        seen.add(value)
