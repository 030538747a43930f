"""The plan in force as a document, a table or data: DOCX, PDF, XLSX, CSV, JSON."""
