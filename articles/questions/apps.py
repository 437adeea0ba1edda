from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "articles.questions"
    label = "questions"
    verbose_name = "Questions and answers"
