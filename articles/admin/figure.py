"""The desk's screen for figures."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from articles.models import Figure
from articles.rendering import preview
from microsite.publishing.admin import VerbAdmin, cleaned
from microsite.publishing.admin_urls import admin_url

from .figure_form import FigureForm, FixedPictureForm, PictureForm, RemoveForm


@admin.register(Figure)
class FigureAdmin(VerbAdmin):
    """Pictures with text alternative, caption, credit, license, skin tone and consent."""

    change_form_template = "admin/articles/figure_form.html"
    list_display = ["key", "small", "alt", "credit", "license", "skin_tone", "person"]
    list_display_links = ["key"]
    list_filter = ["skin_tone", "shows_person"]
    search_fields = ["key", "alt", "caption"]
    list_per_page = 50

    def get_urls(self):
        view = self.admin_site.admin_view(self.remove_view)
        name = "articles_figure_remove"
        return [path("<path:object_id>/remove/", view, name=name), *super().get_urls()]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A drawing came with the library: its words can be mended, the picture stays."""
        if obj is not None and obj.drawing:
            kwargs["form"] = FigureForm
        else:
            kwargs["form"] = FixedPictureForm if self._is_fixed(request, obj) else PictureForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        asked = ["upload", "shows_person", "consent"]
        if obj is not None and obj.drawing:
            asked = []
        elif self._is_fixed(request, obj):
            asked = ["shows_person"]
        return [
            ("The picture" if asked else None, {"fields": ["key", *asked]}),
            (
                "What it teaches",
                {"fields": ["alt", "caption", "description", "cites", "skin_tone"]},
            ),
            ("Where it comes from", {"fields": ["credit", "license"]}),
        ]

    def get_readonly_fields(self, request, obj=None):
        """What a second person saw of a picture stays as it is."""
        if obj is None:
            return []
        return ["key", *Figure.REVIEWED] if self._is_fixed(request, obj) else ["key"]

    def _is_fixed(self, request, obj):
        """Whether there is no picture to choose: somebody reviewed it, or may only look."""
        if obj is None or not obj.image:
            return False
        return not self.has_change_permission(request, obj) or bool(obj.handed_in_texts)

    def has_delete_permission(self, request, obj=None):
        """Pictures are removed by the verb, which looks for the texts that show them."""
        return False

    def save_model(self, request, obj, form, change):
        if getattr(form, "newly_agreed", False):
            obj.note_consent(request.user)
        picture = getattr(form, "picture", None)
        if picture:
            obj.show(picture)
        else:
            obj.save()

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(
            request,
            f"The picture is here. A text places it with two lines: “/// figure | {obj.key}” "
            "and “///” below it. Readers see it once such a text is approved.",
        )
        return HttpResponseRedirect(admin_url(obj))

    def panel(self, request, instance):
        # The newest text of each page.
        texts = {(type(each), each.page_id): each for each in reversed(instance.handed_in_texts)}
        return {
            "as_read": preview(f"/// figure | {instance.key}\n///"),
            "placed_in": [(text, admin_url(text)) for text in texts.values()],
            "remove_url": admin_url(instance, "remove"),
            "may_remove": not instance.drawing and self.has_change_permission(request, instance),
            "remove_form": RemoveForm(),
        }

    def remove_view(self, request, object_id):
        """Remove a picture for good; a refusal comes back with its sentence."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        figure = self.get_object(request, unquote(object_id))
        if figure is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, figure):
            raise PermissionDenied
        try:
            with transaction.atomic():
                self.log_deletions(request, Figure.objects.filter(pk=figure.pk))
                figure.remove(cleaned(RemoveForm(request.POST))["consent_withdrawn"])
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            return HttpResponseRedirect(admin_url(figure))
        messages.success(request, f"The picture “{figure.key}” and its files are gone.")
        return HttpResponseRedirect(reverse("admin:articles_figure_changelist"))

    @admin.display(description="picture")
    def small(self, figure):
        if figure.drawing:
            return "a drawing"
        return format_html('<img class="desk-thumbnail" src="{}" alt="">', figure.smallest_url)

    @admin.display(description="person", ordering="shows_person")
    def person(self, figure):
        return "with consent" if figure.shows_person else "—"
