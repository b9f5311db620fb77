"""The tamper matrix: an honest history, every attack on it with full rights, and what finds each."""
