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


def qa_page(*, url, title, text, asked_by, asked_at, answers, base_url):
    """A QAPage of one thread that several clinicians can answer; at least one has.

    `asked_by` is a name. Each answer has what the page shows of it: `plain_text`, `credit`,
    `publish_at`, `changed_at` (or None), `sources` and `get_absolute_url()`. All were checked in
    the same way, so one is the accepted answer only where it is the only one.
    """
    found = [_answer(answer, base_url) for answer in answers]
    question = {
        "@type": "Question",
        "name": title,
        "text": text,
        "author": {"@type": "Person", "name": asked_by},
        "datePublished": asked_at.isoformat(),
        "dateModified": max(answer["dateModified"] for answer in found),
        "answerCount": len(found),
        **({"suggestedAnswer": found} if len(found) > 1 else {"acceptedAnswer": found[0]}),
    }
    return {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "url": url,
        "inLanguage": "en-US",
        "mainEntity": question,
    }


def _answer(answer, base_url):
    author = {"@type": "Person", "name": answer.credit.name}
    if answer.credit.url:
        author["url"] = f"{base_url}{answer.credit.url}"
    return {
        "@type": "Answer",
        "text": answer.plain_text,
        "url": f"{base_url}{answer.get_absolute_url()}",
        "author": author,
        "datePublished": answer.publish_at.isoformat(),
        "dateModified": (answer.changed_at or answer.publish_at).isoformat(),
        "citation": [_cited(citation, base_url) for citation in answer.sources],
    }


def _cited(citation, base_url):
    """A source, or a claim of ours, as the list under an answer names it."""
    if citation.claim:
        name, url = citation.claim.statement, f"{base_url}{citation.claim.url}"
    else:
        name, url = citation.source.title, citation.source.url
    return {"@type": "CreativeWork", "name": name} | ({"url": url} if url else {})
