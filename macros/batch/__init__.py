"""D'une liste de collectivités à un tableau d'ensemble et à un dossier par collectivité : `make dossiers`."""
