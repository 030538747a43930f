import pytest
from django import forms as django_forms

from bening.foundation.kit import forms
from bening.foundation.kit.filters import active_filters, address
from bening.foundation.kit.pagination import paginate


class Filter(forms.Form):
    all_optional = True
    state = django_forms.ChoiceField(label="Keadaan", choices=[("", "Semua"), ("late", "Terlambat")], required=False)
    area = django_forms.MultipleChoiceField(label="Area", choices=[("1", "Satu"), ("2", "Dua")], required=False)
    mine = django_forms.BooleanField(label="Milik saya", required=False)
    q = django_forms.CharField(label="Kata", required=False)


def test_a_change_of_filter_starts_again_on_the_first_page(request_to):
    request = request_to("/bukti?hal=4&q=sk&urut=judul")
    assert address(request, q="foto") == "/bukti?q=foto&urut=judul"
    assert address(request, q=None, urut=None) == "/bukti"
    assert address(request, hal="5") == "/bukti?hal=5&q=sk&urut=judul"


def test_active_filters_speak_the_words_of_the_form(request_to):
    request = request_to("/bukti?state=late&area=1&area=2&mine=on&q=&lain=x")
    found = active_filters(Filter(request.GET), request)
    assert [(item.label, item.words) for item in found] == [
        ("Keadaan", "Terlambat"), ("Area", "Satu, Dua"), ("Milik saya", "ya"),
    ]  # fmt: skip
    assert found[0].url == "/bukti?area=1&area=2&mine=on&q=&lain=x"


def test_the_filter_bar_counts_what_is_on_and_keeps_the_order(dom, request_to):
    request = request_to("/bukti?state=late&q=sk&urut=-judul")
    page = dom("{% filterbar form %}", form=Filter(request.GET), request=request)
    assert "2 saringan aktif" in page.text_content()
    assert page.xpath(".//a[text()='Hapus semua']/@href") == ["/bukti?urut=-judul"]
    assert page.xpath(".//input[@name='urut']/@value") == ["-judul"]
    assert "(boleh kosong)" not in page.text_content()


def test_without_filters_the_bar_offers_nothing_to_remove(dom, request_to):
    request = request_to("/bukti")
    assert "Hapus" not in dom("{% filterbar form %}", form=Filter(request.GET), request=request).text_content()


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("hal=2", 2), ("hal=99", 3), ("hal=x", 1), ("hal=-1", 3)])
def test_a_page_is_found_for_every_number(request_to, asked, number):
    assert paginate(range(120), request_to(f"/bukti?{asked}")).number == number


def test_pagination_says_where_one_is_and_keeps_the_filters(dom, request_to):
    request = request_to("/bukti?q=sk&hal=2")
    page = dom("{% pagination page noun='bukti' %}", page=paginate(range(1234), request), request=request)
    assert "51–100 dari 1.234 bukti" in " ".join(page.text_content().split())
    assert page.xpath(".//a[@rel='prev']/@href") == ["/bukti?q=sk&hal=1"]
    assert page.xpath(".//a[@rel='next']/@href") == ["/bukti?q=sk&hal=3"]
    assert page.xpath(".//a[@aria-current='page']")[0].text_content() == "Halaman 2"


def test_a_single_page_only_says_how_many(dom, request_to):
    request = request_to("/bukti")
    page = dom("{% pagination page %}", page=paginate([], request), request=request)
    assert page.text_content().strip() == "0 baris"
    assert page.xpath(".//a") == []


@pytest.mark.parametrize(
    ("query", "order", "url"),
    [
        ("", None, "/bukti?urut=judul"),
        ("?urut=judul", "ascending", "/bukti?urut=-judul"),
        ("?urut=-judul&hal=3", "descending", "/bukti?urut=judul"),
        ("?urut=nilai", None, "/bukti?urut=judul"),
    ],
)
def test_a_head_sorts_and_sorts_back(dom, request_to, query, order, url):
    page = dom("<table><tr>{% th 'Judul' sort='judul' %}</tr></table>", request=request_to(f"/bukti{query}"))
    head = page.xpath(".//th")[0]
    assert head.get("aria-sort") == order
    assert head.xpath("./a/@href") == [url]


def test_cells_carry_the_name_of_their_column(dom):
    page = dom(
        "<table><tr>{% cell 'Nilai' num=True %}5{% endcell %}{% cell 'Judul' head=True %}x{% endcell %}</tr></table>"
    )
    assert page.xpath(".//td/@data-label") == ["Nilai"]
    assert page.xpath(".//td/@class") == ["num"]
    assert page.xpath(".//th/@scope") == ["row"]


def test_a_table_that_scrolls_can_be_reached_by_keyboard(dom):
    page = dom("{% table caption='Matriks' cards=False %}{% endtable %}")
    assert page.xpath(".//*[@role='region' and @tabindex='0']/@aria-label") == ["Matriks"]
    assert dom("{% table caption='Bukti' %}{% endtable %}").xpath(".//@tabindex") == []


def test_boxes_of_rows_belong_to_the_form_of_the_bulk_bar(dom):
    page = dom(
        "<table><tr>{% selectall form='f' %}{% rowcheck 7 label='SK' form='f' %}</tr></table>"
        "{% bulkbar form='f' noun='bukti' %}{% endbulkbar %}"
    )
    box = page.xpath(".//input[@name='pilih']")[0]
    assert (box.get("value"), box.get("form")) == ("7", "f")
    assert box.getparent().text_content() == "Pilih SK"
    assert page.xpath(".//@data-bulk") == page.xpath(".//@data-all") == ["f"]
