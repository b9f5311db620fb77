"""The form of a referral as a PDF, made by the worker's own function and read back."""

import io

import pypdf
import pytest
from django.urls import reverse

from evidence.models import FormFile, ReferralForm
from evidence.tasks import make_forms
from tests.factories import a_case, a_parent, a_pupil, a_school, a_user, refer
from trail.models import Entry, Reading
from workflows.roles import LEAD, STAFF

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def referral(client):
    school = a_school()
    lead = a_user(school, LEAD, STAFF, name="Lea Lead")
    client.force_login(lead)
    child = a_pupil(school, home_authority="northfield", needs="Hearing aid")
    a_parent(child)
    return refer(a_case(school, child, child_words="He said to keep it secret 🙈."), lead)


def test_it_is_asked_for_once_made_and_downloaded(client, referral):
    where = reverse("social_care_form", args=[referral.pk])
    assert client.post(where).status_code == client.post(where).status_code == 302
    assert ReferralForm.objects.count() == 1
    assert "being made" in client.get(where).content.decode()
    assert make_forms() == 1
    form = ReferralForm.objects.get()
    answer = client.post(reverse("referral_form_file", args=[form.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{referral.reference}.pdf"'
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    for said in (
        "Ava Bell",
        "Northfield Council",
        "Hearing aid",
        "He said to keep it secret",
        "Not known",
        "Page 1 of",
    ):
        assert said in text
    assert Entry.objects.filter(event="form.asked").count() == 1
    assert Reading.objects.filter(event="export.form").count() == 1


def test_the_file_is_stored_sealed(client, referral):
    client.post(reverse("social_care_form", args=[referral.pk]))
    make_forms()
    assert b"%PDF" not in bytes(FormFile.objects.get().sealed)


def test_a_failure_is_said_and_leaves_no_file(client, referral, monkeypatch):
    def broken(document):
        raise OSError("no font")

    client.post(reverse("social_care_form", args=[referral.pk]))
    monkeypatch.setattr("evidence.services.form_files.render", broken)
    assert make_forms() == 1
    page = client.get(reverse("social_care_form", args=[referral.pk])).content.decode()
    assert "The file could not be made" in page
    assert not FormFile.objects.exists()


def test_a_stranger_gets_404(client, referral):
    client.post(reverse("social_care_form", args=[referral.pk]))
    make_forms()
    client.force_login(a_user(a_school(), LEAD))
    assert client.get(reverse("social_care_form", args=[referral.pk])).status_code == 404
    assert client.post(reverse("referral_form_file", args=[ReferralForm.objects.get().pk])).status_code == 404
