"""Les bancs d'essai : ce que l'on mesure à la main, et les tests de ce qui mesure."""
