"""Writing histories: a row for each change, none where nothing changed."""

from itertools import islice

from simple_history.models import HistoricalRecords

from .changes import load_several

AT_ONCE = 500  # values in one query


class History(HistoricalRecords):
    """django-simple-history's records, without rows that repeat the one before."""

    def contribute_to_class(self, cls, name):
        super().contribute_to_class(cls, name)
        cls.history_records = self

    def m2m_changed(self, instance, action, attr, pk_set, reverse, model, **signal):
        """Both sides of a relation write the history of the side that has one."""
        if not reverse:
            super().m2m_changed(instance, action, attr, pk_set, reverse, **signal)
        elif action in ("post_add", "post_remove"):
            for row in model.objects.filter(pk__in=pk_set):
                self.create_historical_record(row, "~")

    def create_historical_record(self, instance, history_type, using=None):
        if history_type != "~" or not _is_kept(instance):
            super().create_historical_record(instance, history_type, using)


def _is_kept(instance):
    """Whether the newest row of its history says all that the object says now."""
    newest = instance.history.order_by("-history_id").first()
    if newest is None:
        return False
    load_several([newest])
    single = (field.attname for field in newest.tracked_fields)
    return all(getattr(newest, name) == getattr(instance, name) for name in single) and all(
        {one.pk for one in rows} == set(getattr(instance, field.name).values_list("pk", flat=True))
        for field, rows in newest.several.items()
    )


def hold(instance):
    """Write no history of this object until `write`: several saves are one change."""
    instance.history_begins = instance.pk is None
    instance.skip_history_when_saving = True


def write(instance):
    """One row of history for everything since `hold`, or for what a queryset wrote."""
    vars(instance).pop("skip_history_when_saving", None)
    begins = vars(instance).pop("history_begins", False)
    type(instance).history_records.create_historical_record(instance, "+" if begins else "~")


def write_many(instances):
    """`write` for several instances of one model that were held and did change: few queries."""
    records = type(instances[0]).history_records
    user = records.get_history_user(instances[0])
    for begins in (True, False):
        some = [one for one in instances if one.history_begins is begins]
        if some:
            rows = type(instances[0]).history.bulk_history_create(
                some, batch_size=AT_ONCE, update=not begins, default_user=user
            )
            _write_several(records, dict(zip((one.pk for one in some), rows, strict=True)))
    for one in instances:
        del one.skip_history_when_saving, one.history_begins


def _write_several(records, rows):
    """Keep which rows of other tables these objects ({pk: row of history}) hold."""
    for field in next(iter(rows.values()))._history_m2m_fields:
        kept = records.m2m_models[field]
        through, holder = field.remote_field.through, field.m2m_field_name()
        columns = [one.attname for one in through._meta.fields]
        pks = iter(rows)
        while some := list(islice(pks, AT_ONCE)):
            held = through.objects.filter(**{f"{holder}__in": some})
            kept.objects.bulk_create(
                kept(
                    history=rows[getattr(one, f"{holder}_id")],
                    **{name: getattr(one, name) for name in columns},
                )
                for one in held
            )
