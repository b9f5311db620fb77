"""Riverbank Academy's roll: 420 pupils and their families, drawn by a seed; the same seed gives the same school."""

import datetime
import itertools
import random
import uuid

from config.demo import households, numbers
from config.demo.households import Child, Household
from people.models import Contact, Pupil, Relation, School
from people.words import words

PUPILS = 420
YEARS = (7, 8, 9, 10, 11)
FORMS = "RIVE"


class Roll:
    """The rows of the roll before they are written. `by_key` finds the children that stories speak of."""

    def __init__(self, school: School, *, today: datetime.date, seed: int) -> None:
        self.school, self.rng = school, random.Random(seed)
        self.started = today.year if today.month >= 9 else today.year - 1
        self.phones = numbers.phones()
        self.pupils: list[Pupil] = []
        self.contacts: list[Contact] = []
        self.relations: list[Relation] = []
        self.by_key: dict[str, Pupil] = {}
        self.places = [(year, form) for year in YEARS for form in FORMS for _ in range(PUPILS // 20)]

    def fill(self) -> None:
        """Add the named families, then drawn ones until every place is taken."""
        for household in households.named():
            self.add(household)
        self.rng.shuffle(self.places)
        for household in households.drawn(self.rng):
            household.children = household.children[: len(self.places)]
            if not household.children:
                return
            self.add(household)

    def add(self, household: Household) -> None:
        """Add the children of a household and the adults they share."""
        street, postcode = numbers.address(self.rng, households.PLACES["streets"], household.home_authority)
        children = [self._pupil(child, household, street, postcode) for child in household.children]
        for adult in household.adults:
            contact = Contact(
                id=self._id(), school=self.school, title=adult.title, first=adult.first, surname=adult.surname,
                phone=next(self.phones), email=numbers.mailbox(adult.first, adult.surname, domain="post.example"),
                address=street, postcode=postcode,
            )  # fmt: skip
            self.contacts.append(contact)
            self.relations += [self._relation(child, contact, adult.kind) for child in children]

    def _pupil(self, child: Child, household: Household, street: str, postcode: str) -> Pupil:
        year, letter = self._place(child)
        serial = len(self.pupils)
        username = self._username(child, year, serial)
        pupil = Pupil(
            id=self._id(), school=self.school, first=child.first, surname=child.surname, preferred=child.preferred,
            other_names=child.other_names, date_of_birth=self._born(year), year=year, form=f"{year}{letter}",
            sex=child.sex, address=street, postcode=postcode, home_authority=household.home_authority,
            upn=numbers.upn(serial), username=username, email=f"{username}@{numbers.DOMAIN}",
            phone=next(self.phones) if self.rng.random() < 0.6 else "", first_language=household.language,
            needs=self.rng.choice(households.PLACES["needs"]) if self.rng.random() < 0.15 else "",
        )  # fmt: skip
        self.pupils.append(pupil)
        if child.key:
            self.by_key[child.key] = pupil
        return pupil

    def _username(self, child: Child, year: int, serial: int) -> str:
        initial_and_surname = "".join(words(child.first[0] + child.surname))
        username = f"{(self.started - year + 7) % 100:02d}{initial_and_surname}"
        return f"{username}{serial}" if any(one.username == username for one in self.pupils) else username

    def _place(self, child: Child) -> tuple[int, str]:
        if not child.year:
            return self.places.pop()
        self.places.remove((child.year, child.form))
        return child.year, child.form

    def _born(self, year: int) -> datetime.date:
        # Year 7 begins in the September after the eleventh birthday.
        first_day = datetime.date(self.started - year - 5, 9, 1)
        return first_day + datetime.timedelta(days=self.rng.randrange(365))

    def _relation(self, pupil: Pupil, contact: Contact, kind: str) -> Relation:
        away = kind == "father" and self.rng.random() < 0.15
        return Relation(
            id=self._id(), pupil=pupil, contact=contact, kind=kind, lives_with=not away,
            parental_responsibility=kind in households.RESPONSIBLE,
        )  # fmt: skip

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)


def make_roll(school: School, *, today: datetime.date, seed: int = 2026) -> Roll:
    """Write the roll of the school (420 pupils, 84 a year, 21 a form) and return it. Takes about a second."""
    roll = Roll(school, today=today, seed=seed)
    roll.fill()
    Pupil.objects.bulk_create(roll.pupils)
    Contact.objects.bulk_create(roll.contacts)
    Relation.objects.bulk_create(roll.relations)
    return roll


def remaining_phones(roll: Roll, count: int) -> list[str]:
    """Return so many reserved numbers that nobody on the roll has."""
    return list(itertools.islice(roll.phones, count))
