"""Ce que l'on prouve : accessibilité, poids, fraîcheur, empreintes de ce qui a été jugé."""
