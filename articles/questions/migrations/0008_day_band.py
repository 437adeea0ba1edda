from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0007_retention_runs'),
    ]

    operations = [
        migrations.AddField(
            model_name='question',
            name='day_band',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(day_since__isnull=True, then=models.Value('')), models.When(day_since__lte=1, then=models.Value('0-1')), models.When(day_since__lte=3, then=models.Value('2-3')), models.When(day_since__lte=7, then=models.Value('4-7')), models.When(day_since__lte=28, then=models.Value('8-28')), models.When(day_since__lte=84, then=models.Value('29-84')), default=models.Value('85-up'), output_field=models.CharField(max_length=8)), output_field=models.CharField(max_length=8)),
        ),
    ]
