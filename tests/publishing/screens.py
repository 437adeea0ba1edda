"""The desk's screens as tests use them."""

import re

from django.urls import reverse


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def do(client, instance, verb, **data):
    """Press the button of a verb, and follow where it leads."""
    meta = instance._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_verb"
    return client.post(reverse(name, args=[instance.pk, verb]), data, follow=True)
