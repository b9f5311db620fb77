"""Online names, two for each person who has any; those of pupils are often made of their own name."""

from random import Random

from benchmarks.redaction.generator.words import listed, pools

PETS = "panda fox ninja viper falcon tiger raven koala".split()
GAMER = "silent frosty cosmic pixel shadow neon turbo lucky".split()


def online(rng: Random, which: str, name: str) -> dict[str, str]:
    """`name` as it stands in an address. A set that says how online names look has its own shapes."""
    number, own = rng.randint(10, 99), pools(which).get("online")
    one, two = rng.sample(_made(rng, own, name, number) if own else _shapes(rng, name, number), 2)
    return {"handle": one, "other_handle": two}


def _shapes(rng: Random, name: str, number: int) -> list[str]:
    return [
        f"{rng.choice(GAMER)}.{rng.choice(PETS)}.{number}", f"xX{rng.choice(GAMER).title()}{name.title()}Xx",
        f"{rng.choice(GAMER)}{name}", f"its{name}{number}", f"{name}_{rng.choice(PETS)}", f"not_{name}{number}",
        f"real{name}uk{number}", f"{rng.choice(GAMER).title()}{rng.choice(PETS).title()}{number}{number}",
        f"{name}.{rng.choice(PETS)}", f"{rng.choice(PETS)}{rng.choice(GAMER)}{number}",
    ]  # fmt: skip


def _made(rng: Random, own: dict[str, str], name: str, number: int) -> list[str]:
    game, pet = rng.choice(listed(own["game"])), rng.choice(listed(own["pet"]))
    words = {"name": name, "nn": number, "game": game, "pet": pet, "Game": game.title(), "Pet": pet.title()}
    return [shape.format_map(words) for shape in listed(own["shapes"])]
