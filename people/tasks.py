"""What a worker does for the accounts of people."""

from celery import shared_task

from people.sessions import SessionStore


@shared_task
def forget_sign_ins() -> None:
    """Take the rows of sign-ins that have ended out of the database; a page of theirs asks for the password anyway."""
    SessionStore.clear_expired()
