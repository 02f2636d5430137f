"""What the published book costs, measured: `make bench`. A clock is read here, never in a test."""
