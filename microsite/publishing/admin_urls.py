"""Addresses of rows on the desk; apart from the screens, so that the admin site may use it."""

from django.urls import reverse


def admin_url(instance, verb="change"):
    """The admin address of a row."""
    meta = instance._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{verb}", args=[instance.pk])
