"""Une source lue, et une phrase qui s'appuie sur elle : ce qu'elle est, ce que l'on en a vraiment lu."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Identifiant, IdSource, Jour, Niveau, Texte, faute

PROPOSITION = "proposition"
"""L'identifiant de ce que le guide propose lui-même, sans source extérieure."""


class SourceLue(Fait):
    """Un texte, une page ou un article ; `nom_court` est l'étiquette posée à côté de ce qui en vient.

    `a_savoir` est ce qu'une page doit dire quand elle s'appuie sur elle.
    """

    id: Identifiant
    nom_court: Annotated[str, Field(min_length=1, max_length=60, examples=["Décret de 2022"])]
    titre: Texte
    url: Adresse | None
    autre_url: Adresse | None = None
    autre_nom: Texte | None = None
    date: Annotated[str, Field(min_length=1, examples=["juin 2023"])] | None
    lu_le: Jour
    lecture: Annotated[str, Field(min_length=1, examples=["début de l'article"])]
    a_savoir: Texte | None = None

    @model_validator(mode="after")
    def nomme_l_autre_adresse(self) -> Self:
        """Refuse une seconde adresse sans nom : un lien dit où il mène (RGAA 6.1)."""
        if (self.autre_url is None) != (self.autre_nom is None):
            raise faute("autre_nom", "la seconde adresse et son nom vont ensemble")
        return self


AFFIRME = '{sources="joigny redon" confiance=moyenne}'
"""La forme d'une affirmation dans une page."""


class Affirmation(Fait):
    """Ce qu'une page dit d'une de ses phrases : ses sources, et la confiance qu'elle mérite."""

    sources: Annotated[tuple[IdSource, ...], Field(min_length=1, examples=[AFFIRME])]
    confiance: Annotated[Niveau | None, Field(examples=[AFFIRME])] = None

    @model_validator(mode="after")
    def exige_la_confiance(self) -> Self:
        """Refuse une source lue dont on ne dit pas la confiance ; une proposition du guide s'en passe."""
        if self.confiance is None and set(self.sources) != {PROPOSITION}:
            raise faute("confiance", "une source lue va avec sa confiance : elevee, moyenne ou memoire")
        return self
