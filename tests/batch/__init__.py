"""Une liste de collectivités : la lire, trouver chacune, écrire l'ensemble et les dossiers."""
