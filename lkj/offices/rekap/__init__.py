"""`lkj rekap`: many offices as one, from what each reached to a document, a page, a workbook and JSON."""
