"""Writes a checked library into the database, in one transaction, through the ordinary verbs."""

import datetime
from collections import Counter

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.article import Kind
from articles.models import Article, SafetyNotice, Source
from articles.questions.models import Question
from clinics.device_library import load_devices
from clinics.library import load_clinics
from microsite.publishing.models import FormerAddress

from .letter import load_sample_edition
from .people import approve_sample, library_user, sample_clinician, sample_user
from .shared_loading import SharedLoading

ASKED_BEFORE = datetime.timedelta(days=3)


class Loader(SharedLoading):
    """Loads a ContentLibrary. `counts` says what happened, `left_alone` what was not touched.

    With DEMO=1 a sample editor submits and a sample clinician approves, so that everything is
    public and marked as a sample. With DEMO=0 the texts are submitted for review, nothing is
    approved, and samples are not loaded at all.
    """

    def __init__(self, library):
        self.library = library
        self.counts = Counter()
        self.left_alone = []
        self.editors, self.clinicians = [], {}

    @transaction.atomic
    def load(self):
        self.load_sources()
        if settings.DEMO:
            self.load_people()
        else:
            self.editors = [library_user()]
        self.load_figures()
        self.load_devices()
        # What others refer to comes first.
        for load, records in (
            (self.load_claim, self.library.claims),
            (self.load_term, self.library.terms),
            (self.load_notice, self.library.notices),
            # Pages are measured by whether they lead to a sheet.
            (self.load_article, sorted(self.library.articles, key=_sheets_first)),
            (self.load_alert, self.library.alerts),
        ):
            for record in records:
                load(record)
        if settings.DEMO:
            for thread in self.library.threads:
                self.load_thread(thread)
            records = [self.with_present_slugs(record.fields) for record in self.library.clinics]
            load_clinics(records, timezone.localdate())
            self.counts["clinics"] = len(records)
            load_sample_edition(self.editors[0], self.editors[-1])

    def load_sources(self):
        """Make or renew sources; what an editor changed stays until the file changes too."""
        stored = dict(Source.objects.values_list("key", "file_digest"))
        for record in self.library.sources:
            key = record.fields["key"]
            if stored.get(key) == record.digest:
                continue
            fields = {name: value for name, value in record.fields.items() if name != "key"}
            text = {name: value or "" for name, value in fields.items() if name != "year"}
            defaults = {**text, "year": fields.get("year"), "file_digest": record.digest}
            Source.objects.update_or_create(key=key, defaults=defaults)
            self.counts["sources changed"] += 1

    def load_devices(self):
        """Make or renew devices, the samples with DEMO=1 only; what an editor saved stays."""
        records = [(record.fields, record.digest) for record in self.library.devices]
        loaded = load_devices(records, timezone.localdate(), samples=settings.DEMO)
        self.left_alone += loaded.left_alone
        if loaded.changed:
            self.counts["devices changed"] = loaded.changed

    def load_people(self):
        for record in self.library.people:
            person = record.fields
            user = sample_user(person["email"], person["name"], person["role"])
            if person["role"] == "editor":
                self.editors.append(user)
                continue
            sample_clinician(
                user,
                person["slug"],
                person["license"],
                name=person["name"],
                credentials=person.get("credentials") or "",
                profession=person.get("profession") or "",
                specialty=person.get("specialty") or "",
                bio=(person.get("bio") or "").strip(),
                disclosures="None. This person is a sample.",
            )
            self.clinicians[person["slug"]] = user

    def with_present_slugs(self, fields):
        """A clinic's fields, its clinicians under the slugs that they have now."""
        slugs = [self.clinicians[slug].clinician.slug for slug in fields.get("clinicians") or []]
        return {**fields, "clinicians": slugs}

    def load_notice(self, record):
        new = SafetyNotice(slug=record.fields["slug"])
        page = self.page_of(record, new, SafetyNotice.objects.filter(slug=new.slug))
        fields = {"title": record.fields["title"], "body": record.body.strip()}
        self.load_text(page, fields, record.digest, self.editors[0], self.a_clinician())

    def load_article(self, record):
        fields = record.fields
        section, kind = fields.get("section") or "", fields["kind"]
        new = Article(
            kind=kind,
            section=section,
            slug=fields["slug"],
            featured_order=fields.get("featured"),
        )
        here = {"slug": new.slug} if kind != Kind.CHAPTER else {"kind": kind}
        page = self.page_of(record, new, Article.objects.filter(section=section, **here))
        text = {"title": fields["title"], "summary": fields["summary"], "body": record.body.strip()}
        for name in ("main_message", "known", "unknown", "next_step"):
            text[name] = (fields.get(name) or "").strip()
        policy = kind == Kind.POLICY
        reviewer = self.editors[-1] if policy else self.a_clinician()
        self.load_text(page, text, record.digest, self.editors[0], reviewer)

    def page_of(self, record, new, here):
        """The page that a file's text belongs to: what stands `here`, or was moved, or is `new`.

        What an editor moved is known by its old address or, if it never was public, by the file
        from which one of its texts came.
        """
        model = type(new)
        found = (
            here.first()
            or FormerAddress.objects.moved_from(new.get_absolute_url(), model)
            or model.objects.filter(revisions__file_digest=record.digest).first()
        )
        if found is None:
            new.save()
        return found or new

    def load_thread(self, thread):
        record = thread.question
        question, _ = Question.objects.get_or_create(
            form_key=f"sample-{record.fields['slug']}",
            defaults={
                "is_sample": True,
                "asked_text": record.body.strip(),
                "shown_name": record.fields["asked_by"],
                "asked_at": timezone.now() - ASKED_BEFORE,
            },
        )
        if question.status == question.Status.DECLINED or question.withdrawn_at:
            self.left_alone.append(question.get_absolute_url())
            return
        wording = (record.fields["title"], record.body.strip(), record.fields["section"])
        told = {name: record.fields.get(name) or "" for name in ("stage", "treatment", "skin_tone")}
        told["day_since"] = record.fields.get("day_since")
        before = (question.title, question.text, question.section)
        if before != wording or any(getattr(question, name) != told[name] for name in told):
            if question.accepted_by in (None, self.editors[0]):
                question.accept(self.editors[0], *wording, **told)
            else:
                self.left_alone.append(question.get_absolute_url())
        for answer in thread.answers:
            user = self.clinicians[answer.fields["clinician"]]
            page, _ = question.answers.get_or_create(
                clinician=user.clinician, defaults={"slug": user.clinician.slug}
            )
            said = {name: answer.fields[name] for name in ("short_answer", "conflicts", "ai_help")}
            fields = {name: " ".join(text.split()) for name, text in said.items()}
            fields["body"] = answer.body.strip()
            fields["what_to_do"] = answer.fields["what_to_do"].strip()
            self.load_text(page, fields, answer.digest, user, self.a_clinician(not_this=user))
        if thread.comparison is not None:
            self.load_comparison(thread.comparison, question)

    def load_text(self, page, fields, digest, author, reviewer):
        """Bring a page's text up to its file's, or leave it alone when people have changed it."""
        newest = page.newest
        if newest is not None and not newest.file_digest:
            self.left_alone.append(page.get_absolute_url())
            return
        if page.withdrawn_at:
            self.left_alone.append(page.get_absolute_url())
            return
        stale = newest is None or newest.file_digest != digest
        # What only a sample person submitted is invisible on a live site: submit it anew.
        stale = stale or (newest.author.is_sample and not settings.DEMO)
        try:
            with transaction.atomic():
                if stale:
                    newest = self.submit_text(page, newest, fields, digest, author)
                if newest.status == newest.Status.SUBMITTED and settings.DEMO:
                    approve_sample(newest, reviewer)
        except ValidationError as error:
            # The files are right: somebody withdrew or returned what this text refers to.
            self.left_alone.append(f"{page.get_absolute_url()} ({' '.join(error.messages)})")
            return
        self.counts["texts changed" if stale else "texts unchanged"] += 1

    def submit_text(self, page, newest, fields, digest, author):
        if newest is not None and newest.status == newest.Status.SUBMITTED:
            newest.take_back(author)
        draft = (
            page.edit(author)
            if newest is not None
            else page.revisions.model(page=page, author=author)
        )
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.file_digest = digest
        if newest is not None:
            draft.change_note = "The text of the starter library changed."
        draft.save()
        draft.note_contributor(author)
        draft.submit(author)
        return draft

    def a_clinician(self, not_this=None):
        """A sample clinician who may approve, or None when there is none (DEMO=0)."""
        others = [user for user in self.clinicians.values() if user != not_this]
        return others[0] if others else None


def _sheets_first(record):
    return record.fields["kind"] != Kind.SHEET
