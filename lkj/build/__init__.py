"""`lkj build`: a year folder to finished documents, with the evidence they carry."""
