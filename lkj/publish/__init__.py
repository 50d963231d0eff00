"""The engines: Markdown in, DOCX, PDF and web page out. Nothing about performance in here."""
