"""Les façons de dire la même chose."""

from macros.corpus.facts import Corpus
from macros.models.lexique import Sorte, Terme
from macros.models.synonymes import Synonymes
from macros.search.synonyms import synonyms
from macros.texts.french import folded


def term(**fields: object) -> Terme:
    """Un sigle du lexique, réduit à ce qui compte ici."""
    given = {"id": "x", "sorte": Sorte.SIGLE, "explication": "Une phrase.", "theme": "droit"}
    return Terme.model_validate(given | fields)


def test_deux_sigles_de_meme_sens_ne_font_qu_un_groupe_avec_leur_forme_anglaise() -> None:
    sens = "Délégué à la protection des données"
    terms = [
        term(ecriture="DPD", developpe=sens),
        term(ecriture="DPO", developpe=sens, forme_origine="Data Protection Officer"),
    ]
    (group,) = synonyms(terms, [])
    assert group == ["dpd", "delegue a la protection des donnees", "dpo", "data protection officer"]


def test_un_sigle_en_deux_mots_s_ecrit_aussi_en_un_seul() -> None:
    (group,) = synonyms([term(ecriture="NIS 2", developpe="Sécurité des réseaux")], [])
    assert group == ["nis 2", "nis2", "securite des reseaux"]


def test_les_mots_de_tous_les_jours_suivent_sans_accent() -> None:
    assert synonyms([], [Synonymes(id="mel", mots=("courriel", "mél"))]) == [["courriel", "mel"]]


def test_le_vrai_lexique_relie_chaque_mot_a_son_sens_et_dpo_a_dpd(corpus: Corpus) -> None:
    groups = [set(group) for group in synonyms(corpus.lexique.values(), corpus.synonymes.values())]
    assert any({"dpo", "dpd", "delegue a la protection des donnees"} <= group for group in groups)
    for term in corpus.lexique.values():
        said = {folded(term.ecriture), folded(term.developpe)}
        assert len(said) == 1 or any(said <= group for group in groups), term.ecriture
