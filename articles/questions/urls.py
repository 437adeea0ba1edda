from django.urls import path

from . import ask_views, asker_views, views
from .browsing import FACETS

app_name = "questions"
questions = views.QuestionList.as_view()
urlpatterns = [
    path("", questions, name="list"),
    *(
        path(f"{facet.name}/<slug:value>/", questions, {"facet": facet.name}, name=facet.name)
        for facet in FACETS
    ),
    path("ask/", ask_views.Ask.as_view(), name="ask"),
    path("ask/help/", ask_views.GetHelp.as_view(), name="get-help"),
    path("ask/under-18/", ask_views.UnderAge.as_view(), name="under-18"),
    path("ask/question/", ask_views.AskQuestion.as_view(), name="ask-question"),
    path("ask/details/", ask_views.AskDetails.as_view(), name="ask-details"),
    path("ask/thanks/", ask_views.Thanks.as_view(), name="thanks"),
    path("yours/<str:token>/", asker_views.AskersPage.as_view(), name="asker"),
    path("confirm/<str:token>/", asker_views.Confirm.as_view(), name="confirm"),
    path("<int:pk>/", views.Thread.as_view(), name="thread-by-id"),
    path("<int:pk>/<slug:slug>/", views.Thread.as_view(), name="thread"),
]
