"""Le cadre d'une délibération : rien n'y manque, et chaque sorte de collectivité y lit ses mots."""

import re

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.actes import ACCORD, Cadre, Partie
from macros.models.modeles import ModeleDeTexte
from macros.models.obligations import Structure
from macros.models.variantes import Variante
from macros.reading.problems import Problems
from tests.conftest import ROOT, Write

PLACE = "data/cadre-acte.yml"
REAL = (ROOT / PLACE).read_text(encoding="utf-8")

MOTS = {
    Structure.COMMUNE: ("Délibération du conseil municipal", "Le maire, ["),
    Structure.EPCI_FISCALITE_PROPRE: ("Délibération du conseil communautaire", "Le président, ["),
    Structure.SYNDICAT: ("Délibération du comité syndical", "Le président, ["),
}


def acts(corpus: Corpus) -> list[Variante]:
    return [
        one
        for variantes in corpus.variantes.values()
        for one in variantes
        if isinstance(one.modele, ModeleDeTexte) and one.modele.objet
    ]


def text_of(one: Variante) -> str:
    assert isinstance(one.modele, ModeleDeTexte)
    return "\n".join(one.modele.texte)


def faults(guide: Write, text: str) -> str:
    loader = Loader(guide({PLACE: text}))
    loader.document(PLACE, Cadre)
    with pytest.raises(Problems) as caught:
        raise Problems(loader.problems)
    return str(caught.value)


@pytest.mark.parametrize("part", Partie)
def test_une_deliberation_sans_l_une_de_ses_parties_se_refuse(guide: Write, part: Partie) -> None:
    without = re.sub(rf"(?m)^  - partie: {part}\n(?:    .*\n)*", "", REAL)
    assert without != REAL
    assert f"il manque à l'acte : {part}. Exemple : - partie: {part}\n" in faults(guide, without)


def test_une_partie_ecrite_deux_fois_se_refuse(guide: Write) -> None:
    again = re.search(r"(?m)^  - partie: secretaire\n(?:    .*\n)*", REAL)
    assert again
    assert "écrit deux fois : secretaire. Exemple : - partie: secretaire, une seule fois\n" in faults(
        guide, REAL.replace("apres:\n", f"{again[0]}apres:\n")
    )


def test_chaque_deliberation_porte_chaque_ligne_du_cadre_dans_chaque_variante(corpus: Corpus) -> None:
    found = acts(corpus)
    assert len(found) > 6
    for one in found:
        assert one.structure
        for line in corpus.cadre.lignes:
            said = agreed(corpus, line.texte, one.structure)
            assert said in text_of(one), f"{one.nom} : {line.partie}"


def agreed(corpus: Corpus, text: str, structure: Structure) -> str:
    """Une ligne du cadre dans les mots d'une structure."""
    for words, accord in corpus.accords.items():
        text = text.replace(f"{{{words}}}", accord.said_by(structure))
    return text


def test_chaque_variante_parle_a_sa_collectivite(corpus: Corpus) -> None:
    for one in acts(corpus):
        assert one.structure
        for words in MOTS[one.structure]:
            assert words in text_of(one), one.nom
        assert not ACCORD.search(text_of(one)), one.nom


DE_MAIRIE = re.compile(r"\b(mairie|maire|municipale?|municipaux|commune)\b", re.IGNORECASE)
"""Ce qui ne parle qu'à une commune."""

LES_DEUX = re.compile(r"maire ou (?:au? |du |le )?(?:président|siège)|siège ou (?:de |à )?la mairie")
"""Ce qui parle aux deux."""

DANS_UNE_PHRASE = re.compile(r"[a-zà-ÿ]['’ ]\[Nom de la collectivité\]")
"""« siège de Communauté de communes » : le nom se met à part, entre deux virgules ou après deux-points."""


def test_a7_un_papier_d_intercommunalite_ou_de_syndicat_ne_parle_pas_a_une_commune(corpus: Corpus) -> None:
    """Le formulaire de retour, que remplit qui veut, demande de quelle sorte de collectivité on parle."""
    seen = 0
    for one in (one for variantes in corpus.variantes.values() for one in variantes):
        modele, spoken = one.modele, one.structure
        others = {Structure.EPCI_FISCALITE_PROPRE, Structure.SYNDICAT} & set(modele.structures)
        if not isinstance(modele, ModeleDeTexte) or spoken is Structure.COMMUNE or not others:
            continue
        if modele.obligations:
            seen += 1
            assert not DE_MAIRIE.search(LES_DEUX.sub("", text_of(one))), one.nom
            asked = " ".join(corpus.champs[blank].ou_le_trouver for blank in modele.blanks())
            assert not DE_MAIRIE.search(LES_DEUX.sub("", asked)), one.nom
    assert seen > 30


def test_le_nom_d_une_collectivite_ne_demande_pas_son_article(corpus: Corpus) -> None:
    """Hors de la déclaration d'accessibilité, dont la phrase est imposée."""
    for one in (one for variantes in corpus.variantes.values() for one in variantes):
        if isinstance(one.modele, ModeleDeTexte) and one.modele.id != "declaration-accessibilite":
            assert not DANS_UNE_PHRASE.search(text_of(one)), one.nom


def test_une_intercommunalite_n_a_pas_le_choix_de_la_publicite(corpus: Corpus) -> None:
    for id in ("deliberation-publicite-actes", "deliberation-publicite-actes-site"):
        said = {one.structure for one in corpus.variantes[id]}
        assert said == {Structure.COMMUNE, Structure.SYNDICAT}
        for one in corpus.variantes[id]:
            assert "Les décisions individuelles restent notifiées" in text_of(one)
            assert "Cette délibération est elle-même publiée" in text_of(one)


def test_le_papier_se_tient_a_disposition_et_le_site_garde_deux_mois(corpus: Corpus) -> None:
    paper, site = (
        text_of(corpus.variantes[id][0])
        for id in ("deliberation-publicite-actes", "deliberation-publicite-actes-site")
    )
    assert "à la disposition du public de manière permanente et gratuite" in paper
    assert "deux mois au moins" in site and "deux mois au moins" not in paper


def test_un_acte_ne_dit_pas_notre_confiance(corpus: Corpus) -> None:
    for one in acts(corpus):
        assert not re.search(r"confiance|à vérifier|Licence", text_of(one)), one.nom
