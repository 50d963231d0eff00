"""A received PDF and the evidence in it: read strictly, its report built again of that, and both compared."""
