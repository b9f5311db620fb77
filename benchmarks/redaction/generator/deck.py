"""Decks of cards: what is drawn comes round before anything comes twice, so that every cell gets its share."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Generic, TypeVar

from benchmarks.redaction.generator.cast import Actor
from benchmarks.redaction.generator.forms_rare import ALL

T = TypeVar("T")
OFFICIAL = ("staff", "contact", "professional")
#: Forms for pupils and unknown young people in prose, then in chat, then for adults. Common forms stand more often.
PUPILS = (
    ["first"] * 8 + ["full"] * 5 + ["preferred", "surname", "nick", "misspelt_twice"] * 2
    + ["no_accents", "family_first"] * 3
    + ["first_initial", "initial_surname", "surname_first", "lower", "lower_full", "caps", "misspelt", "nbsp",
       "split", "zero_width", "emoji", "spaced", "file"]
)  # fmt: skip
ADULTS = (
    ["title"] * 7 + ["full"] * 5
    + ["low_title", "initial_surname", "surname_first", "nbsp", "split", "lower_full", "no_accents"]
)  # fmt: skip
CHAT = (
    ["lower"] * 4 + ["low_nick"] * 3
    + ["stretched", "leet", "spaced", "hashtag", "caps", "first", "zero_width", "misspelt", "emoji"]
)  # fmt: skip
PLAIN_STRANGER = ["first"] * 3 + ["full"] * 3


class Deck(Generic[T]):
    """Deals the cards in random order, all of them before the next round."""

    def __init__(self, rng: Random, cards: Sequence[T]) -> None:
        self.rng, self.cards = rng, list(cards)
        self.left: list[T] = []
        self.aside: list[T] = []

    def deal(self) -> T:
        if not self.left:
            self.left = self.rng.sample(self.cards, len(self.cards))
        return self.left.pop()

    def deal_what(self, suits: Callable[[T], bool]) -> T:
        """The next card that suits; those that do not are laid aside for the next time and come first then."""
        for at, card in enumerate(self.aside):
            if suits(card):
                return self.aside.pop(at)
        while not suits(card := self.deal()):
            self.aside.append(card)
        return card


class Decks:
    """The decks of names of one set of passages; `chat` decides which one is dealt from."""

    def __init__(self, rng: Random, own: dict[str, dict[str, int]] | None = None) -> None:
        """`own`: how often each form comes, where the set says so itself."""
        self.rng = rng
        cards = [_cards(told) for told in own.values()] if own else [PUPILS, ADULTS, CHAT]
        self.pupils, self.adults, self.talk = (Deck(rng, forms) for forms in cards)
        self.strangers = Deck(rng, PLAIN_STRANGER)
        self.chat = False

    def form(self, actor: Actor) -> str:
        """The form in which this person is named next."""
        if self.chat and (actor.role in OFFICIAL or not actor.known):
            return "low_title" if actor.role in OFFICIAL else "lower"
        if actor.role in OFFICIAL:
            return self._of(self.adults, actor)
        if not actor.known:
            return self.strangers.deal()
        return self._of(self.talk if self.chat else self.pupils, actor)

    def _of(self, deck: Deck[str], actor: Actor) -> str:
        return deck.deal_what(lambda name: ALL[name](actor, self.rng) is not None)


def _cards(told: dict[str, int]) -> list[str]:
    return [form for form, number in told.items() for _ in range(number)]
