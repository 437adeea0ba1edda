"""Checks all content files before anything is written: every problem with its file and line."""

import re
from types import SimpleNamespace

from articles.article import ALL_PARTS, REQUIRED_PARTS, Kind
from articles.models import Article, ArticleRevision, SafetyNotice, SafetyNoticeRevision, Source
from articles.questions.answer_checks import CEILING, own_time_limits, unfinished
from articles.questions.choices import AiHelp
from articles.questions.models import AnswerRevision, Question
from articles.questions.question import LATEST_DAY
from articles.sections import Section
from clinics.device_library import check_devices
from clinics.library import check_clinics
from microsite.markup import References, check_text
from microsite.markup.readability import grade
from microsite.people.models import Clinician, LicenseCheck, User
from microsite.people.us_states import STATE_NAMES

from .fields import accepted, good_slug, one_of, refused, shape, texts_in, twice, whole_number
from .files import Problem
from .gate_checks import GateChecks
from .shared_checks import SharedChecks, term_names

SAFETY_CEILING = 6
QUESTION_TELLS = ("stage", "treatment", "skin_tone")
ANSWER_FIELDS = ("clinician", "short_answer", "what_to_do", "conflicts", "ai_help")
LICENSE_FIELDS = ("state", "board", "number")
# A question is stored under “sample-” and its slug, in a field of 64 characters.
QUESTION_SLUG = 57
INTERNAL_LINK = re.compile(r"\]\((/[^)\s#]*)")
QUOTED = re.compile(r"“(\w+)”")
PLACES = {
    *["/", "/guide/", "/questions/", "/questions/ask/", "/search/", "/alerts/"],
    *["/clinics/", "/clinics/devices/", "/clinics/reports/"],
    *["/evidence/", "/evidence/sources/", "/glossary/", "/quality/"],
}
BLANK_FIGURE = SimpleNamespace(
    url="", alt="", caption="", credit="", width=0, height=0, drawing="", description="",
    cited_keys=(), formats=(), skin="", terms_of_use=("", ""),
)  # fmt: skip
BLANK_CLAIM = SimpleNamespace(statement="", url="")
SOURCE_BLANK = {field.name: "" for field in Source._meta.fields} | {"get_kind_display": ""}


def check_library(library):
    """All problems of a ContentLibrary, sorted by file and line."""
    return sorted([*library.unreadable, *_Checker(library).problems()])


class _Checker(SharedChecks, GateChecks):
    """Each record's shape comes first: what is wrong there leaves nothing else to check in it."""

    def __init__(self, library):
        self.library = library
        keys, notices = texts_in(library.sources, "key"), texts_in(library.notices, "slug")
        self.sources = {key: SimpleNamespace(**SOURCE_BLANK) for key in keys}
        self.notices = {slug: SimpleNamespace(title="Notice", html="") for slug in notices}
        clinicians = [r for r in library.people if r.fields.get("role") == "clinician"]
        self.clinicians = texts_in(clinicians, "slug")
        self.figures = dict.fromkeys(texts_in(library.figures, "key"), BLANK_FIGURE)
        self.claims = dict.fromkeys(texts_in(library.claims, "slug"), BLANK_CLAIM)
        names = {name for record in library.terms for name in term_names(record)}
        self.terms = {name: SimpleNamespace(name=name, gloss="", url=name) for name in names}
        self.page_addresses = {_address(record) for record in library.articles}
        self.addresses = PLACES | self.page_addresses
        self.addresses |= {f"/alerts/{slug}/" for slug in texts_in(library.alerts, "slug")}
        self.addresses |= {f"/evidence/claims/{slug}/" for slug in self.claims}
        self.addresses |= {f"/guide/{section.value}/" for section in Section}
        self.addresses |= {f"/guide/notices/{slug}/" for slug in self.notices}

    def problems(self):
        library = self.library
        for check, records in (
            (self.source, library.sources),
            (self.person, library.people),
            (self.notice, library.notices),
            (self.article, library.articles),
            (self.question, [thread.question for thread in library.threads]),
            (self.answer, [answer for thread in library.threads for answer in thread.answers]),
        ):
            for record in records:
                yield from check(record)
        yield from twice(library.sources, "key")
        yield from twice(library.people, "slug")
        yield from twice(library.people, "email")
        yield from twice(library.notices, "slug")
        yield from twice([thread.question for thread in library.threads], "slug")
        for thread in library.threads:
            yield from twice(thread.answers, "clinician")
            if len(thread.answers) < 2:
                yield thread.question.problem("title", "A thread has at least two answers.")
        yield from self.shared()
        yield from self.gates()
        yield from self.clinics()
        yield from self.enough_people()
        yield from self.chapters()

    def source(self, record):
        texts = ("authors", "publisher", "identifier", "url", "note")
        required = ("key", "title", "kind", "seen")
        if found := shape(record, required, texts, {"year"}):
            yield from found
            return
        yield from one_of(record, "kind", Source.Kind.values)
        yield from one_of(record, "seen", Source.Seen.values)
        message = "The year is a number like 2021, or null."
        yield from whole_number(record, "year", 1000, 9999, message)
        names = ["key", "title", "authors", "publisher", "identifier"]
        url = record.fields.get("url") or "https://"
        if url.startswith(("https://", "http://")):
            names.append("url")
        else:
            yield record.problem("url", "The address starts with https:// or http://.")
        yield from accepted(record, Source, *names)

    def person(self, record):
        texts = ("credentials", "profession", "specialty", "bio")
        if found := shape(record, ("slug", "role", "name", "email"), texts, {"license"}):
            yield from found
            return
        yield from good_slug(record, Clinician)
        yield from one_of(record, "role", ["editor", "clinician"])
        if not record.fields["name"].startswith("Sample "):
            yield record.problem("name", "People in this file are samples: “Sample …”.")
        yield from accepted(record, User, "email", display_name="name")
        if record.fields["role"] == "clinician":
            yield from accepted(record, Clinician, *texts)
            yield from self.license(record)

    def license(self, record):
        license = record.fields.get("license")
        if not isinstance(license, dict) or set(license) != {*LICENSE_FIELDS}:
            yield record.problem("license", "A license has a state, a board and a number.")
            return
        for name in LICENSE_FIELDS:
            if not isinstance(license[name], str):
                yield record.problem(f"license.{name}", f"“{name}” is a text: put it in quotes.")
                return
        if license["state"] not in STATE_NAMES:
            message = f"“{license['state']}” is no state: write its two capital letters."
            yield record.problem("license.state", message)
        check = LicenseCheck(board=license["board"], number=license["number"])
        names = {name: f"license.{name}" for name in ("board", "number")}
        yield from refused(record, check, names)

    def notice(self, record):
        if found := shape(record, ("title", "slug")):
            yield from found
            return
        yield from good_slug(record, SafetyNotice)
        yield from accepted(record, SafetyNoticeRevision, "title")
        yield from self.text(record, {"body": record.body}, SAFETY_CEILING)

    def enough_people(self):
        """Whoever wrote a text does not approve it, so it takes two of each."""
        roles = [record.fields.get("role") for record in self.library.people]
        for role in ("editor", "clinician"):
            if self.library.people and roles.count(role) < 2:
                message = f"The library needs two people with the role “{role}”."
                yield self.library.people[0].problem("", message)

    def article(self, record):
        kind = record.fields.get("kind")
        policy = kind == Kind.POLICY
        parts = REQUIRED_PARTS.get(kind, ALL_PARTS) if isinstance(kind, str) else ALL_PARTS
        required = ("title", "kind", "slug", "summary", *parts)
        texts = ("section", *ALL_PARTS)
        if not policy:
            required = (*required, "section")
        if found := shape(record, required, texts, {"featured"}):
            yield from found
            return
        yield from one_of(record, "kind", Kind.values)
        if not policy:
            yield from one_of(record, "section", Section.values)
        elif record.fields.get("section"):
            yield record.problem("section", "A policy belongs to no section.")
        yield from good_slug(record, Article)
        yield from accepted(record, ArticleRevision, "title", "summary")
        message = "“featured” is a number from 1 to 999: its place on the home page."
        yield from whole_number(record, "featured", 1, 999, message)
        ceiling = SAFETY_CEILING if record.fields.get("section") == Section.AFTERCARE else 8
        yield from self.text(record, article_parts(record), ceiling)

    def question(self, record):
        required = ("title", "section", "asked_by", "slug")
        if found := shape(record, required, QUESTION_TELLS, {"day_since"}):
            yield from found
            return
        yield from one_of(record, "section", Section.values)
        message = f"“day_since” is a number of days from 0 to {LATEST_DAY}."
        yield from whole_number(record, "day_since", 0, LATEST_DAY, message)
        yield from good_slug(record, QUESTION_SLUG)
        if not record.fields["title"].endswith("?"):
            yield record.problem("title", "The title of a thread is a question.")
        if not record.body.strip():
            yield Problem(record.path, record.body_line, "The question has no text.")
        yield from accepted(record, Question, "title", *QUESTION_TELLS, shown_name="asked_by")

    def answer(self, record):
        fields = record.fields
        if found := shape(record, ANSWER_FIELDS):
            yield from found
            return
        if fields["clinician"] not in self.clinicians:
            yield record.problem("clinician", "No clinician in people.yaml has this slug.")
        yield from accepted(record, AnswerRevision, *ANSWER_FIELDS[1:-1])
        yield from one_of(record, "ai_help", AiHelp.values)
        if fields["ai_help"] in AiHelp.values:
            yield from self.unfinished(record)
        parts = {"body": record.body, "what_to_do": fields["what_to_do"]}
        yield from self.text(record, parts, CEILING, also=fields["short_answer"])

    def unfinished(self, record):
        """What the desk would refuse of an answer."""
        text = SimpleNamespace(**record.fields, body=record.body)
        for name, sentence in unfinished(text):
            yield record.problem(name, sentence)
        for name, problem in own_time_limits(text):
            yield record.problem_in(name, problem)

    def clinics(self):
        clinics, devices = self.library.clinics, self.library.devices
        known = (self.clinicians, texts_in(devices, "slug"))
        for records, problems in (
            (devices, check_devices([each.fields for each in devices])),
            (clinics, check_clinics([each.fields for each in clinics], *known)),
        ):
            for index, message in problems:
                named = QUOTED.match(message)
                yield records[index].problem(named[1] if named else "name", message)

    def text(self, record, parts, ceiling, also=""):
        """Problems of Markdown fields: what blocks submitting, dead links, the reading grade."""
        references = References(
            sources=self.sources,
            notices=self.notices,
            figures=self.figures,
            claims=self.claims,
            terms=self.terms,
        )
        for name, text in parts.items():
            start = record.start_of(name)
            for problem in check_text(text, references, ceiling=ceiling):
                if problem.level == "error":
                    yield record.problem_in(name, problem)
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
            if address is not None and address in seen:
                yield record.problem("slug", f"Another file stands at {address} already.")
            seen.add(address)


def article_parts(record):
    """The Markdown fields of an article's file: name -> text, those that are filled."""
    parts = {"main_message": record.fields.get("main_message"), "body": record.body}
    parts |= {name: record.fields.get(name) for name in ("known", "unknown", "next_step")}
    return {name: text for name, text in parts.items() if isinstance(text, str) and text.strip()}


def _address(record):
    """Where an article's file stands, or None while one cannot say."""
    kind, section, slug = (record.fields.get(name) for name in ("kind", "section", "slug"))
    if not isinstance(slug, str) or not isinstance(section, str | None):
        return None
    if kind == Kind.POLICY:
        return f"/{slug}/"
    return f"/guide/{section}/" if kind == Kind.CHAPTER else f"/guide/{section}/{slug}/"
