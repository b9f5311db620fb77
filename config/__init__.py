"""Wiring. Importing the Celery application here makes sure that the web process publishes to the configured broker."""

from celery_app import app as celery_app

__all__ = ["celery_app"]
