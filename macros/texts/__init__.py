"""La langue : dates et nombres, typographie, sigles, mots étrangers."""
