import base64

from django.db import migrations

from vault.sealing import seal, unseal

CONTEXT = "mfa_authenticator.data"  # as people.adapters seals them


def seal_again(apps, schema_editor):
    """Secrets of second factors stood under the master key: it could never be replaced."""
    for row in apps.get_model("mfa", "Authenticator")._base_manager.all():
        for name in {"secret", "seed"} & set(row.data):
            plain = unseal(base64.b64decode(row.data[name]), context=CONTEXT)
            row.data[name] = base64.b64encode(seal(plain, context=CONTEXT)).decode()
        row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [("people", "0002_sealed"), ("mfa", "0003_authenticator_type_uniq"), ("vault", "0001_keys")]

    operations = [migrations.RunPython(seal_again, migrations.RunPython.noop)]
