from django.urls import path

from microsite.people.models import Clinician

from . import comparing, device_views, views
from .clinic_json import clinic_json
from .finding import views as finding
from .guides.views import GuideDetail
from .models import Clinic
from .reports import views as reports

app_name = "clinics"
report_clinic = reports.Report.as_view(model=Clinic)
report_clinician = reports.Report.as_view(model=Clinician)

urlpatterns = [
    path("", views.StateList.as_view(), name="states"),
    path("near/", finding.Near.as_view(), name="near"),
    path("about/", finding.About.as_view(), name="about"),
    path("reports/", reports.Numbers.as_view(), name="reports"),
    path("report/thanks/", reports.Thanks.as_view(), name="report-thanks"),
    path("report/clinic/<int:pk>/<slug:kind>/", report_clinic, name="report-clinic"),
    path("report/clinician/<int:pk>/<slug:kind>/", report_clinician, name="report-clinician"),
    path("compare/", comparing.Compare.as_view(), name="compare"),
    path("devices/", device_views.DeviceList.as_view(), name="devices"),
    path("devices/<slug:slug>/", device_views.DeviceDetail.as_view(), name="device"),
    path("<slug:state>/", finding.StateDetail.as_view(), name="state"),
    path("<slug:state>/guide/", GuideDetail.as_view(), name="guide"),
    path("<slug:state>/<slug:slug>/", views.ClinicDetail.as_view(), name="clinic"),
    path("<slug:state>/<slug:slug>/sheet/", views.ClinicSheet.as_view(), name="sheet"),
    path("<slug:state>/<slug:slug>.json", clinic_json, name="clinic_json"),
]

# For /clinicians/, without a namespace: bylines all over the site know the name "clinician".
clinician_urlpatterns = [path("<slug:slug>/", views.ClinicianDetail.as_view(), name="clinician")]
