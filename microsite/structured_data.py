"""What other software reads: schema.org data that equals what the page shows."""


def breadcrumb_list(items, base_url):
    """A BreadcrumbList of (title, path) pairs."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": f"{base_url}{path}"}
            for place, (title, path) in enumerate(items, start=1)
        ],
    }


def medical_web_page(*, url, title, description, published, modified, reviewer, reviewed_on):
    """A MedicalWebPage about microneedling for patients.

    `published` and `modified` are datetimes; `reviewer` is the name that the page shows and
    `reviewed_on` a date, both None when nobody has reviewed it.
    """
    page = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": "en-US",
        "datePublished": published.isoformat(),
        "dateModified": modified.isoformat(),
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "about": {
            "@type": "MedicalProcedure",
            "name": "Microneedling",
            "alternateName": "Collagen induction therapy",
        },
    }
    if reviewer and reviewed_on:
        page["reviewedBy"] = {"@type": "Person", "name": reviewer}
        page["lastReviewed"] = reviewed_on.isoformat()
    return page
