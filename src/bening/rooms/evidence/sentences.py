"""How the audit trail tells of evidence."""

SENTENCES = {
    "evidence.created": "{who} menyusun bukti {target} dari {files} berkas",
    "evidence.version_added": "{who} menambah versi {number} pada bukti {target}: {change}",
    "evidence.renamed": "{who} mengubah judul bukti {target}",
    "evidence.linked": "{who} mengaitkan bukti {target} dengan butir {item}",
    "evidence.unlinked": "{who} melepas bukti {target} dari butir {item}",
    "evidence.submitted": "{who} menyerahkan bukti {target} untuk diperiksa",
    "evidence.recalled": "{who} menarik kembali bukti {target}",
    "evidence.accepted": "{who} menerima bukti {target} (versi {number})",
    "evidence.returned": "{who} mengembalikan bukti {target}: {note}",
    "evidence.reopened": "{who} membuka kembali bukti {target}: {note}",
    "evidence.undone": "{who} membatalkan keputusannya atas bukti {target}",
    "evidence.withdrawn": "{who} menyatakan bukti {target} tidak dipakai: {note}",
    "evidence.restored": "{who} memakai lagi bukti {target}",
    "evidence.package_removed": "{who} menghapus berkas {target} yang lama untuk menghemat ruang",
    "evidence.package_requested": "{who} meminta {target}",
    "evidence.package_made": "{who} selesai membuat {target}: {files} berkas",
    "evidence.package_failed": "{who} gagal membuat {target}: {error}",
    "evidence.package_cancelled": "{who} membatalkan {target}",
    "evidence.share_created": "{who} membuat tautan berbagi untuk {target}",
    "evidence.share_revoked": "{who} mencabut tautan berbagi untuk {target}",
}
