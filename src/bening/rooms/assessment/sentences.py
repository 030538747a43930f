"""How the audit trail tells of assessments."""

SENTENCES = {
    "assessment.opened": "{who} membuka {target} menuju {aim}",
    "assessment.sheet_started": "{who} mulai mengisi {target}",
    "assessment.submitted": "{who} menyerahkan {target}",
    "assessment.led": "{who} meneruskan {target} kepada pengendali teknis",
    "assessment.sent_back": "{who} mengembalikan {target}: {note}",
    "assessment.signed": "{who} menandatangani {target}",
    "assessment.reopened": "{who} membuka kembali {target}: {note}",
    "assessment.answered": "{who} menjawab butir {item} pada {target}: {answer}",
    "assessment.cleared": "{who} mengosongkan jawaban butir {item} pada {target}",
}
