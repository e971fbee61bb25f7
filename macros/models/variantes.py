"""Un modèle tel que le reçoit chaque sorte de collectivité : cadre d'acte posé, mots accordés."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.models.actes import ACCORD, Accord, Cadre
from macros.models.modeles import Modele, ModeleDeTexte
from macros.models.obligations import Structure

POUR: Mapping[Structure, str] = {
    Structure.COMMUNE: "pour une commune",
    Structure.EPCI_FISCALITE_PROPRE: "pour une intercommunalité",
    Structure.SYNDICAT: "pour un syndicat",
}
"""Les collectivités pour qui un texte s'accorde ; les autres reçoivent celui des communes."""

SUFFIXES: Mapping[Structure, str] = {
    Structure.COMMUNE: "",
    Structure.EPCI_FISCALITE_PROPRE: "-intercommunalite",
    Structure.SYNDICAT: "-syndicat",
}


@dataclass(frozen=True)
class Variante:
    """Un modèle et la collectivité à qui il parle ; aucune s'il parle à toutes."""

    modele: Modele
    structure: Structure | None

    @property
    def nom(self) -> str:
        """Le nom de ses fichiers, sans leur format."""
        return f"{self.modele.id}{SUFFIXES[self.structure] if self.structure else ''}"

    @property
    def titre(self) -> str:
        """Son titre, avec la collectivité à qui il parle."""
        return f"{self.modele.titre}, {POUR[self.structure]}" if self.structure else self.modele.titre


def variants(
    modele: Modele, cadre: Cadre, accords: Mapping[str, Accord], regles: Mapping[str, str]
) -> Iterator[Variante]:
    """Les variantes d'un modèle : une par collectivité si ses mots s'accordent, sinon une seule."""
    if not isinstance(modele, ModeleDeTexte):
        yield Variante(modele, None)
        return
    framed = ruled(within(modele, cadre), regles)
    if not ACCORD.search("\n".join(framed.texte)):
        yield Variante(framed, None)
        return
    for structure in (one for one in POUR if one in modele.structures):
        yield Variante(agreed(framed, structure, accords), structure)


def within(modele: ModeleDeTexte, cadre: Cadre) -> ModeleDeTexte:
    """Une délibération entourée de son cadre, dont elle prend les réserves et les sources."""
    if modele.objet is None:
        return modele
    return modele.model_copy(
        update={
            "texte": cadre.around(modele.objet, modele.texte),
            "reserves": modele.reserves + cadre.reserves,
            "sources": tuple(dict.fromkeys(modele.sources + cadre.sources)),
        }
    )


def ruled(modele: ModeleDeTexte, regles: Mapping[str, str]) -> ModeleDeTexte:
    """Un texte où la règle a écrit ce qui ne dépend que d'elle : des droits, une phrase imposée."""
    lines = (ACCORD.sub(lambda it: regles.get(it[1], it[0]), line) for line in modele.texte)
    return modele.model_copy(update={"texte": tuple(lines)})


def agreed(modele: ModeleDeTexte, structure: Structure, accords: Mapping[str, Accord]) -> ModeleDeTexte:
    """Un texte dont les mots entre accolades sont ceux d'une structure."""
    lines = (ACCORD.sub(lambda it: accords[it[1]].said_by(structure), line) for line in modele.texte)
    return modele.model_copy(update={"texte": tuple(lines)})
