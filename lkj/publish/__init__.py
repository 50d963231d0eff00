"""The engines: Markdown in, DOCX and PDF out. Nothing about performance in here."""
