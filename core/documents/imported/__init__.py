"""What documents say by import: the summons, the grades, a decision taken elsewhere; kept, shown from an instant on."""
