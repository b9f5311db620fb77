"""Keys and sealed fields: what a person typed is encrypted in its row, under a key of its case or its school.

Decision 0019. `vault.fields` seals columns of a row, `vault.sealing` other bytes, `vault.destroying` ends a key for
good.
"""
