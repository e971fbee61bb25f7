"""Les communes et les intercommunalités : leur liste, et les petits fichiers que charge le navigateur."""
