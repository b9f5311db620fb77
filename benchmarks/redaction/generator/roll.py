"""The roll of an invented school: pupils with their families, staff, schools near by."""

from random import Random
from typing import Any

from benchmarks.redaction.generator import numbers
from benchmarks.redaction.generator.words import family, given, heritage, listed, nicknames, pools
from evidence.redaction.fold import fold_name

PUPILS, STAFF = 420, 60
AGENCIES = ["Childline", "CEOP", "NSPCC", "Ofsted", "IWF", "Prevent", "CAMHS", "MASH", "LADO"]
TITLES = {"F": ("Mrs", "Miss", "Ms"), "M": ("Mr",)}

Entry = dict[str, Any]


def make_roll(rng: Random, which: str) -> dict[str, Any]:
    """The roll in the form that `manage.py redact --roll` reads. `which` is the name of a set."""
    pupils: list[Entry] = []
    contacts: list[Entry] = []
    for number in range(PUPILS):
        sibling = rng.choice(pupils) if number > 40 and rng.random() < 0.12 else None
        pupil = _pupil(rng, which, f"P{number:04d}", sibling)
        pupils.append(pupil)
        contacts += [] if sibling else _family(rng, which, pupil, len(contacts))
    staff = [_member(rng, which, f"S{number:04d}") for number in range(STAFF)]
    school = pools(which)[which]
    return {
        "school": school["school"],
        "local_schools": listed(school["local_schools"]),
        "agencies": AGENCIES,
        "people": pupils + staff + contacts,
    }


def _pupil(rng: Random, which: str, who: str, sibling: Entry | None) -> Entry:
    gender, origin, year = rng.choice("FM"), heritage(rng, which), rng.randint(7, 11)
    first = given(rng, gender, origin, 0.3)
    surname = sibling["surname"] if sibling else family(rng, origin, 0.28)
    home = sibling or _home(rng, which)
    born = f"{2019 - year}-{rng.randint(1, 8):02d}-{rng.randint(1, 28):02d}"
    plain = ascii_of(first)[:1] + ascii_of(surname)
    preferred = nicknames(first, which)[0] if rng.random() < 0.6 else ""
    entry = {
        "id": who, "role": "pupil", "first": first, "surname": surname, "dob": born, "upn": numbers.upn(rng),
        "username": f"{29 - year}{plain}{int(who[1:]) % 90 + 10}", "phone": numbers.mobile(rng),
        "email": f"{29 - year}{plain}{int(who[1:])}@pupils.example", "address": home["address"],
        "postcode": home["postcode"], "relations": sibling["relations"] if sibling else [], "year": year,
        "gender": gender,
    }  # fmt: skip
    if origin.get("family_first"):
        entry["family_first"] = True
    return entry | ({"preferred": preferred} if preferred else {})


def _family(rng: Random, which: str, pupil: Entry, number: int) -> list[Entry]:
    """The mother and mostly the father, who sometimes has the name of his son; their ids go into `relations`."""
    kin = ["mother", "father"] if rng.random() < 0.6 else [rng.choice(["mother", "father", "grandmother"])]
    made = []
    for offset, relation in enumerate(kin):
        gender = "M" if relation == "father" else "F"
        origin = heritage(rng, which)
        namesake = relation == "father" and pupil["gender"] == "M" and rng.random() < 0.12
        first = pupil["first"] if namesake else given(rng, gender, origin, 0.15)
        surname = pupil["surname"] if namesake or rng.random() < 0.7 else family(rng, origin, 0.28)
        made.append(_contact(rng, f"C{number + offset:04d}", pupil, relation, gender, first, surname))
    pupil["relations"] = [[entry["rel"], entry["id"]] for entry in made]
    return made


def _contact(rng: Random, who: str, child: Entry, kin: str, gender: str, first: str, last: str) -> Entry:
    return {
        "id": who, "role": "contact", "first": first, "surname": last, "title": rng.choice(TITLES[gender]),
        "gender": gender, "email": f"{ascii_of(first)}.{ascii_of(last)}{int(who[1:])}@post.example",
        "phone": numbers.telephone(rng), "address": child["address"], "postcode": child["postcode"],
        "relations": [], "child": child["id"], "rel": kin,
    }  # fmt: skip


def _member(rng: Random, which: str, who: str) -> Entry:
    gender, origin = rng.choice("FM"), heritage(rng, which)
    first, surname = given(rng, gender, origin, 0.2), family(rng, origin, 0.45)
    return {
        "id": who, "role": "staff", "first": first, "surname": surname, "title": rng.choice(TITLES[gender]),
        "gender": gender, "initials": first[0] + surname[0].upper(), "phone": numbers.telephone(rng),
        "email": f"{ascii_of(first)}.{ascii_of(surname)}{int(who[1:])}@staff.example", "relations": [],
    } | _home(rng, which)  # fmt: skip


def _home(rng: Random, which: str) -> Entry:
    places = pools(which)["places"]
    street, town = rng.choice(listed(places["streets"])), rng.choice(listed(places["towns"]))
    inward = f"{rng.randint(1, 9)}{''.join(rng.choice('ABDEFGHJLNPQRSTUWXYZ') for _ in range(2))}"
    return {
        "address": f"{rng.randint(2, 190)} {street}, {town}",
        "postcode": f"{rng.choice(listed(places['areas']))}{rng.randint(61, 98)} {inward}",
    }


def ascii_of(name: str) -> str:
    """A name as it stands in an address: lower case, no accents, no signs."""
    return "".join(fold_name(name)).replace("'", "")
