"""Finding people and identifiers in the text of a case, and taking out what an audience may not see."""
