"""What other software reads of a clinic: the same as its page shows. Never a rating."""

from django.conf import settings


def clinic_data(clinic):
    """A MedicalClinic, from a clinic with `shown_clinicians`; none of a sample."""
    if clinic.is_sample:
        return None
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "name": clinic.name,
        "mainEntityOfPage": f"{settings.BASE_URL}{clinic.get_absolute_url()}",
        "address": _address(clinic),
        "url": clinic.website,
        "telephone": f"+1-{clinic.phone}" if clinic.phone else "",
        "openingHoursSpecification": _opening_hours(clinic),
        "priceRange": clinic.price_range,
        "availableService": [
            {"@type": "MedicalProcedure", "name": service[0].upper() + service[1:]}
            for service in clinic.service_list
        ],
        "knowsLanguage": clinic.language_list,
        "amenityFeature": _access(clinic),
        "employee": [
            _person(clinician) for clinician in clinic.shown_clinicians if not clinician.is_sample
        ],
    }
    return {name: value for name, value in data.items() if value}


def _person(clinician):
    return {
        "@type": "Person",
        "name": clinician.name,
        "url": f"{settings.BASE_URL}{clinician.get_absolute_url()}",
    }


def _address(clinic):
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(filter(None, [clinic.address, clinic.address_extra])),
        "addressLocality": clinic.city,
        "addressRegion": clinic.state_code,
        "postalCode": clinic.postal_code,
        "addressCountry": "US",
    }


def _opening_hours(clinic):
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": hours.day_names,
            "opens": opens,
            "closes": closes,
        }
        for hours in clinic.opening_hours
        for opens, closes in hours.openings
    ]


def _access(clinic):
    if clinic.step_free is None:
        return None
    feature = {"@type": "LocationFeatureSpecification", "name": "Step-free access"}
    return {**feature, "value": clinic.step_free}
