from django.urls import path

from . import views

app_name = "questions"
urlpatterns = [
    path("", views.QuestionList.as_view(), name="list"),
    path("section/<slug:section>/", views.QuestionList.as_view(), name="section"),
    path("ask/", views.Ask.as_view(), name="ask"),
    path("ask/thanks/", views.Thanks.as_view(), name="thanks"),
    path("<int:pk>/", views.Thread.as_view(), name="thread-by-id"),
    path("<int:pk>/<slug:slug>/", views.Thread.as_view(), name="thread"),
]
