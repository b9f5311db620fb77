"""References that no record has yet: of the 7 x 10^8 a nation uses a part each year, and drawn blind two would meet."""

from django.apps import apps

from workflows import references


def unused(model: str, prefix: str) -> str:
    """A new reference for a record of this model. Two processes that draw the same one in the same moment are left to
    the unique constraint."""
    rows = apps.get_model("referrals", model)._base_manager
    while rows.filter(reference=(drawn := references.new(prefix))).exists():
        pass
    return drawn
