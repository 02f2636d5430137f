"""Section "air_force": aircraft, readiness and sorties of Iraq's Air Force, and what its F-16s hang on."""
