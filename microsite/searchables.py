"""Everything that search looks through, by name."""

from articles.questions.searchables import ANSWERS
from articles.searchables import ALERTS, ARTICLES, CLAIMS, TERMS
from clinics.searchables import CLINICIANS, CLINICS

SEARCHABLES = (ARTICLES, ANSWERS, ALERTS, TERMS, CLAIMS, CLINICS, CLINICIANS)
