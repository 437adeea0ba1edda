"""What other software reads of clinics and clinicians: what their pages show, and nothing else."""

import json

import pytest
from django.conf import settings

from tests import make
from tests.site.crawl import Page

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db

NPI = "1234567893"


def data_of(client, made, kind):
    """(the one block of this type or None, the page that carries it)."""
    page = Page.get(client, made.get_absolute_url())
    blocks = [
        json.loads(each.text)
        for each in page.all("script")
        if each.get("type") == "application/ld+json"
    ]
    found = [block for block in blocks if block["@type"] == kind]
    assert len(found) <= 1
    return (found[0] if found else None), page


def full_clinic(**fields):
    return clinic(
        name="Main Street Skin",
        address_extra="Suite 4",
        website="https://skin.example/",
        hours="Mon-Fri 9:00 am-12:00 pm, 1:00 pm-5:00 pm\nSat 24 hours\nSun closed",
        services="microneedling for acne scars\nvisits to check healing",
        languages="English, Spanish",
        step_free=True,
        price_low=250,
        price_high=400,
        **fields,
    )


# --- a clinic -----------------------------------------------------------------------------------


def test_each_property_of_a_clinic_is_what_the_page_shows(client):
    person = listed_clinician(name="Ada Lee")
    made = full_clinic(clinicians=[person])
    data, page = data_of(client, made, "MedicalClinic")
    week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    hours = {"@type": "OpeningHoursSpecification"}
    assert data == {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "name": "Main Street Skin",
        "mainEntityOfPage": f"{settings.BASE_URL}{made.get_absolute_url()}",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "100 Main Street, Suite 4",
            "addressLocality": "Denver",
            "addressRegion": "CO",
            "postalCode": "80202",
            "addressCountry": "US",
        },
        "url": "https://skin.example/",
        "telephone": "+1-303-555-0123",
        "openingHoursSpecification": [
            {**hours, "dayOfWeek": week, "opens": "09:00", "closes": "12:00"},
            {**hours, "dayOfWeek": week, "opens": "13:00", "closes": "17:00"},
            {**hours, "dayOfWeek": ["Saturday"], "opens": "00:00", "closes": "23:59"},
        ],
        "priceRange": "$250 to $400",
        "availableService": [
            {"@type": "MedicalProcedure", "name": "Microneedling for acne scars"},
            {"@type": "MedicalProcedure", "name": "Visits to check healing"},
        ],
        "knowsLanguage": ["English", "Spanish"],
        "amenityFeature": {
            "@type": "LocationFeatureSpecification",
            "name": "Step-free access",
            "value": True,
        },
        "employee": [
            {
                "@type": "Person",
                "name": "Ada Lee",
                "url": f"{settings.BASE_URL}{person.get_absolute_url()}",
            }
        ],
    }
    services = [service["name"] for service in data["availableService"]]
    told = [data["name"], data["address"]["streetAddress"].split(", ")[0], data["priceRange"]]
    for shown in (*told, *services, "English, Spanish", "303-555-0123", "Step-free access"):
        assert shown in page.words


def test_what_is_not_known_is_not_claimed(client):
    data, _ = data_of(client, clinic(phone=""), "MedicalClinic")
    assert set(data) == {"@context", "@type", "name", "mainEntityOfPage", "address"}


def test_no_clinic_is_ever_rated(client):
    data, _ = data_of(client, full_clinic(), "MedicalClinic")
    assert not {"aggregateRating", "review", "starRating"} & set(data)


def test_a_clinic_without_step_free_access_says_so(client):
    data, _ = data_of(client, clinic(step_free=False), "MedicalClinic")
    assert data["amenityFeature"]["value"] is False


def test_samples_have_no_data_and_are_in_nobody_elses(client):
    sample = listed_clinician(is_sample=True)
    data, _ = data_of(client, clinic(clinicians=[sample]), "MedicalClinic")
    assert "employee" not in data
    assert data_of(client, clinic(is_sample=True), "MedicalClinic")[0] is None
    assert data_of(client, sample, "ProfilePage")[0] is None


# --- a clinician ------------------------------------------------------------------------------


def test_each_property_of_a_doctor_is_what_the_page_shows(client):
    person = listed_clinician(
        license=False,
        name="Ada Lee",
        profession="physician",
        npi=NPI,
        bio="Treats acne scars.",
    )
    until = days_ago(-300)
    make.license_check(person, number="DR.12", checked_on=days_ago(3), expires=until)
    place = clinic(name="Main Street Skin", clinicians=[person])
    data, page = data_of(client, person, "ProfilePage")
    works = [
        {
            "@type": "MedicalClinic",
            "name": "Main Street Skin",
            "url": f"{settings.BASE_URL}{place.get_absolute_url()}",
        }
    ]
    url = f"{settings.BASE_URL}{person.get_absolute_url()}"
    assert data == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": url,
        "inLanguage": "en-US",
        "mainEntity": {
            "@type": ["Person", "IndividualPhysician"],
            "name": "Ada Lee",
            "url": url,
            "honorificSuffix": "MD",
            "description": "Treats acne scars.",
            "hasCredential": [
                {
                    "@type": "EducationalOccupationalCredential",
                    "credentialCategory": "license",
                    "identifier": "DR.12",
                    "recognizedBy": {"@type": "Organization", "name": "Colorado Medical Board"},
                    "validIn": {"@type": "State", "name": "Colorado"},
                    "validUntil": until.isoformat(),
                }
            ],
            "worksFor": works,
            "hasOccupation": {"@type": "Occupation", "name": "Doctor (MD or DO)"},
            "identifier": {"@type": "PropertyValue", "propertyID": "NPI", "value": NPI},
            "usNPI": NPI,
            "practicesAt": works,
        },
    }
    for shown in ("Ada Lee", "MD", "Treats acne scars.", "DR.12", "Colorado Medical Board", NPI):
        assert shown in page.words
    assert f'<time datetime="{until.isoformat()}">' in page.html
    assert "Doctor (MD or DO)" in page.words and "Main Street Skin" in page.words


@pytest.mark.parametrize("profession", ["nurse_practitioner", "esthetician", "other", ""])
def test_only_doctors_are_physicians(client, profession):
    data, _ = data_of(client, listed_clinician(profession=profession, npi=NPI), "ProfilePage")
    entity = data["mainEntity"]
    assert entity["@type"] == "Person"
    assert not {"usNPI", "practicesAt"} & set(entity)
    assert entity["identifier"]["value"] == NPI
    assert entity["hasCredential"]


def test_a_license_that_is_not_current_is_no_credential(client):
    person = listed_clinician()
    make.license_check(person, checked_on=days_ago(1), status="suspended")
    data, page = data_of(client, person, "ProfilePage")
    assert "hasCredential" not in data["mainEntity"]
    assert "Suspended or revoked" in page.words


def test_a_hidden_clinic_is_not_where_somebody_works(client):
    person = listed_clinician()
    clinic(clinicians=[person], last_confirmed=days_ago(400))
    clinic(clinicians=[person], is_sample=True)
    data, _ = data_of(client, person, "ProfilePage")
    assert "worksFor" not in data["mainEntity"]
