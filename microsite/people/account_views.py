"""The account pages that are ours: overview, sessions, e-mail address, accepting an invitation."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.adapter import get_adapter as factor_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import FormView, TemplateView

from . import email_change, second_factor
from .account_forms import AcceptForm, EmailForm
from .models import Invitation

SENT = "We sent a link to {email}. Open it within a day, in this browser."


class Overview(LoginRequiredMixin, TemplateView):
    """What somebody can change of their account."""

    template_name = "account/overview.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            may_be_skipped=second_factor.may_be_skipped(),
            session_count=self.request.user.sessions.open().count(),
            **kwargs,
        )


class Sessions(LoginRequiredMixin, TemplateView):
    """Where somebody is signed in."""

    template_name = "account/sessions.html"

    def get_context_data(self, **kwargs):
        here = self.request.session.session_key
        sessions = self.request.user.sessions.open()
        return super().get_context_data(
            sessions=[(session, session.pk == here) for session in sessions], **kwargs
        )


@login_required
@require_POST
def end_session(request):
    """End one of one's own sessions, or all but this one. Its number is a digest of its key."""
    ended = request.POST.get("session", "")
    others = request.user.sessions.exclude(pk=request.session.session_key)
    for session in others:
        if ended in ("others", session.number):
            session.delete()
    messages.success(request, "Ended. Whoever used it has to sign in again.")
    return redirect("account_sessions")


@method_decorator(reauthentication_required(app="people"), name="dispatch")
class Email(FormView):
    """Ask for another e-mail address."""

    template_name = "account/email.html"
    form_class = EmailForm
    success_url = reverse_lazy("account_email")

    def form_valid(self, form):
        refusal = ratelimit.consume_or_429(self.request, action="change_email")
        if refusal:
            return refusal
        try:
            email_change.ask(self.request.user, form.cleaned_data["email"])
        except ValidationError as error:
            form.add_error("email", error)
            return self.form_invalid(form)
        messages.success(self.request, SENT.format(email=form.cleaned_data["email"]))
        return super().form_valid(form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request, token):
    """The link in the message: shows the new address, and changes it when the button is pressed."""
    try:
        new = email_change.new_address(request.user, token)
        if request.method == "POST":
            email_change.confirm(request.user, token)
            messages.success(request, f"From now on you sign in with {new}.")
            return redirect("account_overview")
    except ValidationError as error:
        context = {"heading": "This link does not work", "sentence": error.messages[0]}
        return render(request, "account/sentence.html", context, status=410)
    return render(request, "account/email_confirm.html", {"new": new})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request, token):
    """The link in an invitation: name and password, then straight on to the second factor."""
    refusal = ratelimit.consume_or_429(request, action="invitation")
    if refusal:
        return refusal
    try:
        invitation = Invitation.objects.find(token)
        if request.user.is_authenticated:
            return _signed_in_already(request)
        form = AcceptForm(request.POST or None, invitation=invitation)
        if not form.is_valid():
            context = {"form": form, "invitation": invitation}
            return render(request, "account/invitation.html", context)
        user = invitation.accept(form.cleaned_data["display_name"], form.cleaned_data["password1"])
    except ValidationError as error:
        context = {"heading": "This invitation can’t be used", "sentence": error.messages[0]}
        return render(request, "account/sentence.html", context, status=410)
    login = Login(user=user, email=user.email, redirect_url=reverse("mfa_index"))
    return perform_password_login(request, {"email": user.email}, login)


def _signed_in_already(request):
    sentence = (
        f"You are signed in as {request.user}. An invitation is for somebody who has no account "
        "yet. Sign out first, then open the link again."
    )
    context = {"heading": "You have an account", "sentence": sentence}
    return render(request, "account/sentence.html", context, status=403)


@login_required
@require_safe
def qr_code(request):
    """The square to scan with an authenticator app: a file, because nothing may stand inline."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404("There is nothing to scan.")
    adapter = factor_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(svg, content_type="image/svg+xml")
