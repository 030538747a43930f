import datetime as dt
from decimal import Decimal

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.db import models

from bening.foundation.kit import forms


class Sample(forms.Form):
    title = django_forms.CharField(label="Judul", help_text="Seperti pada suratnya")
    when = forms.DateField(label="Tanggal")
    kind = forms.HintedChoiceField(
        label="Jenis", choices=[("a", "Surat"), ("b", "Foto")], choice_hints={"a": "Bertanda tangan."}
    )
    parts = django_forms.MultipleChoiceField(
        choices=[("1", "Satu"), ("2", "Dua")], widget=django_forms.CheckboxSelectMultiple, required=False
    )
    scan = django_forms.FileField(label="Berkas")
    sure = django_forms.BooleanField(label="Saya yakin")
    token = django_forms.CharField(widget=django_forms.HiddenInput)


def test_a_field_ties_label_hint_and_error_to_its_control(dom):
    page = dom("{% field form.title %}", form=Sample({"title": ""}))
    control = page.xpath(".//input")[0]
    assert page.xpath(".//label/@for") == [control.get("id")]
    assert control.get("aria-invalid") == "true"
    for ident in control.get("aria-describedby").split():
        assert page.xpath(f".//*[@id='{ident}']")
    assert "Judul belum diisi." in page.text_content()
    assert "required" not in control.attrib


def test_a_field_without_hint_or_error_describes_nothing(dom):
    control = dom("{% field form.when %}", form=Sample()).xpath(".//input")[0]
    assert "aria-describedby" not in control.attrib
    assert "aria-invalid" not in control.attrib


def test_label_and_hint_can_be_replaced(dom):
    words = dom('{% field form.title label="Nama" hint="Singkat saja" %}', form=Sample()).text_content()
    assert "Nama" in words
    assert "Singkat saja" in words
    assert "Seperti pada suratnya" not in words


def test_choices_stand_in_a_fieldset_and_carry_their_hints(dom):
    page = dom("{% field form.kind %}", form=Sample({"kind": "b"}))
    assert page.xpath(".//fieldset/legend")[0].text_content().strip() == "Jenis"
    first, second = page.xpath(".//input")
    assert page.xpath(f".//*[@id='{first.get('aria-describedby')}']")[0].text_content() == "Bertanda tangan."
    assert "aria-describedby" not in second.attrib
    assert ("checked" in first.attrib, "checked" in second.attrib) == (False, True)
    assert page.xpath(".//label/@for") == [first.get("id"), second.get("id")]


def test_what_may_stay_empty_says_so_and_what_may_not_does_not(render):
    assert "(boleh kosong)" in render("{% field form.parts %}", form=Sample())
    assert "(boleh kosong)" not in render("{% field form.title %}", form=Sample())


def test_marks_before_and_after_stand_inside_the_box(dom):
    page = dom('{% field form.title prefix="Rp" suffix="ribu" width="short" %}', form=Sample())
    assert page.xpath(".//*[@class='input-group__mark']/text()") == ["Rp", "ribu"]
    assert "w--short" in page.xpath(".//input/@class")[0]


def test_an_unknown_width_is_refused(render):
    with pytest.raises(ValueError, match="sempit"):
        render('{% field form.title width="sempit" %}', form=Sample())


def test_the_summary_names_every_error_and_leads_to_its_field(dom):
    form = Sample({"when": "besok", "token": ""}, files={})
    page = dom("{% form_errors form %}{% form_fields form %}", form=form)
    summary = page.xpath(".//*[@role='alert']")[0]
    said = [item.text_content() for item in summary.xpath(".//li")]
    assert said == [
        "Judul belum diisi.",
        "Tanggal “besok” tidak terbaca. Tulis seperti 6 Januari 2025 atau 06-01-2025.",
        "Jenis belum dipilih.",
        "Berkas belum dipilih.",
        "Centang “Saya yakin” untuk melanjutkan.",
        "Token: Token belum diisi.",
    ]
    for href in summary.xpath(".//a/@href"):
        assert page.xpath(f".//*[@id='{href[1:]}']"), href
    assert page.xpath(".//input[@data-date]/@value") == ["besok"]


def test_a_form_without_errors_has_no_summary(render):
    assert render("{% form_errors form %}", form=Sample()) == ""


def test_errors_of_several_forms_come_together(dom):
    first, second = Sample({}, prefix="a"), Sample({}, prefix="b")
    page = dom("{% form_errors one two %}", one=first, two=second)
    assert len(page.xpath(".//li")) == 12
    assert len(page.xpath(".//*[@role='alert']")) == 1


def test_an_error_of_the_whole_form_stands_in_the_summary(dom):
    class Strict(forms.Form):
        def clean(self):
            raise ValidationError("Tanggal selesai mendahului tanggal mulai.")

    assert "mendahului" in dom("{% form_errors form %}", form=Strict({})).text_content()


def test_a_form_prints_itself_with_the_tags_of_the_kit():
    assert 'class="field' in str(Sample())


def test_values_are_escaped(render):
    page = render("{% form_errors form %}{% field form.when %}", form=Sample({"when": "<script>x</script>"}))
    assert "<script>" not in page


def test_a_date_field_reads_words_and_shows_words():
    field = forms.DateField()
    assert field.clean("6 Januari 2025") == field.clean(dt.date(2025, 1, 6)) == dt.date(2025, 1, 6)
    assert field.clean(dt.datetime(2025, 1, 6, 10, tzinfo=dt.UTC)) == dt.date(2025, 1, 6)
    assert field.widget.format_value(dt.date(2025, 1, 6)) == "6 Januari 2025"
    assert forms.DateField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("text", "time"), [("9.30", dt.time(9, 30)), ("09:30", dt.time(9, 30)), ("23.59", dt.time(23, 59))]
)
def test_a_time_field_reads_points_and_colons(text, time):
    assert forms.TimeField().clean(text) == time


@pytest.mark.parametrize("text", ["24.00", "9", "9.60", "pagi"])
def test_a_time_that_is_none_is_refused_in_words(text):
    with pytest.raises(ValidationError, match=f"Jam “{text}” tidak terbaca"):
        forms.TimeField().clean(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("55,38", "55.38"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("55.38", "55.38"),
        ("0.125", "0.125"),
        ("7", "7"),
        ("-2,5", "-2.5"),
    ],
)
def test_a_number_is_read_the_indonesian_way(text, value):
    assert forms.DecimalField().clean(text) == Decimal(value)


def test_a_number_shows_the_indonesian_way_and_keeps_what_was_typed():
    class Money(forms.Form):
        amount = forms.DecimalField()

    assert 'value="1.250.000,5"' in str(Money(initial={"amount": Decimal("1250000.50")})["amount"])
    assert 'value="banyak"' in str(Money({"amount": "banyak"})["amount"])
    with pytest.raises(ValidationError, match="55,38"):
        forms.DecimalField().clean("banyak")


@pytest.mark.parametrize(
    ("model_field", "kind"),
    [
        (models.DateField(), forms.DateField),
        (models.TimeField(), forms.TimeField),
        (models.DecimalField(max_digits=5, decimal_places=2), forms.DecimalField),
        (models.CharField(max_length=9), django_forms.CharField),
    ],
)
def test_a_models_fields_become_the_kits_fields(model_field, kind):
    assert type(forms.formfield(model_field)) is kind
