"""A site of any size, written in bulk: for measuring that cost does not grow with it."""

import datetime
from urllib.parse import urlencode

from django.utils import timezone

from articles.models import (
    AlertRevision,
    Article,
    ArticleRevision,
    ClaimRevision,
    GlossaryTermRevision,
    Source,
)
from articles.questions.models import (
    Answer,
    AnswerRevision,
    Comparison,
    ComparisonRevision,
    Question,
)
from articles.sections import Section
from clinics.models import Clinic, Device
from microsite import search
from microsite.people.models import Clinician, LicenseCheck, User
from microsite.searchables import SEARCHABLES
from tests import make
from tests.newsletter import make as letters

# What a text may refer to: one of everything.
CITED = "A [quorum].[@first-source][@claim:heals]"
EVERYTHING = f"{CITED}\n\n/// figure | layers\n///"
# (model of the texts, fields of the page, fields of the text) of what pages share; alerts last.
SHARED = [
    (
        ClaimRevision,
        {"section": "recovery"},
        {"statement": "Crowd {n} heals.", "grade": "some", "basis": "A study.[@crowd-{n}]"},
    ),
    (
        GlossaryTermRevision,
        {},
        {"name": "crowd {n}", "forms": "|crowd {n}|", "gloss": "a word"}
        | {"definition": "A word.[@crowd-{n}]"},
    ),
    (
        AlertRevision,
        {},
        {"title": "Crowd alert {n}", "issuer": "FDA", "summary": "A summary."}
        | {"body": "A line.[@crowd-{n}]"},
    ),
]
BEFORE = datetime.timedelta(days=30)
MINUTE = datetime.timedelta(minutes=1)


class Crowd:
    """One of everything that readers can open; `grow` puts as many rows as asked around it."""

    def __init__(self):
        self.size = 0
        self.start = timezone.now() - BEFORE
        self.editor, self.reviewer = make.editor(), make.clinician()
        make.source("first-source")
        make.red_flags(body=make.RED_FLAG_TEXT.replace("breathing.", "breathing.[@first-source]"))
        make.drawing(cites="[@first-source]")
        self.claim = make.claim(slug="heals", statement="A quorum heals.").page
        self.withdrawn = make.claim().page
        self.withdrawn.withdraw(self.editor, "It is not so.")
        make.term("quorum")
        for section in Section:
            body = f"## A heading\n\n{EVERYTHING}\n\n/// notice | red-flags\n///\n"
            make.published(make.article(section, kind="chapter", slug="chapter"), body=body)
        for slug in ("about", "privacy"):
            page = make.article(section="", kind="policy", slug=slug)
            make.approve(make.submitted(page), make.editor())
        # What one search finds: something of each kind, by a word that nothing else has.
        make.published(title="The quorum")
        self.alert = make.alert(title="Quorum alert").page
        make.answered(make.accepted("What is a quorum?", section="risks"), reviewer=self.reviewer)
        self.article = make.article()
        self.thread = make.accepted("Does the crowd heal well?")
        self.person = self.reviewer.clinician
        self.person.name = "Dr. Quorum"
        self.person.save()
        self.clinic = self._clinic(0)
        self.clinic.name = "Quorum clinic"
        self.clinic.save()
        self.device = Device.objects.create(name="The device", slug="the-device")
        self.edition = letters.approved(author=self.editor)

    @property
    def addresses(self):
        """Name -> address of one page of each kind."""
        return {
            "home": "/",
            "guide": "/guide/",
            "section": "/guide/recovery/",
            "article": self.article.get_absolute_url(),
            "policy": "/about/",
            "notice": "/guide/notices/red-flags/",
            "questions": "/questions/",
            "questions of a section": "/questions/section/recovery/",
            "thread": self.thread.get_absolute_url(),
            "ask": "/questions/ask/",
            "states": "/clinics/",
            "state": "/clinics/colorado/",
            "state guide": "/clinics/california/guide/",
            "clinic": self.clinic.get_absolute_url(),
            "clinic as data": f"{self.clinic.get_absolute_url()[:-1]}.json",
            "clinic on a sheet": f"{self.clinic.get_absolute_url()}sheet/",
            "clinics side by side": f"/clinics/compare/?{self._compared()}",
            "devices": "/clinics/devices/",
            "device": self.device.get_absolute_url(),
            "clinician": self.person.get_absolute_url(),
            "report on a clinic": f"/clinics/report/clinic/{self.clinic.pk}/error/",
            "numbers of reports": "/clinics/reports/",
            "evidence": "/evidence/",
            "sources": "/evidence/sources/",
            "claim": self.claim.get_absolute_url(),
            "claim as data": f"{self.claim.get_absolute_url()[:-1]}.json",
            "withdrawn claim": self.withdrawn.get_absolute_url(),
            "glossary": "/glossary/",
            "alerts": "/alerts/",
            "alert": self.alert.get_absolute_url(),
            "quality": "/quality/",
            "search": "/search/?q=quorum",
            "search with many hits": "/search/?q=crowd",
            "loosened search": "/search/?q=quorum+qwertz",
            "worrying search": "/search/?q=quorum+swelling",
            "newsletter": "/newsletter/",
            "past letters": "/newsletter/editions/",
            "past letter": self.edition.get_absolute_url(),
            "feed of articles": "/feeds/articles/",
            "feed of answers": "/feeds/answers/",
            "feed of a section": "/feeds/guide/recovery/",
            "feed of alerts": "/feeds/alerts/",
            "sitemap": "/sitemap.xml",
            "missing page": "/guide/recovery/no-such-page/",
        }

    def _compared(self):
        clinics = Clinic.objects.order_by("pk").values_list("pk", flat=True)
        return urlencode([("clinic", pk) for pk in clinics[:4]])

    def grow(self, size):
        """Have `size` sources, claims, terms, alerts, articles, threads, waiting questions,
        answers, comparisons, clinics and devices."""
        new = range(self.size, size)
        self.size = size
        people = self._people(new)
        self._shared(new)
        self._articles(new)
        self._threads(new, people)
        self._clinics(new, people)
        search.rebuild(SEARCHABLES)

    def _approved(self, model, page, number, **texts):
        """A public text of `page`, written by the editor and approved by the reviewer."""
        moment = self.start + number * MINUTE
        return model(
            page=page,
            author=self.editor,
            status="approved",
            submitted_at=moment,
            reviewed_by=self.reviewer,
            reviewed_at=moment,
            review_kind="full",
            full_review_by=self.reviewer,
            full_review_on=moment.date(),
            review_due=moment.date() + datetime.timedelta(days=365),
            publish_at=moment,
            **texts,
        )

    def _people(self, new):
        """A clinician with an account and a license check for each number."""
        users = User.objects.bulk_create(
            User(email=f"crowd{n}@example.org", display_name=f"Crowd {n}") for n in new
        )
        people = Clinician.objects.bulk_create(
            Clinician(user=user, name=user.display_name, slug=f"crowd-{n}", credentials="MD")
            for n, user in zip(new, users, strict=True)
        )
        LicenseCheck.objects.bulk_create(
            LicenseCheck(clinician=person, state="CO", board="A board", number=n, status="active")
            for n, person in zip(new, people, strict=True)
        )
        return people

    def _shared(self, new):
        """A source, a claim, a term and an alert for each number; the alerts stand on pages."""
        Source.objects.bulk_create(
            Source(key=f"crowd-{n}", title=f"Source {n}", kind="study", seen="primary") for n in new
        )
        for model, fields, texts in SHARED:
            page = model._meta.get_field("page").related_model
            pages = page.objects.bulk_create(page(slug=f"crowd-{n}", **fields) for n in new)
            made = model.objects.bulk_create(
                self._approved(model, page, n, **{k: v.format(n=n) for k, v in texts.items()})
                for n, page in zip(new, pages, strict=True)
            )
        AlertRevision.objects.update(issued_on=self.start.date())
        for page in (self.article, Article.objects.get(kind="chapter", section="recovery")):
            page.alerts.add(*(alert.page_id for alert in made))

    def _articles(self, new):
        pages = Article.objects.bulk_create(
            Article(
                kind="article",
                section="recovery",
                slug=f"crowd-{n}",
                featured_order=n + 1,
                sort_date=self.start + n * MINUTE,
            )
            for n in new
        )
        texts = {"summary": "A summary.", "main_message": "A message."}
        texts |= {"known": "- A line.", "unknown": "- A line.", "next_step": "A step."}
        made = ArticleRevision.objects.bulk_create(
            self._approved(
                ArticleRevision, page, n, title=f"Crowd {n}", body=f"A line.[@crowd-{n}]", **texts
            )
            for n, page in zip(new, pages, strict=True)
        )
        self._cite(made)
        line = "Line {n} of [crowd {n}].[@crowd-{n}][@claim:crowd-{n}]"
        cited = "\n\n".join(line.format(n=n) for n in range(self.size))
        draft = self.article.edit(self.editor)
        body = f"## A heading\n\n{EVERYTHING}\n\n{cited}"
        make.fill(draft, title="The crowd", body=body, **texts)
        draft.submit(self.editor)
        make.approve(draft, self.reviewer)

    def _threads(self, new, people):
        fields = {"section": "recovery", "asked_text": "", "text": "Is the crowd normal?"}
        # More than the reader's: some are answered, as many wait.
        threads = Question.objects.bulk_create(
            Question(
                status="accepted",
                title=f"Does crowd {n} heal?",
                slug=f"crowd-{n}",
                answered_at=self.start + n * MINUTE,
                **fields,
            )
            for n in new
        )
        Question.objects.bulk_create(
            Question(status="accepted", title=f"Does crowd {n} wait?", slug="waits", **fields)
            for n in new
        )
        ours = [(self.thread, person) for person in people]
        theirs = [(thread, self.person) for thread in threads]
        answers = Answer.objects.bulk_create(
            Answer(
                question=thread,
                clinician=person,
                slug=person.slug,
                sort_date=self.start + n * MINUTE,
            )
            for n, (thread, person) in enumerate([*ours, *theirs], start=min(new))
        )
        made = AnswerRevision.objects.bulk_create(
            self._approved(
                AnswerRevision,
                answer,
                n,
                short_answer="Yes.",
                body=EVERYTHING,
                what_to_do="- A step.",
                conflicts="None",
                ai_help="none",
            )
            for n, answer in enumerate(answers, start=min(new))
        )
        self._cite(made)
        self.thread.refresh_answered_at()
        compared = [self.thread, *threads] if min(new) == 0 else threads
        made = ComparisonRevision.objects.bulk_create(
            self._approved(
                ComparisonRevision,
                page,
                n,
                agree=f"- {CITED}",
                differ="- No.",
                compared=[],
            )
            for n, page in enumerate(
                Comparison.objects.bulk_create(
                    Comparison(question=question, slug="comparison") for question in compared
                )
            )
        )
        self._cite(made)
        shown = AnswerRevision.objects.current().filter(page__question=self.thread)
        ours = ComparisonRevision.objects.filter(page__question=self.thread)
        ours.update(compared=list(shown.values_list("pk", flat=True)))

    def _cite(self, texts):
        """Write down that these texts refer to the claim."""
        through = texts[0].claims.through
        name = f"{texts[0]._meta.model_name}_id"
        through.objects.bulk_create(
            through(claim_id=self.claim.pk, **{name: text.pk}) for text in texts
        )

    def _clinic(self, n):
        return Clinic(
            name=f"Crowd clinic {n}",
            slug=f"crowd-{n}",
            state_code="CO",
            city="Denver",
            address="1 Main Street",
            postal_code="80202",
            last_confirmed=timezone.localdate(),
        )

    def _clinics(self, new, people):
        clinics = Clinic.objects.bulk_create(self._clinic(n + 1) for n in new)
        links = Clinic.clinicians.through
        links.objects.bulk_create(
            [links(clinic=clinic, clinician=self.person) for clinic in clinics]
            + [links(clinic=self.clinic, clinician=person) for person in people]
        )
        devices = Device.objects.bulk_create(
            Device(name=f"Crowd device {n}", slug=f"crowd-{n}") for n in new
        )
        uses = Clinic.devices.through
        uses.objects.bulk_create(
            [uses(clinic=clinic, device=self.device) for clinic in clinics]
            + [uses(clinic=self.clinic, device=device) for device in devices]
        )
