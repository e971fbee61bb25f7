"""Une fiche à l'écran : la réponse d'abord, une liste de gestes, une liste d'aides, le droit replié."""

import pytest
from lxml import html as lxml_html

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.acteurs import Acteur
from macros.models.obligations import Aide
from macros.views import fiches, reponses
from tests.views.petit import A_VERIFIER, AU_DESSUS, TODAY, guide, obligation

HERE = Here("obligations/au-dessus/", TODAY)


def said(markup: str) -> str:
    """Ce qui se lit d'un morceau de page."""
    tree = lxml_html.fragment_fromstring(markup, create_parent="main")
    for silent in tree.xpath(".//template"):
        silent.drop_tree()
    for label in tree.iter("dt"):
        label.tail = " "
    return " ".join(tree.text_content().split())


def test_la_reponse_dit_non_pourquoi_et_d_apres_quel_texte() -> None:
    shown = said(str(reponses.reponse(guide(), HERE, obligation(AU_DESSUS))))
    assert shown == (
        "Une commune de moins de 3 500 habitants "
        "Non Le texte vise les communes de 1 000 habitants et plus (Loi, n° 1). "
        "Pour les autres : depuis le 1er mars 2021. "
        "À faire d'abord, si vous y êtes tenus Publiez. "
        "Prochaine date au 27 novembre 2026 : 1er janvier 2027 : Dépôt "
        "Temps plusieurs semaines (estimation du guide) Autre taille ? Ma commune"
    )


def test_la_reponse_des_autres_tailles_attend_que_l_appareil_connaisse_la_commune() -> None:
    tree = lxml_html.fromstring(str(reponses.reponse(guide(), HERE, obligation(AU_DESSUS))))
    told = {slug: one for one in tree.iter("template") for slug in str(one.get("data-pour")).split()}
    assert "Oui, c'est dû Depuis le 1er mars 2021." in " ".join(
        told["commune-de-1000-habitants-et-plus"].text_content().split()
    )
    assert "commune-moins-de-1000-habitants" not in told


def test_les_gestes_sont_une_seule_liste_dont_le_premier_est_le_premier_geste() -> None:
    assert (
        '<ul class="cases" data-sujet="au_dessus">\n'
        '<li><label><input type="checkbox" value="1"> Publiez.</label></li>\n'
        '<li><label><input type="checkbox" value="2"> Répondre.</label></li>\n</ul>'
    ) in fiches.gestes_obligation(guide(), HERE, "au_dessus")


def test_un_modele_se_trouve_a_son_geste_et_les_autres_apres(corpus: Corpus) -> None:
    for item in corpus.obligations.values():
        page = str(fiches.gestes_obligation(corpus, HERE, item.id))
        for modele in corpus.modeles.values():
            wanted = item.id in modele.obligations or modele.id in {it.modele for it in item.actions}
            assert page.count(f'modeles/{modele.id}/"') == wanted, (item.id, modele.id)


def test_le_risque_dit_les_plafonds_et_qui_controle() -> None:
    assert fiches.risque_obligation(guide(), HERE, "au_dessus") == (
        "<p>Une amende.</p>\n<ul>\n<li>jusqu&#39;à 25\u202f000 euros, plafond</li>\n</ul>\n"
        "<p><strong>Qui contrôle : </strong>Le préfet.</p>"
    )


ACTEUR = {
    "id": "cdg", "nom": "Centre", "type": "mutualisation", "role": "Il conseille.", "pour_qui": "Tous",
    "gratuit": False, "url": "https://cdg.fr/", "utile_pour": (), "documents": (),
    "verification": "memoire", "remarques": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("aide", "line"),
    [
        ({"nom": "L'aide", "quoi": "des conseils"}, "L'aide : des conseils (coût non connu)."),
        ({"acteur": "cdg"}, "Centre : Il conseille (payant ou sur adhésion)."),
        ({"acteur": "cdg", "quoi": "Un délégué."}, "Centre : Un délégué (payant ou sur adhésion)."),
    ],
)
def test_une_aide_dit_son_cout_connu_ou_non(aide: dict[str, str], line: str) -> None:
    known = guide(acteurs={"cdg": Acteur.model_validate(ACTEUR)})
    assert said(str(fiches.helper(known, Aide.model_validate(aide)))) == line


def test_le_guide_n_oriente_pas_vers_un_acteur_qu_il_n_identifie_pas() -> None:
    unknown = Acteur.model_validate(ACTEUR | {"verification": "non_identifie"})
    known = guide(
        acteurs={"cdg": unknown},
        obligations={"au_dessus": obligation({**AU_DESSUS, "aides": ({"acteur": "cdg"},)})},
    )
    assert "Centre" not in str(fiches.aides_obligation(known, HERE, "au_dessus"))


def test_qui_n_est_pas_concerne_est_une_question_ou_rien() -> None:
    shown = fiches.exceptions_obligation(guide(), HERE, "au_dessus")
    assert said(str(shown)) == (
        "Qui n'est pas concerné ? Le texte vise les communes de 1 000 habitants et plus. Les secrets."
    )
    assert fiches.exceptions_obligation(guide(), HERE, "pour_tous") == ""


def test_le_droit_est_replie_et_dit_tout() -> None:
    memory = {"confiance": {"sources": ("Un rapport",), "de_memoire": "La date."}}
    known = guide(obligations={"au_dessus": obligation({**AU_DESSUS, **memory})})
    tree = lxml_html.fragment_fromstring(
        str(fiches.droit_obligation(known, HERE, "au_dessus")), create_parent="main"
    )
    rules, law = tree.xpath("./details")
    assert said(str(lxml_html.tostring(rules, encoding="unicode"))) == (
        "Qui est visé exactement, selon la structure Communes à partir de 1 000 habitants "
        "Outre-mer, en Alsace et en Moselle, à confirmer : nous n'avons pas vérifié chaque territoire."
    )
    assert said(str(lxml_html.tostring(law, encoding="unicode"))) == (
        "Les dates de la loi, les textes, notre confiance et nos réserves "
        "En vigueur depuis le 1er mars 2021. 1er juin 2026 : Bilan passé 1er janvier 2027 : Dépôt "
        "1er février 2027 : Version prête (date de votre fournisseur) Un décret. "
        "Les textes : Loi, n° 1, 1er janvier 2020 : article non relu "
        "Confiance faible : le texte principal n'a pas été lu, à relire avant de s'en servir. "
        "Nombres qui n'ont pas encore leur phrase de loi : 1 000 habitants, 1er mars 2021, 1er juin 2026, "
        "1er janvier 2027, 1er février 2027, 25 000 euros. "
        "Ce que nous avons lu : Un rapport À vérifier : La date. Nos réserves : Un doute. "
        "Information générale, sans valeur de conseil juridique. Relisez le texte officiel avant d'agir."
    )
    assert [one.get("open") for one in tree.iter("details")] == [None, None]


def test_une_fiche_finit_par_sa_relecture_et_par_ou_aller() -> None:
    shown = str(fiches.droit_obligation(guide(), HERE, "au_dessus"))
    assert said(shown).endswith(
        "Et ensuite : votre liste, vos dates, vos douze mois. "
        "Article non relu · à relire avant le 8 janvier 2027 · confiance faible · Signaler une erreur"
    )
    for address in ("ma-collectivite/", "calendrier/", "douze-mois/"):
        assert f'href="../../{address}"' in shown
    assert 'href="#signaler"' in shown


def test_une_question_suit_le_si() -> None:
    shown = said(str(reponses.reponse(guide(), HERE, obligation(A_VERIFIER))))
    assert "Oui si Comptez-vous au moins 50 agents ? À faire d'abord Comptez vos agents." in shown


@pytest.mark.parametrize(
    ("statut", "warning"),
    [
        ("a_venir", "Cette règle n&#39;est pas encore en vigueur : rien ne vous est imposé à ce titre."),
        ("recommandation", "Aucune loi ne l&#39;impose : c&#39;est une recommandation."),
        ("en_vigueur", ""),
    ],
)
def test_une_bande_ne_se_montre_que_pour_ce_qui_n_impose_rien(statut: str, warning: str) -> None:
    rules = tuple({**rule, "portee": "conseille"} for rule in AU_DESSUS["concerne"])
    known = guide(obligations={"au_dessus": obligation({**AU_DESSUS, "statut": statut, "concerne": rules})})
    shown = fiches.fiche_obligation(known, HERE, "au_dessus")
    assert ("avertissement" in shown) is bool(warning)
    assert shown.index(warning) <= shown.index("reponse")
