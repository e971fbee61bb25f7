"""Du site construit au dossier publié : une chose par module, des fichiers en entrée et en sortie."""
