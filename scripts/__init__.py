"""Les commandes du guide : minces, car la réflexion est dans `macros`."""
