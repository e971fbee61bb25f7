"""Les fichiers à emporter : écrits, relus, convertis."""
