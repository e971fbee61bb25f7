"""Les modèles à l'écran : le lien dit le format, la langue et le poids réel ; sans fichier, pas de lien."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.base import Niveau
from macros.models.champs import Champ
from macros.models.modeles import FormatDeTexte, Modele, ModeleDeTexte
from macros.models.obligations import Structure, Theme
from macros.models.profils import Profil
from macros.reading.problems import Unknown
from macros.views import modeles
from tests.conftest import reduced

HERE = Here("modeles/courriel/", date(2026, 11, 21))
COURRIEL = ModeleDeTexte(
    id="courriel",
    titre="Courriel",
    description="Un courriel.",
    usage="À envoyer.",
    theme=Theme.ACCESSIBILITE,
    obligations=("declaration_accessibilite",),
    structures=(Structure.COMMUNE,),
    etapes=(),
    formats=(FormatDeTexte.ODT,),
    confiance=Niveau.ELEVEE,
    reserves=(),
    sources=("proposition",),
    verifie_le=date(2026, 11, 21),
    revoir_avant=date(2027, 5, 20),
    texte=("## Objet", "", "Mairie de [Nom]"),
)


NOM = Champ(id="nom", nom="Nom", ou_le_trouver="Sur <l'en-tête>.")
SMALL = reduced({"modeles": {"courriel": COURRIEL}, "champs": {"Nom": NOM}})


def test_la_fiche_nomme_le_fichier_son_format_et_sa_langue() -> None:
    assert str(modeles.downloads(SMALL, COURRIEL)) == (
        '<div class="calcule">\n<ul>\n<li><span data-fichier="modeles/fichiers/courriel.odt">'
        "Courriel (texte ODT, pour LibreOffice, en français)</span></li>\n</ul>\n</div>"
    )


PETITE = Profil(Structure.COMMUNE, 0, 3_499)


def test_le_modele_principal_sert_d_abord_la_fiche(corpus: Corpus) -> None:
    sheet = corpus.obligation("declaration_accessibilite")
    first = COURRIEL.model_copy(update={"id": "plan", "obligations": ("rgpd_registre", sheet.id)})
    other = first.model_copy(update={"id": "autre", "theme": Theme.URBANISME})
    library = reduced({"modeles": {one.id: one for one in (first, other, COURRIEL)}})
    assert modeles.modele_principal(library, sheet, PETITE) is COURRIEL
    assert modeles.modele_principal(reduced({"modeles": {"autre": other}}), sheet, PETITE) is None


def test_un_modele_qui_nomme_la_fiche_d_abord_passe_avant_ceux_de_son_theme(corpus: Corpus) -> None:
    sheet = corpus.obligation("declaration_accessibilite")
    named = COURRIEL.model_copy(update={"id": "autre", "theme": Theme.URBANISME})
    near = COURRIEL.model_copy(update={"obligations": ("rgpd_registre", sheet.id)})
    library = reduced({"modeles": {one.id: one for one in (near, named)}})
    assert modeles.modele_principal(library, sheet, PETITE) is named


@pytest.mark.parametrize(
    "profile",
    [
        Profil(Structure.SYNDICAT, 0, None),
        Profil(Structure.COMMUNE, 0, 3_500),
        Profil(Structure.COMMUNE, 3_500, None),
    ],
)
def test_un_modele_ne_se_propose_pas_hors_de_sa_portee(corpus: Corpus, profile: Profil) -> None:
    sheet = corpus.obligation("declaration_accessibilite")
    narrow = COURRIEL.model_copy(update={"population_max": 3_499})
    library = reduced({"modeles": {"courriel": narrow}})
    assert modeles.modele_principal(library, sheet, PETITE) is narrow
    assert modeles.modele_principal(library, sheet, profile) is None


@pytest.mark.parametrize(("said", "expected"), [("aucun", None), ("courriel", COURRIEL)])
def test_la_regle_choisit_son_modele_ou_n_en_veut_aucun(
    corpus: Corpus, said: str, expected: Modele | None
) -> None:
    sheet = corpus.obligation("publicite_actes")
    rules = tuple(rule.model_copy(update={"modele": said}) for rule in sheet.concerne)
    given = sheet.model_copy(update={"concerne": rules})
    assert modeles.modele_principal(SMALL, given, PETITE) is expected


def test_le_tableau_montre_l_espace_tel_que_le_fichier_l_ecrit() -> None:
    shown = str(modeles.champs_modele(SMALL, HERE, "courriel"))
    assert '<tr><th scope="row">[Nom]</th><td>Sur &lt;l&#39;en-tête&gt;.</td></tr>' in shown


def test_l_apercu_descend_les_titres_d_un_niveau() -> None:
    assert modeles.apercu_modele(SMALL, HERE, "courriel") == "> ### Objet\n>\n> Mairie de [Nom]"


def test_une_deliberation_s_emporte_dans_les_mots_de_chaque_collectivite(corpus: Corpus) -> None:
    said = str(modeles.downloads(corpus, corpus.modele("deliberation-delegue")))
    for name, whom in (("", "commune"), ("-intercommunalite", "intercommunalité"), ("-syndicat", "syndicat")):
        assert f'data-fichier="modeles/fichiers/deliberation-delegue{name}.odt"' in said
        assert f"mutualisé, pour un{'' if whom == 'syndicat' else 'e'} {whom} (texte ODT" in said


def test_une_deliberation_dit_l_article_de_chaque_ligne_de_son_cadre(corpus: Corpus) -> None:
    said = str(modeles.sources_modele(corpus, HERE, "deliberation-delegue"))
    items = said.split("<li>")
    for line in corpus.cadre.lignes:
        for id in line.articles:
            (item,) = (it for it in items if f">{corpus.articles[id].reference}</a> : " in it)
            assert line.nom.lower() in item


def test_l_apercu_d_un_acte_ne_montre_pas_ce_qui_l_habille(corpus: Corpus) -> None:
    said = modeles.apercu_modele(corpus, HERE, "deliberation-delegue")
    assert ":::" not in said and "> # " not in said and "\\" not in said
    assert "> République française  \n> Département : [Département]  \n> Commune : [" in said
    assert "> **Délibération du conseil municipal n° [Numéro de la délibération]**" in said


def test_un_modele_inconnu_propose_le_plus_proche() -> None:
    with pytest.raises(
        Unknown, match=r"fiche de modèle inconnue : « couriel » ; corrigez-le\. Exemple : courriel"
    ):
        modeles.fiche_modele(SMALL, HERE, "couriel")


def test_chaque_obligation_montre_ses_modeles(corpus: Corpus) -> None:
    shown = modeles.modeles_de_l_obligation(corpus, HERE, "publicite_actes")
    assert "Délibération choisissant l&#39;affichage ou le papier pour publier les actes" in shown
    assert modeles.modeles_de_l_obligation(corpus, HERE, "inspire") == ""


def test_chaque_modele_a_sa_page_avec_son_titre_et_sa_description(corpus: Corpus) -> None:
    pages = {name: corpus.pages.get(f"modeles/{name}.md") for name in corpus.modeles}
    said = {name: (page.titre, page.description) for name, page in pages.items() if page}
    assert said == {name: (modele.titre, modele.description) for name, modele in corpus.modeles.items()}


def test_a1_aucune_tranche_ne_recoit_un_modele_hors_de_sa_portee(corpus: Corpus) -> None:
    """Dix fiches imprimées sur treize offraient un vote que la loi interdit."""
    for profile in corpus.profils():
        for sheet in corpus.obligations.values():
            given = modeles.modele_principal(corpus, sheet, profile)
            assert given is None or given.suits(profile), f"{profile.slug}, {sheet.id} : {given}"


def test_a1_un_acte_ne_se_donne_pas_a_qui_son_considerant_ment(corpus: Corpus) -> None:
    """« Volontaire » au-dessus de 50 000 habitants, « moins de 3 500 » au-dessus de 3 499."""
    roadmap = corpus.modele("deliberation-feuille-de-route")
    for structure in (Structure.COMMUNE, Structure.EPCI_FISCALITE_PROPRE):
        assert not roadmap.serves(structure, 50_001, None), structure
    for id in ("deliberation-publicite-actes", "deliberation-publicite-actes-site"):
        assert not corpus.modele(id).serves(Structure.COMMUNE, 3_500, 9_999)
        assert not corpus.modele(id).serves(Structure.EPCI_FISCALITE_PROPRE, 0, 9_999)


@pytest.mark.parametrize(
    ("sheet", "id"),
    [
        ("rgpd_violations", "fiche-reflexe-cyberattaque"),
        ("rgpd_sous_traitants", "clauses-editeur"),
        ("rgpd_registre", "registre-des-traitements"),
        ("rgpd_delegue", "deliberation-delegue"),
        ("accessibilite_numerique", "courriel-prestataire-site"),
        ("archivage_electronique", "courrier-archives"),
    ],
)
def test_a5_une_fiche_nomme_le_modele_qui_la_sert(corpus: Corpus, sheet: str, id: str) -> None:
    given = modeles.modele_principal(corpus, corpus.obligation(sheet), PETITE)
    assert given is not None and given.id == id


def test_un_premier_geste_qui_demande_ouvre_un_courrier(corpus: Corpus) -> None:
    """Deux fiches donnaient à qui doit écrire à un tiers un papier à publier, ou à faire viser."""
    for sheet in corpus.obligations.values():
        given = modeles.modele_principal(corpus, sheet, PETITE)
        later = {action.modele for action in sheet.actions}
        if sheet.premier_geste.startswith("Demandez") and given and given.id not in later:
            assert given.titre.startswith(("Courriel", "Courrier")), sheet.id
