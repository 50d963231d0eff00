"""Evidence inside a PDF (`bukti`), and the check of its print against it (`periksa`): recomputed and compared."""
