"""The auditor's pages: no name, and no search by name."""
