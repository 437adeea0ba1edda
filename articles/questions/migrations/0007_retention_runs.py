from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0006_after_asking'),
    ]

    operations = [
        migrations.CreateModel(
            name='RetentionRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ran_at', models.DateTimeField(db_index=True, verbose_name='ran')),
                ('report', models.CharField(max_length=400)),
            ],
            options={
                'ordering': ['-ran_at'],
                'get_latest_by': 'ran_at',
            },
        ),
    ]
