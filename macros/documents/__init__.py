"""Du corpus aux fichiers à emporter. `macros` n'en sait rien : le site se construit sans."""
