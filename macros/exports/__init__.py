"""Ce que le guide donne aux programmes : données, calendriers, flux."""
