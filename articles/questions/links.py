"""Signed links by which an asker comes back: no account, nothing stored, nothing of them in it."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

ASKER = "questions.asker"
CONFIRM = "questions.confirm"


def asker_path(question):
    """The address of the page on which the asker sees what we hold."""
    return reverse("questions:asker", args=[_signer(ASKER).sign(question.pk)])


def confirm_path(question):
    """The address at which the owner of the question's e-mail address confirms it.

    It dies with the address: once that is erased or another one, the link says so.
    """
    return reverse("questions:confirm", args=[_signer(CONFIRM, question.email).sign(question.pk)])


def asked_with(token, questions):
    """The question of an asker's link, or None."""
    return questions.filter(pk=_number(token, _signer(ASKER))).first()


def to_confirm(token, questions):
    """The question whose e-mail address this link confirms, or None."""
    number = token.partition(".")[0]
    if not (number.isdecimal() and len(number) < 19):
        return None
    question = questions.filter(pk=number).exclude(email="").first()
    if question is None or _number(token, _signer(CONFIRM, question.email)) is None:
        return None
    return question


def _signer(purpose, address=""):
    return Signer(salt=f"{purpose}:{address.lower()}", sep=".")


def _number(token, signer):
    try:
        return int(signer.unsign(token))
    except BadSignature:
        return None
