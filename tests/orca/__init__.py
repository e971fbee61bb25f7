"""Ce que dit Orca, le lecteur d'écran de Debian, de huit gestes : un indice, jamais la preuve que demande le RGAA."""
