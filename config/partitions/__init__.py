"""Parting the two tables that grow fastest by month, on a large PostgreSQL: readings and notices. Decision 0027."""
