"""Terms of the glossary and initials that are not explained where they come first."""

from articles.quality.facts import Facts

from .finding import Finding, line_of


def unexplained_terms(parts, names):
    """Findings for the Markdown fields `parts`; `names` are those of the terms in the glossary."""
    known = {name.lower() for name in names}
    for words in Facts("", parts, ceiling=0, terms=names).unexplained:
        field = next((name for name, text in parts.items() if line_of(text, words)), "")
        line = line_of(parts[field], words) if field else 0
        bare = words.lower()
        in_glossary = any(form in known for form in (bare, bare[:-1], bare[:-2]))
        how = (
            f"Write it in brackets, [{words}], and readers see what it means."
            if in_glossary
            else "Write it out, or say what it means in the sentence."
        )
        yield Finding(field, line, f"“{words}” is not explained where it comes first. {how}")
