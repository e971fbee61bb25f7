"""Lire un fichier : ses valeurs avec leurs lignes, et chaque faute dite à une personne."""
