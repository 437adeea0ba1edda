from django.urls import path

from . import views
from .guides.views import GuideDetail

app_name = "clinics"

urlpatterns = [
    path("", views.StateList.as_view(), name="states"),
    path("<slug:state>/", views.StateDetail.as_view(), name="state"),
    path("<slug:state>/guide/", GuideDetail.as_view(), name="guide"),
    path("<slug:state>/<slug:slug>/", views.ClinicDetail.as_view(), name="clinic"),
]

# For /clinicians/, without a namespace: bylines all over the site know the name "clinician".
clinician_urlpatterns = [path("<slug:slug>/", views.ClinicianDetail.as_view(), name="clinician")]
