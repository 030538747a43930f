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
    "assessment.crosswalk_shipped": "{who} memakai daftar Bening pada {target}: {number} padanan",
    "assessment.link_confirmed": "{who} memastikan butir rencana {target} menjawab butir LKE {item}",
    "assessment.link_rejected": "{who} menyatakan butir rencana {target} tidak menjawab butir LKE {item}",
    "assessment.link_undecided": "{who} membatalkan keputusan padanan butir rencana {target} dengan butir LKE {item}",
    "assessment.proof_put": "{who} memasang bukti “{title}” pada butir {item} {target}",
    "assessment.proof_taken": "{who} melepas bukti “{title}” dari butir {item} {target}",
}
