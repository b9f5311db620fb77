"""How every form of Handrail is drawn: GOV.UK markup for plain Django forms."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict, pretty_name

from people.forms.errors import name_errors
from workflows.defang import straight

# The first match wins, so the narrower widget comes before the wider one.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.CheckboxInput, "checkbox"),
    (forms.widgets.Input, "input"),
)
CLASSES = {
    "input": "govuk-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "checkbox": "govuk-checkboxes__input",
}
GROUPS = ("radios", "checkboxes")


@dataclass(frozen=True)
class Choice:
    """One radio button or checkbox with what its template needs."""

    data: dict[str, Any]
    id: str
    hint: str
    reveals: list["GovukBoundField"]


class GovukBoundField(forms.BoundField):
    """A field that knows its GOV.UK kind, its classes and where its error link lands."""

    form: Any

    @property
    def kind(self) -> str:
        """The name of the markup; raises TypeError for a widget nobody has drawn."""
        for widget, kind in KINDS:
            if isinstance(self.field.widget, widget):
                return kind
        raise TypeError(f"{self.name}: no markup for {type(self.field.widget).__name__}")

    @property
    def grouped(self) -> bool:
        """True where several controls share one question and so need a fieldset."""
        return self.kind in GROUPS

    @property
    def inline(self) -> bool:
        """True for short choices (yes, no) that stand beside each other."""
        return self.name in getattr(self.form, "inline", ())

    @property
    def is_heading(self) -> bool:
        """True for the one field whose label is the heading of its page."""
        return self.name == getattr(self.form, "heading", "")

    @property
    def error_target(self) -> str:
        """The id the error summary links to: the first control, never the group around it."""
        return f"{self.auto_id}_0" if self.grouped else self.id_for_label

    @property
    def character_limit(self) -> int | None:
        """Characters a text area may hold, or None where it is not counted."""
        return self.field.widget.attrs.get("maxlength") if self.kind == "textarea" else None

    @property
    def aria_describedby(self) -> str:
        """The ids of hint, error and character count, in reading order."""
        ids = super().aria_describedby or ""
        return f"{ids} {self.auto_id}-info".strip() if self.character_limit else ids

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """The attributes of the control with the GOV.UK classes added."""
        built = super().build_widget_attrs(attrs, widget)
        if (widget or self.field.widget).is_hidden:
            return built
        if self.kind in CLASSES:
            built["class"] = self._classes()
        if self.grouped:
            built.pop("aria-invalid", None)  # not allowed on a radio button; the fieldset tells of the error
        if "placeholder" in self.field.widget.attrs:
            built["placeholder"] = False  # it would vanish at the first key; the label and the hint stay
        if self.kind == "textarea":
            built.setdefault("rows", self.field.widget.attrs.get("rows", 5))
            built["maxlength"] = False  # counted, never cut: pasted words must not vanish
        return built

    def _classes(self) -> str:
        base = CLASSES[self.kind]
        wanted = [base, self.field.widget.attrs.get("class", "")]
        if self.character_limit:
            wanted.append("govuk-js-character-count")
        if self.errors and self.kind != "checkbox":
            wanted.append(f"{base}--error")
        return " ".join(name for name in wanted if name)

    @property
    def choices(self) -> list[Choice]:
        """The radio buttons or checkboxes with their hints and the fields each one reveals."""
        hints = getattr(self.form, "choice_hints", {}).get(self.name, {})
        shown = getattr(self.form, "reveals", {}).get(self.name, {})
        return [
            Choice(
                data=option.data,
                id=option.id_for_label or "",
                hint=hints.get(str(option.data["value"]), ""),
                reveals=[self.form[name] for name in shown.get(str(option.data["value"]), ())],
            )
            for option in self.subwidgets
        ]


class GovukRenderer(TemplatesSetting):
    """Draws every form of the project, allauth's too, with the templates in templates/govuk/."""

    form_template_name = "govuk/form.html"
    formset_template_name = "govuk/formset.html"
    field_template_name = "govuk/field.html"
    bound_field_class = GovukBoundField


class GovukForm(forms.Form):
    """The base of every form of Handrail.

    heading: the field whose label is the page's <h1> (one question a page).
    inline: names of radio fields drawn in one line.
    small: whether radios and checkboxes are drawn small, for a page with very many.
    reveals: {field: {value: (names of fields shown under that choice)}}; without JavaScript all are shown.
    choice_hints: {field: {value: hint under that choice}}.
    """

    use_required_attribute = (
        False  # the server answers with an error summary; the browser's bubbles are not read out
    )
    template_name_label = "govuk/label.html"
    heading: ClassVar[str] = ""
    inline: ClassVar[tuple[str, ...]] = ()
    small: ClassVar[bool] = False
    reveals: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {}
    choice_hints: dict[str, dict[str, str]] = {}  # a form may make its own

    def full_clean(self) -> None:
        """Validate; each error names its question, since the error summary lists several at once."""
        for name, field in self.fields.items():
            name_errors(field, str(field.label or pretty_name(name)))
        super().full_clean()

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """What was typed, before anything reads it: it turns no line round where it is shown. A password stays."""
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]  # the stubs leave it out
        typed = isinstance(value, str) and not isinstance(widget, forms.PasswordInput)
        return straight(value) if typed else value

    def not_judged(self) -> None:
        """From here on the form shows what was typed and no error: it was sent for something else, such as a search."""
        self._errors, self.cleaned_data = ErrorDict(), {}

    def get_context(self) -> dict[str, Any]:
        """What govuk/form.html draws: the fields less those a choice reveals."""
        context = super().get_context()
        inner = {name for shown in self.reveals.values() for names in shown.values() for name in names}
        context["fields"] = [pair for pair in context["fields"] if pair[0].name not in inner]
        return context
