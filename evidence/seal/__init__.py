"""Signing, locking and reading finished files. Knows bytes, keys and certificates; no record."""
