"""Facts to Markdown: the Jinja environment, Indonesian numbers and words, tables, charts, numbering."""
