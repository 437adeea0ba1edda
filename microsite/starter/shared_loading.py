"""Loads what pages share: figures, claims, terms of the glossary, alerts, comparisons."""

import datetime
import hashlib

from articles.models import Alert, Article, Claim, Figure, GlossaryTerm
from articles.questions.comparison import FEWEST_ANSWERS
from articles.questions.models import AnswerRevision, Comparison


class SharedLoading:
    """Mixin of the loader, which has `page_of()` and `load_text()`."""

    def load_figures(self):
        """Make or renew drawings: what a figure's file or its drawing says.

        A drawing never takes the place of a picture that an editor added under the same key.
        """
        stored = dict(Figure.objects.values_list("key", "file_digest"))
        pictures = set(Figure.objects.filter(drawing="").values_list("key", flat=True))
        for record in self.library.figures:
            fields = record.fields
            if fields["key"] in pictures:
                self.left_alone.append(f"figure {fields['key']}")
                continue
            drawing = self.library.drawings[fields["key"]].read_text(encoding="utf-8").strip()
            digest = _digest(record, drawing)
            if stored.get(fields["key"]) == digest:
                continue
            defaults = {
                "alt": fields["title"],
                "description": " ".join(fields["description"].split()),
                "caption": fields["caption"],
                "cites": fields.get("sources") or "",
                "credit": fields["credit"],
                "license": fields["license"],
                "skin_tone": fields["skin_tone"],
                "drawing": drawing,
                "file_digest": digest,
            }
            Figure.objects.update_or_create(key=fields["key"], defaults=defaults)
            self.counts["figures changed"] += 1

    def load_claim(self, record):
        fields = record.fields
        new = Claim(slug=fields["slug"], section=fields["section"])
        page = self.page_of(record, new, Claim.objects.filter(slug=new.slug))
        text = {
            "statement": fields["statement"].strip(),
            "grade": fields["grade"],
            "basis": fields["basis"].strip(),
        }
        self.load_text(page, text, record.digest, self.editors[0], self.a_clinician())

    def load_term(self, record):
        fields = record.fields
        new = GlossaryTerm(slug=fields["slug"])
        page = self.page_of(record, new, GlossaryTerm.objects.filter(slug=new.slug))
        text = {
            "name": fields["name"].strip(),
            "other_names": ", ".join(fields.get("other_names") or []),
            "gloss": fields["gloss"].strip(),
            "definition": fields["definition"].strip(),
        }
        self.load_text(page, text, record.digest, self.editors[0], self.a_clinician())

    def load_alert(self, record):
        fields = record.fields
        new = Alert(slug=fields["slug"])
        page = self.page_of(record, new, Alert.objects.filter(slug=new.slug))
        text = {
            "title": fields["title"],
            "issuer": fields["issuer"],
            "issued_on": datetime.date.fromisoformat(fields["issued_on"]),
            "summary": fields["summary"],
            "body": record.body.strip(),
        }
        begun = page.revisions.exists()
        self.load_text(page, text, record.digest, self.editors[0], self.a_clinician())
        # Its pages come from the file once: later they are the editors' to choose.
        if not begun:
            articles = Article.objects.filter(language=page.language)
            wanted = set(fields.get("pages") or [])
            page.articles.set(one for one in articles if one.get_absolute_url() in wanted)

    def load_comparison(self, record, question):
        answers = AnswerRevision.objects.current().filter(page__question=question)
        compared = sorted(answers.values_list("pk", flat=True))
        if len(compared) < FEWEST_ANSWERS:
            # Somebody withdrew an answer.
            self.left_alone.append(f"{question.get_absolute_url()}#agree-and-differ")
            return
        page, _ = Comparison.objects.get_or_create(
            question=question, defaults={"slug": "comparison"}
        )
        text = {name: record.fields[name].strip() for name in ("agree", "differ")}
        # The same words about other answers are another text.
        digest = _digest(record, str(compared))
        self.load_text(page, text, digest, self.editors[0], self.a_clinician())


def _digest(record, more):
    """The digest of a record together with what else its text depends on."""
    return hashlib.sha256(f"{record.digest}\0{more}".encode()).hexdigest()
