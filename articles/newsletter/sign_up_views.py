"""Signing up, and coming back by a signed link: confirm, change, stop.

The link is all the authority there is, so its address stays out of logs and referrers.
"""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic.base import TemplateResponseMixin, View

from articles.sections import Section
from microsite.caching import form_page
from microsite.public_form import public_form
from microsite.senders import sender_address

from .forms import ChoiceForm, SignUpForm
from .limit import count_sign_up
from .links import CONFIRM, STOP, YOURS, Opened, confirm_path, opened, yours_path
from .subscriber import KEEP_UNCONFIRMED, Subscriber

# Not "no-referrer": with it older browsers would not tell that a form is ours. The bare name of
# the site is sent at most, never the address of the page.
REFERRER_POLICY = "strict-origin"
DONE = {
    "confirmed": "Thank you. Your address is confirmed. The next letter will come to you.",
    "changed": "Your choice is changed.",
}
CHOOSE_A_BUTTON = "Please choose one of the buttons on this page."


@method_decorator(public_form, name="dispatch")
class SignUp(TemplateResponseMixin, View):
    """What the letters are, and the form. Whether an address is known changes nothing here."""

    template_name = "newsletter/sign_up.html"

    def get(self, request):
        return self.page(SignUpForm())

    def post(self, request):
        form = SignUpForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            count_sign_up(sender_address(request))
        except ValidationError as error:
            form.add_error(None, error)
            return self.page(form, status=429)
        if not form.is_of_a_machine:
            data = form.cleaned_data
            Subscriber.objects.sign_up(data["email"], data["choice"])
        return HttpResponseRedirect(reverse("newsletter:sent"), status=303)

    def page(self, form, status=200):
        context = {"form": form, "breadcrumbs": breadcrumbs(), "sections": list(Section)}
        return self.render_to_response(context, status=status)


@method_decorator(public_form, name="dispatch")
class Sent(TemplateResponseMixin, View):
    """What happens now, after the form was sent."""

    template_name = "newsletter/sent.html"
    http_method_names = ["get", "head"]

    def get(self, request):
        return self.render_to_response({})


class SignedPage(TemplateResponseMixin, View):
    """A page behind a signed link of one subscriber."""

    signer = YOURS
    max_age = None

    def dispatch(self, request, token):
        link = opened(token, self.signer, self.max_age)
        self.subscriber = Subscriber.objects.filter(pk=link.number).first()
        known = self.subscriber is not None
        response = super().dispatch(request) if known else self.closed(link)
        response.headers["Referrer-Policy"] = REFERRER_POLICY
        return response

    def closed(self, link):
        """Why the link leads nowhere: it is not ours, its time is up, or the address is erased."""
        why = "expired" if link.is_ours and link.number is None else "erased"
        if not link.is_ours:
            why = "wrong"
        status = 410 if link.is_ours else 404
        return render(self.request, "newsletter/closed.html", {"why": why}, status=status)

    def get(self, request):
        return self.page()

    def page(self, status=200, **context):
        return self.render_to_response({"subscriber": self.subscriber, **context}, status=status)

    def erase(self):
        """Erase the address and say so."""
        self.subscriber.leave()
        return render(self.request, "newsletter/erased.html")

    def back(self, done):
        """To the subscriber's page, which says what was done and can be loaded again."""
        return HttpResponseRedirect(f"{yours_path(self.subscriber)}?done={done}", status=303)


@method_decorator(public_form, name="dispatch")
class Confirm(SignedPage):
    """Is this address yours? A page with a button: programs that follow links press none."""

    template_name = "newsletter/confirm.html"
    signer = CONFIRM
    max_age = KEEP_UNCONFIRMED

    def page(self, status=200, **context):
        context["yours_path"] = yours_path(self.subscriber)
        return super().page(status, **context)

    def post(self, request):
        do = request.POST.get("do")
        if do == "confirm":
            try:
                self.subscriber.confirm()
            except ValidationError:
                # Erased since the link was looked up.
                return self.closed(Opened(True, self.subscriber.pk))
            return self.back("confirmed")
        if do == "not-me":
            return self.erase()
        return self.page(problem=CHOOSE_A_BUTTON, status=422)


@method_decorator(public_form, name="dispatch")
class Yours(SignedPage):
    """What we hold of a subscriber, the choice, and the button that erases it."""

    template_name = "newsletter/yours.html"

    def page(self, status=200, form=None, **context):
        subscriber = self.subscriber
        context |= {
            "form": form or ChoiceForm(initial={"choice": subscriber.choice}),
            "done": DONE.get(self.request.GET.get("done")),
            "confirm_path": "" if subscriber.confirmed_at else confirm_path(subscriber),
        }
        return super().page(status, **context)

    def post(self, request):
        do = request.POST.get("do")
        if do == "erase":
            return self.erase()
        if do != "change":
            return self.page(problem=CHOOSE_A_BUTTON, status=422)
        form = ChoiceForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, status=422)
        self.subscriber.choose(form.cleaned_data["choice"])
        return self.back("changed")


@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(form_page, name="dispatch")
class Stop(SignedPage):
    """One POST ends the letters. A mail program sends it without any browser's headers (RFC 8058),
    so the same-origin check does not stand here: the link itself is what allows it.
    """

    template_name = "newsletter/stop.html"
    signer = STOP
    http_method_names = ["get", "head", "post"]

    def closed(self, link):
        if link.is_ours:
            # Twice is as good as once: what was asked for is done.
            return render(self.request, "newsletter/erased.html")
        return super().closed(link)

    def page(self, status=200, **context):
        return super().page(status, yours_path=yours_path(self.subscriber), **context)

    def post(self, request):
        return self.erase()


def breadcrumbs():
    """The way to the pages of the newsletter."""
    return [("Stay in touch", reverse("newsletter:sign-up"))]
