"""Les textes épinglés : ce que le modèle refuse, l'adresse de l'article, et la confiance qui s'en déduit."""

from datetime import date

import pytest

from macros.models.base import Niveau
from macros.models.confiance import confidence
from macros.models.obligations import Obligation, ReferenceEpinglee, ReferenceLibre
from macros.models.textes import ArticleEpingle, Lecture, Nature, TexteOfficiel, pinned
from macros.reading.loading import read_yaml
from macros.reading.problems import Problems
from macros.reading.validation import validate
from tests.conftest import Write
from tests.models.test_obligations import FICHE, read

TEXTE = """\
nom: Code de justice administrative
nature: code
date: null
url: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070933
articles:
  r611_8_6:
    numero: R611-8-6
    identifiant: LEGIARTI000033372347
    version: 2016-11-04
    lecture: texte
    lu_dans: Copie publique du code
    lu_le: 2026-11-27
    citations:
      - à défaut de consultation dans un délai de deux jours ouvrés
"""


def text(guide: Write, given: str) -> TexteOfficiel:
    root = guide({"data/textes/essai.yml": given})
    source = read_yaml(root, root / "data/textes/essai.yml")
    assert isinstance(source.value, dict)
    return validate(TexteOfficiel, source, {**source.value, "id": "essai"})


REFUSES = [
    ("date: null", "date: 2016-11-02", "3: date : null pour un code, la date de signature pour un autre"),
    ("nature: code", "nature: loi", "3: date : null pour un code, la date de signature pour un autre"),
    ("nature: code", "nature: recueil", "2: nature : valeur attendue : code, loi, ordonnance, decret"),
    ("lecture: texte", "lecture: resume", "10: articles.r611_8_6.lecture : valeur attendue : texte ou"),
    ("lu_le: 2026-11-27", "lu_le: hier", "12: articles.r611_8_6.lu_le : date attendue"),
    ("      - à défaut de consultation dans un délai de deux jours ouvrés\n", "      []\n", "14: articles"),
    ("r611_8_6:", "R611-8-6:", "7: articles.R611-8-6 : forme refusée"),
]


@pytest.mark.parametrize(("before", "after", "expected"), REFUSES)
def test_un_texte_faux_est_refuse_a_sa_ligne(guide: Write, before: str, after: str, expected: str) -> None:
    with pytest.raises(Problems) as caught:
        text(guide, TEXTE.replace(before, after, 1))
    said = [str(problem).removeprefix("data/textes/essai.yml:") for problem in caught.value.faults]
    assert len(said) == 1
    assert said[0].startswith(expected)


@pytest.mark.parametrize(
    ("nature", "identifiant", "expected"),
    [
        (Nature.CODE, "LEGIARTI000033372347", "legifrance.gouv.fr/codes/article_lc/LEGIARTI000033372347"),
        (Nature.LOI, "LEGIARTI000033372347", "legifrance.gouv.fr/loda/article_lc/LEGIARTI000033372347"),
        (Nature.DECRET, "LEGIARTI000033372347", "legifrance.gouv.fr/loda/article_lc/LEGIARTI000033372347"),
        (Nature.LOI, "JORFARTI000048049676", "legifrance.gouv.fr/jorf/article_jo/JORFARTI000048049676"),
        (Nature.REGLEMENT_UE, "32016R0679", "eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32016R0679"),
        (Nature.ARRETE, "SSAP1932161A", "legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070933"),
        (Nature.CODE, None, "legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070933"),
    ],
)
def test_l_adresse_mene_a_l_article_quand_son_identifiant_est_connu(
    guide: Write, nature: Nature, identifiant: str | None, expected: str
) -> None:
    known = text(guide, TEXTE)
    article = known.articles["r611_8_6"].model_copy(update={"identifiant": identifiant})
    item = ArticleEpingle("essai/r611_8_6", known.model_copy(update={"nature": nature}), article)
    assert item.url.endswith(expected)


@pytest.mark.parametrize(
    ("numero", "expected"),
    [
        ("R611-8-6", "article R611-8-6"),
        ("47", "article 47"),
        ("considérant 12", "considérant 12"),
        ("annexe III", "annexe III"),
    ],
)
def test_un_article_se_nomme_comme_on_le_dit(guide: Write, numero: str, expected: str) -> None:
    known = text(guide, TEXTE)
    article = known.articles["r611_8_6"].model_copy(update={"numero": numero})
    assert ArticleEpingle("essai/x", known, article).nom == expected


LIBRE = ReferenceLibre(texte="Loi", reference="n° 1", date=None, url=None)
EPINGLEE = ReferenceEpinglee(article="essai/r611_8_6")


@pytest.mark.parametrize(
    ("bases", "article", "memory", "expected"),
    [
        ((EPINGLEE,), {}, None, Niveau.ELEVEE),
        ((EPINGLEE,), {}, "Une date.", Niveau.MOYENNE),
        ((EPINGLEE,), {"lecture": Lecture.PRESENTATION}, None, Niveau.MOYENNE),
        ((EPINGLEE,), {"version": date(2027, 1, 1)}, None, Niveau.MOYENNE),
        ((EPINGLEE, LIBRE), {}, None, Niveau.MOYENNE),
        ((LIBRE, EPINGLEE), {}, None, Niveau.MEMOIRE),
        ((LIBRE,), {}, None, Niveau.MEMOIRE),
    ],
)
def test_la_confiance_se_calcule_de_ce_qui_a_ete_lu(
    guide: Write,
    bases: tuple[ReferenceEpinglee | ReferenceLibre, ...],
    article: dict[str, object],
    memory: str | None,
    expected: Niveau,
) -> None:
    sheet: Obligation = read(guide, FICHE)
    trust = sheet.confiance.model_copy(update={"de_memoire": memory})
    sheet = sheet.model_copy(update={"base_legale": bases, "confiance": trust})
    known = text(guide, TEXTE)
    changed = known.articles["r611_8_6"].model_copy(update=article)
    articles = pinned({"essai": known.model_copy(update={"articles": {"r611_8_6": changed}})}, {})
    assert confidence(sheet, articles) is expected
