"""Ce que dit Orca, le lecteur d'écran de Debian, de huit gestes : un indice, pas la preuve du RGAA."""
