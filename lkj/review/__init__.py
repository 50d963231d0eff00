"""`lkj review`: the notes of a reader in a Word file of lkj, and the line of data or prose that each stands on."""
