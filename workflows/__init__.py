"""The rulebook: what may happen to a case, who may do it, and by when. No database, no request, no clock."""
