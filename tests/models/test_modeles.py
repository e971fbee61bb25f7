"""Un modèle à remplir : chaque espace est décrit, chaque description sert, chaque faute se dit à sa ligne."""

import re

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.modeles import Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.obligations import ReferenceEpinglee
from macros.reading.braces import words
from macros.reading.problems import Problems
from macros.texts.french import folded
from macros.texts.lexicon import sigles
from tests.conftest import ROOT, Write

PLACE = "data/modeles/courriel.md"

EN_TETE = """\
titre: Courriel
description: Un courriel.
usage: À envoyer.
theme: accessibilite
obligations: [declaration_accessibilite]
structures: [commune]
etapes: []
formats: [odt, docx]
confiance: elevee
reserves: []
sources: [proposition]
verifie_le: 2026-11-21
revoir_avant: 2027-05-20
"""
TEXTE = "Mairie de [Nom de la collectivité]\n"


def read(guide: Write, head: str = EN_TETE, text: str = TEXTE) -> Modele:
    loader = Loader(guide({"data/modeles/courriel.md": f"---\n{head}---\n{text}"}))
    facts = loader.folder("data/modeles", lambda _: ModeleDeTexte, ("*.md",))
    if loader.problems:
        raise Problems(loader.problems)
    return facts["courriel"]


def faults(guide: Write, head: str = EN_TETE, text: str = TEXTE) -> str:
    with pytest.raises(Problems) as caught:
        read(guide, head, text)
    return str(caught.value)


def test_un_modele_se_lit_avec_son_nom_et_son_texte(guide: Write) -> None:
    modele = read(guide, text="\n# Objet\n\nMairie de [Nom de la collectivité]\n")
    assert isinstance(modele, ModeleDeTexte)
    assert (modele.id, modele.texte) == ("courriel", ("# Objet", "", "Mairie de [Nom de la collectivité]"))


def test_un_espace_que_rien_ne_decrit_se_dit_a_sa_ligne(guide: Write, corpus: Corpus) -> None:
    assert dangling(guide, corpus, text=f"{TEXTE}\nLe [Date du couriel]\n") == (
        f"{PLACE}:18: texte.2 : « Date du couriel » est inconnu dans champs ; "
        "corrigez-le. Exemple : Date du courrier\n1 problème à corriger."
    )


def test_des_mots_qui_ne_s_accordent_pas_se_disent_a_leur_ligne(guide: Write, corpus: Corpus) -> None:
    assert dangling(guide, corpus, text=f"{TEXTE}\nPar {{la maire}}\n") == (
        f"{PLACE}:18: texte.2 : « la maire » est inconnu dans accords ; corrigez-le. Exemple : le maire\n"
        "1 problème à corriger."
    )


def test_une_exigence_sans_reponse_se_dit(guide: Write) -> None:
    asked = (
        "exigences:\n  - {article: rgpd/article_28, point: 3 a, demande: Instruction, phrase: par écrit}\n"
    )
    assert faults(guide, f"{EN_TETE}{asked}") == (
        f"{PLACE}:16: exigences : le texte ne dit pas « par écrit » ; écrivez ces mots. Exemple : par écrit\n"
        "1 problème à corriger."
    )
    assert read(guide, f"{EN_TETE}{asked}", f"{TEXTE}\nRépondez par écrit.\n")


def test_un_format_inconnu_est_refuse_avec_les_formats_possibles(guide: Write) -> None:
    assert faults(guide, EN_TETE.replace("[odt, docx]", "[odt, pdf]")) == (
        "data/modeles/courriel.md:9: formats.1 : valeur attendue : odt ou docx."
        " Exemple : odt\n1 problème à corriger."
    )


def dangling(guide: Write, corpus: Corpus, head: str = EN_TETE, text: str = TEXTE) -> str:
    """Ce que dit du courriel tout ce qu'il nomme et qui n'existe pas."""
    loader = Loader(guide({PLACE: f"---\n{head}---\n{text}"}))
    loader.folder("data/modeles", lambda _: ModeleDeTexte, ("*.md",))
    with pytest.raises(Problems) as caught:
        loader.finish(corpus)
    return str(caught.value)


def test_une_obligation_inconnue_est_refusee(guide: Write, corpus: Corpus) -> None:
    expected = f"{PLACE}:6: obligations.0 : « declarations_accessibilite » est inconnu dans obligations"
    assert expected in dangling(guide, corpus, EN_TETE.replace("declaration_", "declarations_"))


def test_un_lien_entre_crochets_n_est_pas_un_espace(guide: Write) -> None:
    assert read(guide, text=f"{TEXTE}[la CNIL](https://www.cnil.fr/)\n").blanks() == (
        "Nom de la collectivité",
    )


def test_chaque_espace_decrit_sert_et_son_identifiant_est_unique(corpus: Corpus) -> None:
    spoken = [one.modele for variantes in corpus.variantes.values() for one in variantes]
    assert {name for modele in spoken for name in modele.blanks()} == set(corpus.champs)
    ids = [champ.id for champ in corpus.champs.values()]
    assert len(ids) == len(set(ids))


def test_chaque_modele_a_sa_page_et_chaque_page_son_modele(corpus: Corpus) -> None:
    pages = {place for place in corpus.pages if place.startswith("modeles/")} - {"modeles/index.md"}
    assert pages == {f"modeles/{id}.md" for id in corpus.modeles}


def test_le_registre_garde_la_confiance_de_chaque_duree(corpus: Corpus) -> None:
    registre = corpus.modele("registre-des-traitements")
    assert isinstance(registre, ModeleDeTableau)
    images = next(item for item in registre.registre.traitements if item.id == "videoprotection").durees[0]
    assert (images.duree, images.confiance) == ("délai fixé par l'autorisation, un mois au plus", "elevee")


def test_la_declaration_a_le_plan_impose_dans_l_ordre(corpus: Corpus) -> None:
    declaration = corpus.modele("declaration-accessibilite")
    assert isinstance(declaration, ModeleDeTexte)
    titles = [line for line in declaration.texte if line.startswith("#")]
    assert titles == [
        "## État de conformité",
        "### Résultat des tests",
        "## Contenus non accessibles",
        "### Non conformité",
        "### Dérogations pour charge disproportionnée",
        "### Contenus non soumis à l'obligation d'accessibilité",
        "## Établissement de cette déclaration d'accessibilité",
        "### Technologies utilisées pour la réalisation de [Nom du site]",
        "#### Environnement de test",
        "#### Les outils utilisés lors de l'évaluation",
        "#### Pages du site ayant fait l'objet de la vérification de conformité",
        "## Retour d'information et contact",
        "## Voies de recours",
    ]


def test_la_charte_reprend_les_clauses_du_modele_en_deux_pages(corpus: Corpus) -> None:
    modele = corpus.modele("charte-de-la-donnee")
    assert isinstance(modele, ModeleDeTexte)
    text = "\n".join(modele.texte)
    page = (ROOT / "docs/charte-de-la-donnee/clauses-types.md").read_text(encoding="utf-8")
    named = [str(id) for word in words(page) if word.name == "articles_charte" for id in word.args]
    assert len(named) == len(set(named)) > 1
    clauses = [corpus.clauses[name].texte for name in named]
    missing = [clause for clause in clauses if clause.rstrip(".") not in text]
    assert missing == []


def test_chaque_sigle_est_ecrit_en_entier_la_premiere_fois(corpus: Corpus) -> None:
    known = sigles(corpus.lexique.values())
    bare = []
    for modele in corpus.modeles.values():
        text = "\n".join(modele.texte) if isinstance(modele, ModeleDeTexte) else ""
        for form, term in known.items():
            first = re.search(rf"(?<![\w.-]){re.escape(form)}(?![\w-])", text)
            if first and folded(term.developpe) not in folded(text[: first.end() + 70]):
                bare.append((modele.id, form))
    assert bare == []


def test_a16_la_convocation_dematerialisee_a_sa_fiche_et_son_modele(corpus: Corpus) -> None:
    """La convocation part par voie électronique, sauf demande de papier ; le guide donne de quoi la faire."""
    sheet, model = corpus.obligation("convocation_conseil"), corpus.modeles["convocation"]
    assert isinstance(model, ModeleDeTexte)
    article = "code_general_collectivites_territoriales/l2121_10"
    assert article in model.textes
    assert article in {basis.article for basis in sheet.base_legale if isinstance(basis, ReferenceEpinglee)}
    assert any("de manière dématérialisée" in said for said in corpus.articles[article].article.citations)
    assert "transmise de manière dématérialisée" in "\n".join(model.texte)
    assert sheet.id in model.obligations and set(model.formats) == {"odt", "docx"}


def test_une_reponse_qui_dit_aucun_ne_suit_pas_un_article(corpus: Corpus) -> None:
    """« Publié le [Date, ou « pas de site »] » donnait « Publié le pas de site »."""
    for one in (one for several in corpus.variantes.values() for one in several):
        for _, said in one.modele.written():
            for before, name in re.findall(r"(\S+)[ \u00a0]\[([^\[\]]+)\]", said):
                bent = before.lower() in ("le", "la", "les", "du", "de", "à", "au", "en", "par", "pour")
                assert not (bent and ", ou « " in name), f"{one.nom} : {before} [{name}]"
