"""What other software reads of a clinician: the same as the page shows."""

from django.conf import settings

from microsite.people.models import Profession


def clinician_data(clinician, checks, clinics):
    """A ProfilePage, with the newest check of each license and the public clinics.

    Only a check that is current becomes a credential. None of a sample.
    """
    if clinician.is_sample:
        return None
    url = f"{settings.BASE_URL}{clinician.get_absolute_url()}"
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": url,
        "inLanguage": "en-US",
        "mainEntity": _person(clinician, url, checks, clinics),
    }


def _person(clinician, url, checks, clinics):
    places = [_place(clinic) for clinic in clinics if not clinic.is_sample]
    person = {
        "@type": "Person",
        "name": clinician.name,
        "url": url,
        "honorificSuffix": clinician.credentials,
        "description": clinician.bio,
        "hasCredential": [_credential(check) for check in checks if check.is_current],
        "worksFor": places,
    }
    if clinician.profession:
        label = clinician.get_profession_display()
        person["hasOccupation"] = {"@type": "Occupation", "name": label[0].upper() + label[1:]}
    if clinician.npi:
        person["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": "NPI",
            "value": clinician.npi,
        }
    if clinician.profession == Profession.PHYSICIAN:
        # Doctors only: schema.org has no such type for nurses and others.
        person["@type"] = ["Person", "IndividualPhysician"]
        person |= {"usNPI": clinician.npi, "practicesAt": places}
    return {name: value for name, value in person.items() if value}


def _credential(check):
    credential = {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "license",
        "identifier": check.number,
        "recognizedBy": {"@type": "Organization", "name": check.board},
        "validIn": {"@type": "State", "name": check.state_name},
    }
    if check.expires:
        credential["validUntil"] = check.expires.isoformat()
    return credential


def _place(clinic):
    return {
        "@type": "MedicalClinic",
        "name": clinic.name,
        "url": f"{settings.BASE_URL}{clinic.get_absolute_url()}",
    }
