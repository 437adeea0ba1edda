from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0003_ask_details'),
    ]

    operations = [
        migrations.AddField(
            model_name='answerrevision',
            name='ai_help',
            field=models.CharField(blank=True, choices=[('none', 'No AI was used.'), ('wording', 'AI helped with the wording; the content is the clinician’s.'), ('draft', 'AI wrote a first draft, which the clinician checked and changed.')], default='', help_text='Whether a program wrote or worded any of it. Readers see it.', max_length=8, verbose_name='help of AI'),
        ),
        migrations.AddField(
            model_name='answerrevision',
            name='conflicts',
            field=models.CharField(blank=True, help_text='Whether anybody pays you, or gives you things, for what this answer names. Write “None” if nobody does. Readers see it.', max_length=300, verbose_name='conflicts of interest'),
        ),
        migrations.AddField(
            model_name='answerrevision',
            name='what_to_do',
            field=models.TextField(blank=True, help_text='Steps for anybody in this place, best as a list. When to get help is not said here: the list of warning signs does that.', max_length=2000, verbose_name='what to do'),
        ),
        migrations.AlterField(
            model_name='answerrevision',
            name='body',
            field=models.TextField(help_text='The reasons, in plain words: general information, not advice to this one person. Cite with [@source-key]. Set no time limits for calling or seeing somebody: the list of warning signs stands on every thread and does that.', verbose_name='why'),
        ),
    ]
