"""The part of a text's screen for its reviewer and for what the reviewer asks of its writer."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from .forms import ApproveForm, CorrectionForm, NoteForm, PassageForm, SettleForm
from .passages import line_of
from .verb_admin import cleaned


class ReviewsTexts:
    """Mixin of RevisionAdmin: approve, return, note on a passage, settle a note, restore."""

    verbs = {
        "return": "do_return",
        "approve": "do_approve",
        "note": "do_note",
        "settle": "do_settle",
        "restore": "do_restore",
    }
    keep_typed = ("return", "approve", "note", "settle")

    def review_panel(self, request, revision):
        """What the templates need for these verbs."""
        submitted = revision.status == revision.Status.SUBMITTED
        refusal = self.refusal(revision.require_reviewer, request.user) if submitted else ""
        notes = self.notes(revision)
        panel = {
            "submitted": submitted,
            "refusal": refusal,
            "may_approve": submitted and not refusal,
            "may_return": submitted and not self.refusal(revision.require_reader, request.user),
            "may_settle": self.may_write(request, revision),
            "may_restore": self.may_restore(request, revision),
            "notes": [note for note in notes if not note.passage],
            "passage_notes": [note for note in notes if note.passage],
            "settle_typed": self.typed(request, "settle"),
            "reading": None,
        }
        if not revision.is_draft:
            panel["reading"] = self.reading_with_notes(revision, panel["passage_notes"])
        if panel["may_approve"]:
            panel |= self.approval_panel(request, revision)
        if panel["may_return"]:
            panel["return_form"] = NoteForm(self.typed(request, "return"))
            panel["passage_form"] = PassageForm(
                self.typed(request, "note"), fields=revision.noted_fields(), model=self.model
            )
        return panel

    def approval_panel(self, request, revision):
        points = revision.review_points()
        texts = revision.page.revisions
        later = {"has_later": texts.scheduled().exists()}
        typed = self.typed(request, "approve")
        correction = typed is not None and typed.get("kind") == revision.ReviewKind.CORRECTION
        form = ApproveForm(None if correction else typed, points=points, **later)
        fully_reviewed = texts.public().exclude(full_review_on=None).exists()
        return {
            "approve_form": form,
            "ticked": form["tick"].value() or (),
            "correction_form": CorrectionForm(typed if correction else None, **later)
            if fully_reviewed
            else None,
            "points_by_program": [point for point in points if point.by_program],
            "points_asked": [point for point in points if not point.by_program],
            "points": points,
        }

    def refusal(self, require, user):
        """The sentence with which a check refuses somebody, or nothing."""
        try:
            require(user)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    def may_write(self, request, revision):
        publisher = request.user.has_perm(self.model._permission("publish"))
        return revision.is_draft and (publisher or revision.changed_by(request.user))

    def may_restore(self, request, revision):
        closed = revision.status in (revision.Status.APPROVED, revision.Status.RETURNED)
        return closed and not self.refusal(revision.page.require_writer, request.user)

    def reading_with_notes(self, revision, notes):
        """The text as patients read it, each part with the notes on its passages."""
        reading = self.reading(revision)
        parts = [
            (name, label, html, [note for note in notes if note.field == name])
            for name, label, html in reading["parts"]
        ]
        return {**reading, "parts": parts}

    def notes(self, revision):
        """Notes on this text and on the returned one that it was copied from."""
        before = revision.page.revisions.filter(pk__lt=revision.pk).order_by("-pk").first()
        found = list(revision.review_notes.select_related("author", "settled_by"))
        if before is not None and before.status == before.Status.RETURNED:
            found = [*before.review_notes.select_related("author", "settled_by"), *found]
        for note in found:
            # What it is a note on, without a query for each.
            note.of_this_text = note.object_id == revision.pk
            if note.field:
                note.field_label = str(revision._meta.get_field(note.field).verbose_name)
                note.line = line_of(note.passage, str(getattr(revision, note.field) or ""))
        return found

    def do_return(self, request, revision):
        revision.return_with_notes(request.user, cleaned(NoteForm(request.POST))["note"])
        return None, "Returned. The writer finds your note beside a new draft."

    def do_note(self, request, revision):
        form = PassageForm(request.POST, fields=revision.noted_fields(), model=self.model)
        data = cleaned(form)
        revision.note_on_passage(request.user, data["field"], data["passage"], data["text"])
        return None, "Noted. The writer finds it beside the text once you return it."

    def do_settle(self, request, revision):
        data = cleaned(SettleForm(request.POST))
        notes = [note for note in self.notes(revision) if note.pk == data["note"]]
        if not notes:
            raise ValidationError("This note is not one on this text. Open the text anew.")
        notes[0].settle(request.user, data["answer"])
        return None, "Answered." if data["answer"].strip() else "Ticked off."

    def do_restore(self, request, revision):
        draft = revision.page.restore(revision, request.user)
        return draft, "Here is a draft with the old text. Readers keep seeing the present one."

    def do_approve(self, request, revision):
        if request.POST.get("kind") == revision.ReviewKind.CORRECTION:
            data = {**cleaned(CorrectionForm(request.POST)), "tick": (), "comment": ""}
        else:
            data = cleaned(ApproveForm(request.POST, points=revision.review_points()))
        revision.approve(
            request.user,
            kind=data["kind"],
            publish_at=data["publish_at"],
            knowing_of_later=data["knowing_of_later"],
            ticks=data["tick"],
            comment=data["comment"],
        )
        if revision.publish_at > timezone.now():
            return None, "Approved. It appears by itself at the time you set."
        return None, "Approved. Readers see it now."
