"""How well personal data is found: invented passages, systems side by side, floors."""
