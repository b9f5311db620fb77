from django.db import migrations

from trail.guards import installing
from vault.kinds import INSTALLATION
from vault.migrating import reseal


def seal_again(apps, schema_editor):
    """Keys of payloads stood under the master key: it could never be replaced. Now they stand under a data key."""
    installing.remove(schema_editor.connection)  # `migrate` puts the guards back at its end
    rows = apps.get_model("trail", "Key")._base_manager.select_related("entry")
    reseal(rows, "wrapped", INSTALLATION, lambda row: f"trail_key:{row.entry.case_id}:{row.entry.seq}")


class Migration(migrations.Migration):
    dependencies = [("trail", "0003_checkpoints"), ("vault", "0001_keys")]

    operations = [migrations.RunPython(seal_again, migrations.RunPython.noop)]
