"""Du site à ce qu'on emporte : livret PDF, EPUB, fiches, guide hors ligne. `macros` n'en sait rien."""
