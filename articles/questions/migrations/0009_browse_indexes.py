from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0008_day_band'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'answered_at', 'id'], name='browse_all'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'section', 'answered_at', 'id'], name='browse_section'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'stage', 'answered_at', 'id'], name='browse_stage'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'day_band', 'answered_at', 'id'], name='browse_day'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'skin_tone', 'answered_at', 'id'], name='browse_skin'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'section', 'stage', 'answered_at', 'id'], name='browse_section_stage'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'section', 'day_band', 'answered_at', 'id'], name='browse_section_day'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'section', 'skin_tone', 'answered_at', 'id'], name='browse_section_skin'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'stage', 'day_band', 'answered_at', 'id'], name='browse_stage_day'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'stage', 'skin_tone', 'answered_at', 'id'], name='browse_stage_skin'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['status', 'day_band', 'skin_tone', 'answered_at', 'id'], name='browse_day_skin'),
        ),
    ]
