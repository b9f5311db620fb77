"""Every kind of field is drawn with GOV.UK markup, keeps what was typed and links its error to the first control."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from people.forms import widgets
from people.forms.base import GovukForm

YES_NO = [("yes", "Yes"), ("no", "No")]


class Everything(GovukForm):
    inline = ("about_staff",)
    reveals = {"safe": {"no": ("now",)}}
    choice_hints = {"safe": {"no": "Ring first"}}

    name = forms.CharField(label="Child’s name", help_text="First and last")
    story = forms.CharField(label="What happened", widget=forms.Textarea, max_length=200)
    safe = forms.ChoiceField(label="Is the child safe?", choices=YES_NO, widget=forms.RadioSelect)
    now = forms.CharField(label="What is happening now?", required=False)
    about_staff = forms.ChoiceField(label="About staff?", choices=YES_NO, widget=forms.RadioSelect)
    apps = forms.MultipleChoiceField(label="Which apps?", choices=YES_NO, widget=forms.CheckboxSelectMultiple)
    told = forms.BooleanField(label="I have told the DSL", help_text="In person")
    form = forms.ChoiceField(label="Form", choices=[("8R", "8R")])
    day = forms.DateField(label="Day", widget=widgets.DateInput)
    at = forms.TimeField(label="Time", widget=widgets.TimeInput)
    when = forms.DateTimeField(label="When", widget=widgets.DateTimeInput)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    paper = forms.FileField(label="Letter", required=False)
    draft = forms.CharField(widget=forms.HiddenInput, initial="7")


def drawn(field: str, form: forms.Form | None = None) -> str:
    return (form or Everything())[field].as_field_group()


@pytest.mark.parametrize(
    ("field", "markup"),
    [
        ("name", 'class="govuk-input"'),
        ("story", 'class="govuk-textarea govuk-js-character-count"'),
        ("safe", 'class="govuk-radios__input" type="radio"'),
        ("apps", 'class="govuk-checkboxes__input" type="checkbox"'),
        ("told", 'class="govuk-checkboxes__input"'),
        ("form", 'class="govuk-select"'),
        ("day", 'type="date"'),
        ("at", 'type="time"'),
        ("when", 'type="datetime-local"'),
        ("secret", 'type="password"'),
        ("paper", 'class="govuk-file-upload"'),
    ],
)
def test_each_kind_is_drawn(field, markup):
    assert markup in drawn(field)


@pytest.mark.parametrize("field", ["name", "story", "form", "day", "told", "paper"])
def test_each_single_control_has_its_label(field):
    assert f'for="id_{field}"' in drawn(field)
    assert f'id="id_{field}"' in drawn(field)


@pytest.mark.parametrize("field", ["safe", "apps"])
def test_several_controls_share_a_fieldset_with_a_legend(field):
    assert "<fieldset" in drawn(field)
    assert "<legend" in drawn(field)


def test_hint_error_and_count_are_read_out_with_the_control():
    form = Everything({"story": ""})
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn("name", form)
    assert 'aria-describedby="id_story_error id_story-info"' in drawn("story", form)


def test_counted_text_is_never_cut_by_the_browser():
    assert 'data-maxlength="200"' in drawn("story")
    assert " maxlength=" not in drawn("story")


def test_a_choice_may_have_a_hint_and_may_reveal_a_field():
    html = drawn("safe")
    assert 'id="id_safe_1_hint"' in html
    assert 'data-reveals="id_safe_1_reveal"' in html
    assert "What is happening now?" in html
    assert "govuk-radios__conditional--hidden" in html


def test_a_revealed_field_is_shown_when_its_choice_was_made_and_is_drawn_once():
    form = Everything({"safe": "no", "now": "He is at the gate"})
    assert "--hidden" not in drawn("safe", form)
    assert str(form).count('name="now"') == 1


def test_short_choices_stand_in_one_line():
    assert "govuk-radios--inline" in drawn("about_staff")


def test_what_was_typed_comes_back():
    form = Everything(
        {"name": "Ava Bell", "story": "She said <b>", "safe": "no", "apps": ["yes"], "day": "2026-13-01"}
    )
    assert not form.is_valid()
    html = str(form)
    assert 'value="Ava Bell"' in html
    assert "She said &lt;b&gt;" in html
    assert 'value="2026-13-01"' in html
    assert len(re.findall(r" checked", html)) == 2


def test_the_error_summary_links_to_the_first_control_of_each_wrong_field():
    html = render_to_string("govuk/error_summary.html", {"form": Everything({})})
    for target in ("#id_name", "#id_safe_0", "#id_apps_0", "#id_told"):
        assert f'href="{target}"' in html
    assert "Answer “What happened”" in html


def test_every_link_of_the_error_summary_has_its_place():
    form = Everything({})
    summary = render_to_string("govuk/error_summary.html", {"form": form})
    page = str(form)
    for target in re.findall(r'href="#([^"]+)"', summary):
        assert f'id="{target}"' in page


def test_no_error_summary_without_an_error():
    assert render_to_string("govuk/error_summary.html", {"form": Everything()}).strip() == ""


def test_the_question_of_a_page_can_be_its_heading():
    class OneQuestion(GovukForm):
        heading = "name"
        name = forms.CharField(label="Who is the child?")

    assert re.search(r"<h1[^>]*><label[^>]*>Who is the child\?</label></h1>", str(OneQuestion()))


def test_hidden_fields_stay_hidden():
    assert '<input type="hidden" name="draft" value="7" id="id_draft">' in str(Everything())


def test_it_refuses_a_widget_nobody_has_drawn():
    class Odd(GovukForm):
        when = forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="SplitDateTimeWidget"):
        str(Odd())
