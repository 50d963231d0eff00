"""`lkj check`: a year read, held to the rules, repaired, and its waivers."""
