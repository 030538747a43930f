"""The gallery of components, with invented data: a reference for engineers, a page for the tests to walk."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from . import forms
from .charts.bars import BarRow
from .charts.heat import HeatCell, HeatRow
from .charts.months import MonthCounts
from .charts.radar import Ring
from .nav import NavItem, Shell
from .pagination import paginate
from .states import STATES
from .views import render

TODAY = dt.date(2025, 7, 14)
EXAMPLE_UNIT = "656382"
"""The office of the example year, whose people can try an upload here."""
AREA_SHARES = [Decimal(share) for share in (70, 71, 69, 63, 81, 71)]
KINDS = [("sk", "Surat keputusan"), ("notulen", "Notulen rapat"), ("foto", "Foto kegiatan")]
STATUS = [("", "Semua"), ("late", "Terlambat"), ("review", "Menunggu pemeriksaan"), ("done", "Selesai")]


class SampleForm(forms.Form):
    """Every kind of field once."""

    title = django_forms.CharField(label="Judul bukti", help_text="Seperti tertulis pada suratnya", max_length=120)
    signed = forms.DateField(label="Tanggal surat", help_text="Misalnya 6 Januari 2025")
    budget = forms.DecimalField(label="Anggaran", required=False)
    kind = django_forms.ChoiceField(label="Jenis", choices=[("", "Pilih jenis"), *KINDS])
    outcome = forms.HintedChoiceField(
        label="Hasil tinjauan",
        choices=[("terima", "Terima"), ("kembali", "Kembalikan")],
        choice_hints={"terima": "Bukti masuk hitungan nilai.", "kembali": "Pemilik memperbaikinya dengan alasan Anda."},
    )
    parts = django_forms.MultipleChoiceField(
        label="Area yang didukung",
        choices=[("mp", "Manajemen perubahan"), ("tl", "Tata laksana"), ("sdm", "Manajemen SDM")],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )
    note = django_forms.CharField(label="Catatan", widget=django_forms.Textarea(attrs={"rows": 3}), required=False)
    scan = django_forms.FileField(label="Berkas pindaian", help_text="PDF atau JPG, paling besar 20 MB", required=False)
    agree = django_forms.BooleanField(label="Saya sudah memeriksa tanda tangan dan tanggalnya")


class SampleFilter(forms.Form):
    """Filters of a list."""

    all_optional = True
    status = django_forms.ChoiceField(label="Keadaan", choices=STATUS, required=False)
    owner = django_forms.CharField(label="Penanggung jawab", required=False)
    area = django_forms.ChoiceField(label="Area", choices=[("", "Semua"), ("II", "Tata laksana")], required=False)


def _months() -> list[MonthCounts]:
    past = [MonthCounts(m, {"done": 6 + m % 4, "late": m % 3}, f"?bulan={m}") for m in range(1, 7)]
    now = MonthCounts(7, {"done": 3, "review": 4, "soon": 2, "returned": 1, "late": 2}, "?bulan=7")
    return [*past, now, *(MonthCounts(m, {"active": 2, "idle": 4 + m % 5}, f"?bulan={m}") for m in range(8, 13))]


def _heat() -> list[HeatRow]:
    titles = [
        ("I.1", "Penyusunan tim kerja dan rencana pembangunan Zona Integritas", (1, 2)),
        ("I.2", "Pemantauan dan evaluasi pembangunan WBK/WBBM setiap bulan", tuple(range(1, 13))),
        ("II.3", "Keterbukaan informasi publik", (2, 5, 7, 8, 11)),
        ("III.4", "Pengembangan pegawai berbasis kompetensi", (3, 6, 7, 9, 12)),
    ]
    turns = ("done", "late", "done", "returned", "review", "done", "soon")
    rows = []
    for n, (code, title, months) in enumerate(titles):
        kinds = {m: ("done", "late", "review")[(m + n) % 3] if m == 7 else turns[(m + n) % 7] for m in months if m <= 7}
        kinds |= {m: "active" if m == 8 else "idle" for m in months if m > 7}
        rows.append(
            HeatRow(
                code, title, {m: HeatCell(k, f"?butir={code}&bulan={m}") for m, k in kinds.items()}, f"?butir={code}"
            )
        )
    return rows


def _bars() -> list[BarRow]:
    values = [("Manajemen perubahan", "5.42"), ("Penataan tata laksana", "3.88"), ("Manajemen SDM aparatur", "6.01")]
    rows = [BarRow(label, Decimal(v), Decimal(8), Decimal("4.8"), "?area=1") for label, v in values]
    return [*rows, BarRow("Survei persepsi kualitas pelayanan", Decimal("14.2"), Decimal("17.5"))]


def _rows() -> list[dict[str, Any]]:
    names = ["Siti Rahma, S.H.", "Ahmad Fauzi", "", "Dewi Lestari", "Yusuf Hamdani, S.Sos."]
    titles = [
        "Keputusan tentang penetapan tim kerja pembangunan Zona Integritas tahun 2025",
        "Notulen rapat monitoring dan evaluasi bulan Juni",
        "Maklumat pelayanan",
        "Laporan pelaksanaan survei kepuasan masyarakat triwulan II",
    ]
    kinds = list(STATES)
    return [
        {
            "pk": n + 1,
            "title": titles[n % 4],
            "owner": names[n % 5],
            "kind": kinds[n % len(kinds)],
            "due": TODAY + dt.timedelta(days=5 * n - 12),
            "size": 412_000 * (n + 1),
            "score": Decimal("55.38") + n,
        }
        for n in range(120)
    ]


def _nav(path: str) -> list[NavItem]:
    return [
        NavItem("Tugas saya", path, "list-checks", current=True, badge=5, primary=True),
        NavItem("Rencana", "?r=rencana", "clipboard-list", primary=True),
        NavItem("Bukti", "?r=bukti", "folder-open", badge=12, primary=True),
        NavItem("LKE", "?r=lke", "gauge", primary=True),
        NavItem("Kalender", "?r=kalender", "calendar"),
        NavItem("Monev", "?r=monev", "users", group="Pemantauan"),
        NavItem("Risiko", "?r=risiko", "shield", group="Pemantauan"),
        NavItem("Kinerja", "?r=kinerja", "target", group="Pemantauan"),
        NavItem("Pengaduan", "?r=pengaduan", "megaphone", badge=1, group="Integritas"),
        NavItem("Gratifikasi", "?r=gratifikasi", "gift", group="Integritas"),
        NavItem("Benturan kepentingan", "?r=benturan", "scale", group="Integritas"),
        NavItem("Survei", "?r=survei", "message-square", group="Pelayanan"),
        NavItem("Standar pelayanan", "?r=standar", "badge-check", group="Pelayanan"),
    ]


def _shell(path: str, accent: str) -> Shell:
    return Shell(
        home_url=path,
        scope_label="KPU Kabupaten Kerinci · 2025",
        scopes=[
            NavItem("KPU Kabupaten Kerinci · 2025", path, "building-2", current=True),
            NavItem("2024", "?t=2024", "history"),
        ],
        search_url=path,
        bell_url="?r=lonceng",
        bell_count=3,
        user_name="Siti Rahma, S.H.",
        user_role="Ketua Tim Kerja",
        user_links=[NavItem("Profil", "?r=profil", "user"), NavItem("Pengaturan", "?r=pengaturan", "settings")],
        logout_url=path,
        footer_links=[NavItem("Glosarium", "?r=glosarium", ""), NavItem("Aksesibilitas", "?r=aksesibilitas", "")],
        office_name="KPU Kabupaten Kerinci",
        accent=accent,
    )


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Everything the kit has in all its states; `?galat=1` shows the errors, `?aksen=laut` another accent."""
    wrong = {"title": "", "signed": "31 Februari 2025", "budget": "banyak"}
    form = (
        SampleForm(wrong)
        if "galat" in request.GET
        else SampleForm(initial={"signed": TODAY, "budget": Decimal("1250000.5")})
    )
    form.is_valid()
    context = {
        "nav": _nav(request.path),
        "shell": _shell(request.path, request.GET.get("aksen", "tirta")),
        "today": TODAY,
        "uploads_url": reverse("files:uploads", kwargs={"unit": EXAMPLE_UNIT, "year": TODAY.year}),
        "query": request.GET.get("q", ""),
        "at": dt.datetime(2025, 7, 14, 10, 42, tzinfo=dt.timezone(dt.timedelta(hours=7))),
        "states": STATES.values(),
        "filter": SampleFilter(request.GET),
        "page": paginate(_rows(), request, per_page=8),
        "months": _months(),
        "heat": _heat(),
        "bars_data": _bars(),
        "spokes": ["MP", "PT", "SDM", "AK", "PW", "PP"],
        "rings": [Ring("least", "Ambang WBK", [Decimal(60)] * 6), Ring("now", "2025", AREA_SHARES)],
        "points": [("2021", 58.1), ("2022", 61.4), ("2023", 60.2), ("2024", 70.44)],
        "late_due": TODAY - dt.timedelta(days=3),
        "soon_due": TODAY + dt.timedelta(days=2),
        "far_due": TODAY + dt.timedelta(days=80),
    }
    return render(request, "kit/gallery.html", context, form=form)
