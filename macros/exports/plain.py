"""Ce que d'autres reprennent tel quel : chaque fiche en Markdown, chaque tranche en fragment sans marque."""

from collections.abc import Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.exports.resource import LICENCE
from macros.markup import html
from macros.models.obligations import Obligation, Resultat
from macros.models.profils import Profil
from macros.texts.french import in_words
from macros.views.obligations import RESULTATS, address
from macros.views.profils import page, title
from macros.views.textes import CONFIANCES

PERIME = "Ne plus répondre d'après ce texte après le {}."


def files(corpus: Corpus, base: str = "") -> Mapping[str, bytes]:
    """Chaque fichier, par place dans le site ; ses liens sont complets si l'on sait l'adresse du guide."""
    sheets = {place(one): sheet(corpus, one, base) for one in corpus.obligations.values()}
    pieces = {f"fragments/{one.slug}.html": fragment(corpus, one, base) for one in corpus.profils()}
    return {name: text.encode() for name, text in {**sheets, **pieces}.items()}


def summary(corpus: Corpus, base: str) -> str:
    """Ce que le sommaire en texte ajoute : chaque fiche en Markdown, et le jour où elle se périme."""
    lines = (
        f"- [{one.nom}]({base}{place(one)}) : à relire avant le {in_words(one.revoir_avant)}\n"
        for one in corpus.obligations.values()
    )
    return "\n## Fiches en Markdown\n\n" + "".join(lines)


def place(obligation: Obligation) -> str:
    """La place d'une fiche en Markdown : `obligations/open-data.md`."""
    return f"{address(obligation).rstrip('/')}.md"


def sheet(corpus: Corpus, one: Obligation, base: str) -> str:
    """Une fiche en Markdown : ses dates d'abord, puis chaque réponse, les gestes, les textes."""
    return "\n".join([*head(corpus, one, base), *answers(corpus, one), *acts(corpus, one)]) + "\n"


def head(corpus: Corpus, one: Obligation, base: str) -> Iterator[str]:
    """Le titre, les dates, la confiance, la source."""
    yield from (f"# {one.nom}", "")
    yield f"Vérifié le {in_words(one.verifie_le)}. {PERIME.format(in_words(one.revoir_avant))}"
    yield f"Confiance {CONFIANCES[corpus.confiance(one)]}."
    yield "Ceci informe et ne remplace pas un conseil juridique."
    yield f"Source : {corpus.edition.nom}, {base}{address(one)} ({LICENCE['title']})."


def answers(corpus: Corpus, one: Obligation) -> Iterator[str]:
    """Ce que reçoit chaque tranche, et pourquoi."""
    yield from ("", "## Qui est concerné", "")
    for profile in corpus.profils():
        answer = profile.answer(one)
        why = " ".join(filter(None, [answer.raison, answer.reste]))
        asked = " ".join(corpus.questions[id].texte for id in answer.questions)
        said = RESULTATS[answer.resultat]
        yield f"- {title(profile)} : {' '.join(filter(None, [f'{said}.', why, asked]))}"


def acts(corpus: Corpus, one: Obligation) -> Iterator[str]:
    """Les gestes, ce que l'on risque, les textes."""
    yield from ("", "## Que faire", "", f"- {one.premier_geste}")
    yield from (f"- {action.faire}" for action in one.actions)
    yield from ("", "## Ce que l'on risque", "", one.sanction.resume)
    pins = dict.fromkeys(id for rule in one.concerne for id in rule.preuve)
    if pins:
        yield from ("", "## Textes", "")
        yield from (f"- {corpus.articles[id].reference} : {corpus.articles[id].url}" for id in pins)


def fragment(corpus: Corpus, profile: Profil, base: str) -> str:
    """Ce qui s'applique à une tranche, en HTML sans classe ni script, daté, à poser dans un autre site."""
    due = corpus.having(profile, Resultat.S_APPLIQUE)
    items = html.bullets(
        html.link(it.nom_court, f"{base}{address(it)}") if base else it.nom_court for it in due
    )
    source = html.link(corpus.edition.nom, f"{base}{page(profile)}") if base else corpus.edition.nom
    dated = html.join(["Au ", html.day(corpus.faits_du), ", d'après ", source, f". {LICENCE['title']}."])
    made = html.join([html.paragraph(html.strong(title(profile))), items, html.paragraph(dated)], "\n")
    return html.standalone(made)
