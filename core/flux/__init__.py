"""Carbon fluxes: units, respiration, NEP, budgets."""
