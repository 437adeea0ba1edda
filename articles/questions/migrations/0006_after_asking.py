from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0005_sender_limits'),
    ]

    operations = [
        migrations.AddField(
            model_name='question',
            name='asked_back',
            field=models.TextField(blank=True, editable=False, help_text='Private. The asker reads it on their page.', verbose_name='what we asked back'),
        ),
        migrations.AddField(
            model_name='question',
            name='asked_back_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='merged_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='question',
            name='red_flags_at',
            field=models.DateTimeField(editable=False, help_text='When somebody sent the asker the red-flag reply.', null=True),
        ),
        migrations.AlterField(
            model_name='question',
            name='email',
            field=models.EmailField(blank=True, help_text='Used only once it is confirmed. Erased when the notice is sent, when the question is declined, or by retention.', max_length=254, verbose_name='e-mail for one notice'),
        ),
    ]
