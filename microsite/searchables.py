"""Everything that search looks through, by name."""

from articles.questions.searchables import ANSWERS
from articles.searchables import ARTICLES
from clinics.searchables import CLINICIANS, CLINICS

SEARCHABLES = (ARTICLES, ANSWERS, CLINICS, CLINICIANS)
