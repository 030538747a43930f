"""How Bening looks: templates, tags, forms, charts, style sheet, script and icons. Knows no room. See README.md."""
