"""LKJ4xx: figures that add up, can be measured, and can be true."""
