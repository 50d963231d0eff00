"""`lkj doctor`: what this machine lacks, if anything."""
