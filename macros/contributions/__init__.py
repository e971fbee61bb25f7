"""Des réponses d'une mairie au fichier d'un retour : les quatre portes passent par ici."""
