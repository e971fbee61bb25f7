"""Les balises : le HTML du guide, ses formulaires et ses dessins, et la page où ils s'écrivent."""
