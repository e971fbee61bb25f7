"""Écrit les schémas JSON que lisent les éditeurs de texte, tirés des modèles : `make schemas`."""

import json
import sys
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from macros.models.accessibilite import Accessibilite
from macros.models.acteurs import Acteur
from macros.models.aides import Aide, Csirt, Departement, Porte
from macros.models.barometre import Barometre
from macros.models.charte import Charte
from macros.models.contribuer import Formulaire
from macros.models.documents import Document
from macros.models.douze_mois import DouzeMois
from macros.models.etapes import Etape
from macros.models.feuille_de_route import FeuilleDeRoute
from macros.models.generateur import Generateur
from macros.models.hebergement import Hebergement
from macros.models.instruire import SujetAInstruire
from macros.models.lexique import Terme
from macros.models.modeles import ModeleDeTableau
from macros.models.mots_simples import MotAdministratif, MotConnu, MotEtranger
from macros.models.noms import Nom
from macros.models.nouveautes import Nouveaute
from macros.models.obligations import Obligation
from macros.models.outils import Outil
from macros.models.redirections import Redirection
from macros.models.retours import Retour
from macros.models.rgaa import (
    Constat,
    DeclarationDuGuide,
    Empreinte,
    Gabarit,
    LigneDeGrille,
    PageVerifiee,
    PointJuge,
    Referentiel,
    Resultats,
)
from macros.models.sobriete import Banc, Budget, Mesures
from macros.models.sources import SourceLue
from macros.models.synonymes import Synonymes
from macros.models.territoires import SourceTerritoires
from macros.models.textes import TexteOfficiel
from scripts.verifier import ROOT

FOLDER = ROOT / "data" / "schemas"

FACTS: dict[str, type[BaseModel]] = {
    "accessibilite": Accessibilite,
    "banc": Banc,
    "barometre": Barometre,
    "budget": Budget,
    "charge": Banc,
    "charte": Charte,
    "contribuer": Formulaire,
    "douze-mois": DouzeMois,
    "feuille_de_route": FeuilleDeRoute,
    "generateur": Generateur,
    "mesures": Mesures,
    "hebergement": Hebergement,
    "obligation": Obligation,
    "registre": ModeleDeTableau,
    "retour": Retour,
    "rgaa_constat": Constat,
    "rgaa_criteres": Referentiel,
    "rgaa_declaration": DeclarationDuGuide,
    "rgaa_resultats": Resultats,
    "source_territoires": SourceTerritoires,
    "texte": TexteOfficiel,
}
"""Un fait par fichier."""

LISTS: dict[str, type[BaseModel]] = {
    "a-instruire": SujetAInstruire,
    "acteurs": Acteur,
    "aides": Aide,
    "csirt": Csirt,
    "departements": Departement,
    "documents": Document,
    "etapes": Etape,
    "lexique": Terme,
    "mots-connus": MotConnu,
    "mots-etrangers": MotEtranger,
    "mots-simples": MotAdministratif,
    "noms": Nom,
    "nouveautes": Nouveaute,
    "outils": Outil,
    "portes": Porte,
    "redirections": Redirection,
    "rgaa_a_juger": PointJuge,
    "rgaa_echantillon": PageVerifiee,
    "rgaa_empreintes": Empreinte,
    "rgaa_gabarits": Gabarit,
    "rgaa_grille": LigneDeGrille,
    "sources": SourceLue,
    "synonymes": Synonymes,
}
"""Une liste de faits par fichier."""

GIVEN = frozenset({"id", "chemin", "heading", "sections"})
"""Ce que disent le nom et le texte d'un fichier : personne ne l'écrit dans ses champs."""


def schemas() -> dict[Path, str]:
    """Le texte de chaque schéma, par chemin."""
    texts = {FOLDER / f"{kind}.json": one(model) for kind, model in FACTS.items()}
    return texts | {FOLDER / f"{kind}.json": many(model) for kind, model in LISTS.items()}


def one(model: type[BaseModel]) -> str:
    """Le schéma d'un fichier qui est un seul fait."""
    schema = model.model_json_schema()
    schema["properties"] = {field: kind for field, kind in schema["properties"].items() if field not in GIVEN}
    schema["required"] = [field for field in schema.get("required", []) if field not in GIVEN]
    return written(schema)


def many(model: type[BaseModel]) -> str:
    """Le schéma d'un fichier qui est une liste de faits."""
    return written(TypeAdapter(list[model]).json_schema())  # type: ignore[valid-type]


def written(schema: dict[str, object]) -> str:
    """Un schéma en JSON, lisible et stable."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Réécrit les schémas qui ont changé, et le dit."""
    FOLDER.mkdir(exist_ok=True)
    for path, text in schemas().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)} réécrit")
    return 0


if __name__ == "__main__":
    sys.exit(main())
