"""A screen of the desk with buttons: each posts to an address that calls a verb of the model."""

from copy import copy

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.widgets import Script
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from .admin_urls import admin_url

# A button is pressed, the session has ended, and signing in leads back here.
SIGNED_OUT = "Nothing was done yet, because you had to sign in first. Press the button once more."


class VerbAdmin(admin.ModelAdmin):
    """Base: POST addresses that call a verb of the model. `verbs` maps address -> method name."""

    verbs = {}
    # Verbs whose refusal shows the screen again with what was typed.
    keep_typed = ()
    actions = None

    class Media:
        css = {"all": ["css/desk.css", "css/review.css"]}
        js = [Script("js/passages.js", defer=True)]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        verb = path(
            "<path:object_id>/do/<slug:verb>/", self.admin_site.admin_view(self.do), name=name
        )
        return [verb, *super().get_urls()]

    def do(self, request, object_id, verb):
        """Run one verb and come back with its success or with the sentence that refuses it."""
        instance = self.get_object(request, unquote(object_id))
        if instance is None or verb not in self.verbs:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, instance):
            raise PermissionDenied
        if request.method != "POST":
            messages.warning(request, SIGNED_OUT)
            return HttpResponseRedirect(admin_url(instance))
        try:
            target, sentence = getattr(self, self.verbs[verb])(request, instance)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            if verb in self.keep_typed:
                return self.shown_again(request, object_id)
            return HttpResponseRedirect(admin_url(instance))
        self.log_change(request, instance, sentence)
        messages.success(request, sentence)
        return HttpResponseRedirect(admin_url(target or instance))

    def shown_again(self, request, object_id):
        """The screen as it stands, its forms filled with what was typed."""
        again = copy(request)
        again.method, again.typed = "GET", request.POST
        return self.change_view(again, object_id)

    def typed(self, request, verb):
        """What somebody typed into the form of a verb that refused it just now, or None."""
        typed = getattr(request, "typed", None)
        return typed if typed and request.path.endswith(f"/do/{verb}/") else None

    def verb_urls(self, instance):
        """Addresses of the verbs for the template: verb -> URL."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_verb"
        return {verb: reverse(name, args=[instance.pk, verb]) for verb in self.verbs}

    def render_change_form(self, request, context, *args, **kwargs):
        instance = kwargs.get("obj") or context.get("original")
        if instance is not None:
            context["verb_urls"] = self.verb_urls(instance)
            context |= self.panel(request, instance)
        return super().render_change_form(request, context, *args, **kwargs)

    def panel(self, request, instance):
        """What the template's panel needs besides the addresses."""
        return {}


def cleaned(form):
    """The form's data; raises ValidationError with its sentences."""
    if not form.is_valid():
        raise ValidationError([message for errors in form.errors.values() for message in errors])
    return form.cleaned_data
