import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('questions', '0002_comparisons'),
    ]

    operations = [
        migrations.AddField(
            model_name='question',
            name='age_band',
            field=models.CharField(blank=True, choices=[('18-29', '18 to 29'), ('30-44', '30 to 44'), ('45-64', '45 to 64'), ('65+', '65 or older')], max_length=8, verbose_name='age'),
        ),
        migrations.AddField(
            model_name='question',
            name='assigned_to',
            field=models.ForeignKey(blank=True, help_text='Who looks after it until it is answered.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='question',
            name='consented_at',
            field=models.DateTimeField(editable=False, help_text='When the asker agreed to the sentence in the form.', null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='day_since',
            field=models.PositiveSmallIntegerField(blank=True, help_text='On the day of the question. Day 0 is the day of the treatment.', null=True, validators=[django.core.validators.MaxValueValidator(3650)], verbose_name='days since treatment'),
        ),
        migrations.AddField(
            model_name='question',
            name='email_confirmed_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='held_at',
            field=models.DateTimeField(editable=False, help_text='When it was put aside because it looks like spam.', null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='held_because',
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='question',
            name='merged_into',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='questions.question'),
        ),
        migrations.AddField(
            model_name='question',
            name='skin_tone',
            field=models.CharField(blank=True, choices=[('light', 'light'), ('medium', 'medium or olive'), ('brown', 'brown'), ('dark', 'dark brown or black')], max_length=8),
        ),
        migrations.AddField(
            model_name='question',
            name='stage',
            field=models.CharField(blank=True, choices=[('thinking', 'thinking about it'), ('booked', 'booked'), ('healing', 'healing'), ('worried', 'worried')], help_text='Readers browse threads by it.', max_length=8),
        ),
        migrations.AddField(
            model_name='question',
            name='treatment',
            field=models.CharField(blank=True, choices=[('pen', 'microneedling at a clinic (pen or stamp)'), ('rf', 'RF microneedling (with heat)'), ('added', 'microneedling with something added, such as PRP'), ('home', 'a roller or pen at home'), ('none', 'nothing yet'), ('unsure', 'I am not sure')], max_length=8, verbose_name='kind of treatment'),
        ),
        migrations.AddField(
            model_name='question',
            name='urgent_at',
            field=models.DateTimeField(editable=False, help_text='When urgent words were found in it.', null=True),
        ),
        migrations.AlterField(
            model_name='question',
            name='status',
            field=models.CharField(choices=[('received', 'received'), ('needs-info', 'waiting for the asker'), ('accepted', 'accepted'), ('declined', 'declined'), ('merged', 'merged into another thread')], default='received', editable=False, max_length=10),
        ),
    ]
