from django.urls import path

from . import edition_views, sign_up_views

app_name = "newsletter"
urlpatterns = [
    path("", sign_up_views.SignUp.as_view(), name="sign-up"),
    path("sent/", sign_up_views.Sent.as_view(), name="sent"),
    path("confirm/<str:token>/", sign_up_views.Confirm.as_view(), name="confirm"),
    path("yours/<str:token>/", sign_up_views.Yours.as_view(), name="yours"),
    path("stop/<str:token>/", sign_up_views.Stop.as_view(), name="stop"),
    path("editions/", edition_views.EditionList.as_view(), name="editions"),
    path("editions/<int:number>/", edition_views.EditionPage.as_view(), name="edition"),
]
