import datetime as dt

import pytest
from django.template import TemplateSyntaxError

from bening.foundation.kit.states import STATES, state_of

DAY = dt.date(2025, 7, 14)


def test_an_unknown_argument_fails_when_the_template_compiles(render):
    with pytest.raises(TemplateSyntaxError, match="warna"):
        render('{% button "Simpan" warna="merah" %}')


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Simpan" kind="merah" %}',
        '{% button "Simpan" does="terbang" %}',
        '{% notice "gawat" %}x{% endnotice %}',
        '{% tag "x" tone="pink" %}',
        '{% icon "tidak-ada" %}',
    ],
)
def test_an_unknown_kind_fails_instead_of_showing_nothing(render, source):
    with pytest.raises(ValueError, match="tidak"):
        render(source)


def test_an_unknown_state_names_those_that_exist():
    with pytest.raises(KeyError, match="late"):
        state_of("telat")


@pytest.mark.parametrize("kind", STATES)
def test_a_state_is_a_word_and_an_icon_whatever_its_colour(dom, kind):
    page = dom("{% state kind %}", kind=kind)
    assert page.text_content() == STATES[kind].word
    assert page.xpath(".//*[local-name()='use']/@href")[0].endswith(f"#{STATES[kind].icon}")


def test_states_differ_in_word_icon_and_letter():
    for aspect in ("word", "icon", "letter"):
        values = [getattr(state, aspect) for state in STATES.values()]
        assert len(set(values)) == len(values), aspect


def test_an_action_out_of_reach_says_why_and_does_nothing(dom):
    page = dom('{% button "Ajukan" kind="primary" reason=why %}', why="Belum ada bukti.")
    button = page.xpath(".//button")[0]
    assert (button.get("type"), button.get("aria-disabled")) == ("button", "true")
    assert page.xpath(f".//*[@id='{button.get('aria-describedby')}']")[0].text_content() == "Belum ada bukti."


def test_a_link_out_of_reach_leads_nowhere(dom):
    page = dom('{% link_button "Buka" "/rapat" reason="Belum waktunya." %}')
    assert page.xpath(".//@href[contains(., 'rapat')]") == []
    assert page.xpath(".//*[@role='link']/@aria-disabled") == ["true"]


def test_an_empty_reason_leaves_the_action_in_reach(dom):
    assert dom('{% button "Ajukan" reason="" %}').xpath(".//button/@type") == ["submit"]


def test_the_same_reason_twice_on_a_page_keeps_ids_apart(dom):
    page = dom("{% for n in rows %}{% button 'Ajukan' reason='Belum.' %}{% endfor %}", rows="abc")
    idents = page.xpath(".//*[@class='why__text']/@id")
    assert len(set(idents)) == 3
    assert page.xpath(".//button/@aria-describedby") == idents


def test_words_from_people_are_escaped(render):
    evil = "<img src=x>"
    page = render(
        "{% button evil %}{% tag evil %}{% person evil %}{% diff evil '' %}{% card title=evil %}{{ evil }}{% endcard %}"
        "{% task evil '/' kind='done' hint=evil %}{{ evil|highlight:'img' }}{% crumb evil '/' %}"
        "{% state 'late' evil %}",
        evil=evil,
    )
    assert "<img" not in page


def test_a_button_of_icons_keeps_its_words_for_screen_readers(dom):
    button = dom('{% button "Ubah" icon="pencil" icon_only=True %}').xpath(".//button")[0]
    assert button.text_content() == "Ubah"
    assert button.xpath("./span/@class") == ["visually-hidden"]


def test_a_dialog_has_a_name_and_a_way_out(dom):
    page = dom('{% dialog "hapus" title="Hapus?" %}<p>Yakin?</p>{% enddialog %}')
    box = page.xpath(".//dialog")[0]
    assert page.xpath(f".//*[@id='{box.get('aria-labelledby')}']")[0].text_content() == "Hapus?"
    assert "Tutup" in page.xpath(".//form[@method='dialog']/button")[0].text_content()


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "11 Juli 2025 terlambat 3 hari"), (2, "16 Juli 2025 2 hari lagi"), (80, "2 Oktober 2025 80 hari lagi")],
)
def test_a_due_date_says_how_it_stands(dom, days, words):
    page = dom("{% due date on=day %}", date=DAY + dt.timedelta(days=days), day=DAY)
    assert page.text_content() == words


def test_what_is_done_is_never_late(dom):
    assert dom("{% due date on=day done=True %}", date=DAY, day=DAY + dt.timedelta(9)).text_content() == "14 Juli 2025"


def test_without_a_day_the_due_date_is_told_from_today(dom, monkeypatch):
    monkeypatch.setattr("bening.foundation.kit.components.status.today", lambda _unit: DAY)
    assert "hari ini" in dom("{% due date %}", date=DAY).text_content()
    assert dom("{% due None %}").text_content() == "Tanpa tenggat"


@pytest.mark.parametrize(("value", "total", "words"), [(12, 40, "30%"), (0, 0, "0%"), (9, 8, "100%"), (1, 3, "33%")])
def test_progress_has_its_number_in_words(dom, value, total, words):
    page = dom('{% progress value total label="Area" %}', value=value, total=total)
    assert words in page.text_content()
    width = float(page.xpath(".//*[@class='fill']/@width")[0].rstrip("%"))
    assert 0 <= width <= 100


def test_a_difference_reads_as_removed_and_added(dom):
    page = dom("{% diff 'minggu ke 2' 'minggu ke 3' %}")
    assert [page.xpath(f".//{name}")[0].text_content() for name in ("del", "ins")] == [
        " [dihapus: 2] ",
        " [ditambah: 3] ",
    ]


def test_no_difference_marks_nothing(render):
    assert "<del>" not in render("{% diff a a %}", a="sama saja")


def test_a_task_that_cannot_start_is_no_link(dom):
    page = dom("{% tasklist %}{% task 'Satu' '/1' kind='active' %}{% task 'Dua' kind='blocked' %}{% endtasklist %}")
    assert page.xpath(".//a/text()") == ["Satu"]
    described = page.xpath(".//a/@aria-describedby")[0]
    assert page.xpath(f".//*[@id='{described}']")[0].text_content() == "Berjalan"


def test_steps_mark_the_present_one_and_lead_back_to_those_done(dom):
    page = dom(
        "{% stepper %}{% step 'A' url='/a' done=True %}{% step 'B' url='/b' current=True %}"
        "{% step 'C' %}{% endstepper %}"
    )
    assert page.xpath(".//a/@href") == ["/a"]
    assert page.xpath(".//li[@aria-current='step']")[0].text_content() == "B"
    assert "Selesai" in page.xpath(".//li[1]")[0].text_content()


def test_a_moment_tells_what_when_and_by_whom(dom):
    at = dt.datetime(2025, 7, 14, 10, 42, tzinfo=dt.UTC)
    page = dom("{% timeline %}{% moment 'Dikembalikan' at=at by='Rina' %}Alasan{% endmoment %}{% endtimeline %}", at=at)
    assert page.xpath(".//p[@class='timeline__meta']")[0].text_content() == "14 Juli 2025 pukul 10.42 · Rina"
    assert page.xpath(".//*[@class='timeline__note']")[0].text_content() == "Alasan"


def test_a_moment_without_time_or_note_stays_short(dom):
    page = dom("{% moment 'Dibuat' by='Rina' %}{% endmoment %}")
    assert page.text_content() == "DibuatRina"


def test_facts_without_a_value_show_a_dash_and_links_name_their_fact(dom):
    page = dom("{% definition 'Pemilik' action='Ubah' url='/u' %}{% enddefinition %}")
    assert page.xpath(".//dd")[0].text_content() == "–"
    assert page.xpath(".//a")[0].text_content() == "Ubah Pemilik"


def test_details_can_stand_open(dom):
    assert dom("{% details 'Dasar' open=True %}x{% enddetails %}").xpath(".//details/@open") == [""]
    assert dom("{% details 'Dasar' %}x{% enddetails %}").xpath(".//details/@open") == []


def test_filters_of_text_give_indonesian_words(render):
    at = dt.datetime(2025, 7, 14, 3, 42, tzinfo=dt.UTC)
    source = (
        "{{ day|longdate }}|{{ day|shortdate }}|{{ at|longdatetime }}|{{ at|clocktime }}|{{ 7|monthname }}|"
        "{{ 1234|number }}|{{ x|number:2 }}|{{ none|number }}|{{ day|relative:day }}|{{ 2048|filesize }}|"
        "{{ none|longdate }}"
    )
    assert render(source, day=DAY, at=at, x=55.375, none=None) == (
        "14 Juli 2025|Sen, 14 Jul|14 Juli 2025 pukul 10.42|10.42|Juli|1.234|55,38|–|hari ini|2,0 KB|"
    )


def test_matches_of_a_search_are_marked_without_regard_to_case(render):
    page = render("{{ text|highlight:query }}", text="Rapat Monev & rapat", query="RAPAT monev")
    assert page == "<mark>Rapat</mark> <mark>Monev</mark> &amp; <mark>rapat</mark>"
    assert render("{{ text|highlight:query }}", text="a.b", query="") == "a.b"
    assert render("{{ text|highlight:query }}", text="axb a.b", query="a.b") == "axb <mark>a.b</mark>"
