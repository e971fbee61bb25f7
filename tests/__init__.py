"""Les tests du guide : ce qu'une personne remarquerait si cela cassait."""
