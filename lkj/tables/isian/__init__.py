"""The form of a year as a workbook that a division fills in: written from the facts, and read back into them."""
