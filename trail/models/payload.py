"""What may have to be erased: kept beside the entry, never in its header."""

from django.db import models

from trail.models.entry import Entry


class Payload(models.Model):
    """AES-256-GCM ciphertext; the header holds a commitment to it, so it stays when its key is erased."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="payload")
    body = models.BinaryField()

    class Meta:
        db_table = "trail_payload"


class Key(models.Model):
    """Salt and key of one payload, sealed by the vault. Lawful erasure deletes this row and nothing else."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="key")
    wrapped = models.BinaryField()

    class Meta:
        db_table = "trail_key"
