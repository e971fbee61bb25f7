"""Les portes d'entrée des récits."""
