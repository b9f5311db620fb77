"""Tells what happened at Riverbank Academy: the stories, through the services a browser uses, at their own times."""
