"""The report on an evaluation (laporan hasil evaluasi), made of what was frozen when it was signed."""
