#!/usr/bin/env python3
"""Django's command line for Handrail."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from workflows.unusable import Unusable

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, Unusable) as wrong:
        # Whoever looks after the server reads this: the sentence says what to mend, a traceback hides it.
        sys.exit(f"Handrail does not start: {wrong}")
