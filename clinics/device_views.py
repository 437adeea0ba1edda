"""Devices: what the FDA's record says of each, and who says they use it."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.views.generic import DetailView, ListView

from .finding.found import PER_PAGE
from .models import Clinic, Device
from .views import crumbs

DEVICES = "Devices"


def device_crumbs(*devices):
    """Breadcrumbs down to the devices, and to these."""
    top, *below = crumbs(*devices)
    return [top, (DEVICES, reverse("clinics:devices")), *below]


class DeviceList(ListView):
    """Every device that we know of, by name: the one order that praises nobody."""

    template_name = "clinics/devices.html"
    paginate_by = PER_PAGE

    def get_queryset(self):
        return Device.objects.published()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(breadcrumbs=device_crumbs(), **kwargs)
        is_sample = any(device.is_sample for device in context["page_obj"])
        return context | {"is_sample": is_sample}


class DeviceDetail(DetailView):
    """One device: the record, line by line, and the clinics that told us they use it."""

    template_name = "clinics/device.html"
    context_object_name = "device"

    def get_queryset(self):
        return Device.objects.published()

    def get_context_data(self, **kwargs):
        clinics = Clinic.objects.published().with_device(self.object).by_name()
        page = Paginator(clinics, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page_obj=page,
            is_sample=self.object.is_sample,
            breadcrumbs=device_crumbs(self.object),
            **kwargs,
        )
