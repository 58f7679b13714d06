from django.db import migrations


class Migration(migrations.Migration):
    """Take away what is now in versions. No release had these columns, so none runs beside this."""

    dependencies = [("supporters", "0004_fill_screening")]

    operations = [
        migrations.RemoveField(
            model_name='screening',
            name='code_signed_on',
        ),
        migrations.RemoveField(
            model_name='screening',
            name='seen_by',
        ),
        migrations.RemoveField(
            model_name='screening',
            name='seen_on',
        ),
        migrations.RemoveField(
            model_name='screening',
            name='vog_until',
        ),
    ]
