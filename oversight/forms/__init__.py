"""The questions that oversight asks. Nothing here searches for a name, but the data protection officer's form."""
