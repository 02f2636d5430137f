"""Section "iran_influence": drones and money, claims and labels, seats and energy, and what the report expects."""
