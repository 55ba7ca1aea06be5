"""What one person alone may do up to a number, and two persons above it (3.13)."""
