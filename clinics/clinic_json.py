"""A listing for other software: what its page shows, with the source and date of each fact."""

from django.conf import settings
from django.http import Http404, JsonResponse
from django.views.decorators.http import require_safe

from . import states
from .facts import FACTS
from .models import Clinic


@require_safe
def clinic_json(request, state, slug):
    """One clinic that readers see; 404 for one that they don't."""
    found = states.by_slug(state)
    if found is None:
        raise Http404("There is no such state.")
    shown = Clinic.objects.published().in_state(found.code).with_clinicians().with_devices()
    clinic = shown.filter(slug=slug).first()
    if clinic is None:
        raise Http404("No such clinic")
    return JsonResponse(as_data(clinic))


def as_data(clinic):
    """What the page of a clinic shows. `checked_on` and `source` are null where nobody checked."""
    checked = clinic.checked
    return {
        "url": f"{settings.BASE_URL}{clinic.get_absolute_url()}",
        "facts": [
            {
                "key": fact.key,
                "label": fact.label,
                "value": _value(clinic, fact.key),
                "source": checked[fact.key].source if fact.key in checked else None,
                "checked_on": checked[fact.key].date if fact.key in checked else None,
            }
            for fact in FACTS
        ],
        "last_confirmed": clinic.last_confirmed,
        "not_confirmed_lately": clinic.is_stale,
        "is_sample": clinic.is_sample,
    }


def _value(clinic, key):
    """The value of a fact as data; null where nothing is known."""
    if key == "address":
        place = {"street": clinic.address, "suite": clinic.address_extra, "city": clinic.city}
        return place | {"state": clinic.state_code, "postal_code": clinic.postal_code}
    if key == "prices":
        low, high = clinic.price_low, clinic.price_high
        known = low is not None or high is not None
        return {"low": low, "high": high, "currency": "USD"} if known else None
    if key == "hours":
        return clinic.hours.splitlines() or None
    if key == "devices":
        return [_device(device) for device in clinic.shown_devices] or None
    if key == "clinicians":
        return [_clinician(clinician) for clinician in clinic.shown_clinicians] or None
    if key in ("services", "languages"):
        lists = {"services": clinic.service_list, "languages": clinic.language_list}
        return lists[key] or None
    value = getattr(clinic, key)
    return None if value == "" else value


def _device(device):
    return {
        "name": device.name,
        "url": f"{settings.BASE_URL}{device.get_absolute_url()}",
        "clearance": device.clearance,
        "fda_number": device.fda_number or None,
        "uses": device.use_list,
        "checked_on": device.checked_on,
        "is_sample": device.is_sample,
    }


def _clinician(clinician):
    license = clinician.credit.license
    return {
        "name": clinician.name,
        "url": f"{settings.BASE_URL}{clinician.get_absolute_url()}",
        "credentials": clinician.credentials,
        "license_check": license
        and {
            "state": license.state_name,
            "board": license.board,
            "number": license.number,
            "status": license.status,
            "checked_on": license.checked_on,
            "is_current": license.is_current,
        },
        "is_sample": clinician.is_sample,
    }
