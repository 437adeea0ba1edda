import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_desk_lists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='alertrevision',
            name='asked_of',
            field=models.ForeignKey(blank=True, help_text='Leave it empty, and everybody who may review it finds it on the desk. Whom you ask finds it first.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ask for the review'),
        ),
        migrations.AddField(
            model_name='articlerevision',
            name='asked_of',
            field=models.ForeignKey(blank=True, help_text='Leave it empty, and everybody who may review it finds it on the desk. Whom you ask finds it first.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ask for the review'),
        ),
        migrations.AddField(
            model_name='claimrevision',
            name='asked_of',
            field=models.ForeignKey(blank=True, help_text='Leave it empty, and everybody who may review it finds it on the desk. Whom you ask finds it first.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ask for the review'),
        ),
        migrations.AddField(
            model_name='glossarytermrevision',
            name='asked_of',
            field=models.ForeignKey(blank=True, help_text='Leave it empty, and everybody who may review it finds it on the desk. Whom you ask finds it first.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ask for the review'),
        ),
        migrations.AddField(
            model_name='safetynoticerevision',
            name='asked_of',
            field=models.ForeignKey(blank=True, help_text='Leave it empty, and everybody who may review it finds it on the desk. Whom you ask finds it first.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ask for the review'),
        ),
    ]
