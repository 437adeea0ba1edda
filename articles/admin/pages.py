"""What the desk's screens for pages of the library have in common."""

from django.contrib import admin

from articles.checking import FIELD_NAMES
from articles.library import Library
from articles.rendering import rendered

from .forms import NewPageForm, PageForm


class StartsWithTitle:
    """Mixin: adding asks for a title, makes the address from it, and opens the first draft."""

    add_fields = ()
    # The field of the first draft that takes the title.
    title_field = "title"

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = NewPageForm if obj is None else PageForm
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None:
            texts = self.model._meta.get_field("revisions").related_model
            form.taken_by = texts._meta.get_field(self.title_field)
            form.base_fields["title"] = form.taken_by.formfield()
        return form

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["title", *self.add_fields]})]
        return super().get_fieldsets(request, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            title = {self.title_field: form.cleaned_data["title"]}
            obj.revisions.model(page=obj, author=request.user, **title).start()

    @admin.display(description="stands")
    def stands(self, page):
        """Whether readers see it."""
        if page.withdrawn_at:
            return "withdrawn"
        return "public" if page.public else "not public"


def reading_of(revision, plain=()):
    """A text as patients read it; `plain` stands before it: (field, label, text)."""
    text = rendered(revision.parts, Library(revision.parts.values(), notices=()))
    parts = [(name, FIELD_NAMES.get(name, name), text.part(name)) for name in revision.parts]
    return {"parts": [*plain, *parts], "citations": text.sources}
