"""The desk's forms for pages."""

from itertools import count

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify


class PageForm(forms.ModelForm):
    """Checks every constraint of the table, those too that name a field which is not shown."""

    def _post_clean(self):
        super()._post_clean()
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error.messages)


class NewPageForm(PageForm):
    """A new page is a title first; its address is made from it.

    The screen names the field of the first draft that takes the title, and so what fits.
    """

    taken_by = None
    title = forms.CharField()

    def clean_title(self):
        return self.taken_by.clean(self.cleaned_data["title"], None)

    def clean(self):
        data = super().clean()
        self.instance.slug = self.free_slug(data.get("title", ""))
        if data.get("title") and not self.instance.slug:
            self.add_error("title", "Use letters or digits in the title: the address needs them.")
        return data

    def free_slug(self, title):
        """The title as an address that no other page has; empty when there is nothing to use."""
        slug = slugify(title)[:110].strip("-")
        pages = type(self.instance).objects.filter(slug__startswith=slug)
        taken = set(pages.values_list("slug", flat=True))
        if slug not in taken:
            return slug
        return next(name for n in count(2) if (name := f"{slug}-{n}") not in taken)
