"""La déclaration d'accessibilité du guide et sa grille, écrites d'après le registre."""

from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.declaration import filled
from macros.models.rgaa import PARTOUT, Constat, Environnement, Signature, Sorte, Verdict, due
from macros.proofs.ledger import Ledger
from macros.proofs.rgaa import Bilan, Jugement, assess, judged
from macros.proofs.validity import changes, fallen, stale
from macros.texts.french import counted, listed, number
from macros.views import pages

VERDICTS: Mapping[Verdict, str] = {
    Verdict.CONFORME: "Respecté",
    Verdict.NON_CONFORME: "Non respecté",
    Verdict.NON_APPLICABLE: "Sans objet",
    Verdict.NON_TESTE: "Non vérifié",
}
SORTES: Mapping[Sorte, str] = {
    Sorte.MACHINE: "Un contrôle",
    Sorte.GABARIT: "Une lecture, sur chaque gabarit",
    Sorte.PAGE: "Une lecture, sur chaque page de l'échantillon",
    Sorte.SANS_OBJET: "Un contrôle, qui prouve que rien n'est concerné",
}
GRILLE_CSV = "accessibilite/grille.csv"
"""L'adresse de la grille à télécharger."""

LECTURES_CSV = "accessibilite/lectures.csv"
"""L'adresse des preuves de lecture à télécharger."""


def bilan(corpus: Corpus, here: Here) -> Bilan:
    """L'état de tous les critères le jour où la page s'écrit, pour la structure qui la publie."""
    return assess(corpus.rgaa, corpus.edition.publication, here.today)


@word
def etat_de_conformite(corpus: Corpus, here: Here) -> Markup:
    """La phrase imposée : le service, un des trois mots, le référentiel ; puis ce qui manque."""
    ledger, review = corpus.rgaa, bilan(corpus, here)
    level = html.strong(review.niveau)
    sentence = html.join(
        [
            corpus.edition.le_guide,
            " est ",
            level,
            f" au RGAA, version {ledger.referentiel.version}.",
        ]
    )
    return html.section(html.COMPUTED, html.join([html.paragraph(sentence), *why(review)], "\n"))


def why(review: Bilan) -> Iterator[Markup]:
    """Les raisons du mot : ce qui est prouvé, ce qui manque à l'audit, ce qui n'est pas respecté."""
    proved = len(review.with_verdict(Verdict.CONFORME))
    yield html.paragraph(
        f"{counted(proved, 'critère prouvé', 'critères prouvés')} sur {review.applicables} applicables."
    )
    if review.manques:
        yield html.paragraph("Voici ce qui manque pour que la loi y voie un audit :")
        yield html.bullets(review.manques)
    short = {
        "pas respecté": len(review.with_verdict(Verdict.NON_CONFORME)),
        "pas vérifié": len(review.with_verdict(Verdict.NON_TESTE)),
    }
    for state, count in short.items():
        if count:
            yield html.paragraph(f"{counted(count, f'critère {state}', f'critères {state}s')}.")


@word
def engagement_d_accessibilite(corpus: Corpus, here: Here) -> Markup:
    """La phrase imposée qui engage celui qui publie ; au futur tant qu'on ne sait pas qui il est."""
    who = corpus.edition.publication.entite or "La structure qui publiera cette copie du guide"
    sentence = filled(corpus.phrases["engagement"], {"entite": who})
    if not corpus.edition.publication.entite:
        sentence = sentence.replace("s'engage ", "s'engagera ")
    return html.section(html.COMPUTED, html.paragraph(sentence))


@word
def resultat_des_tests(corpus: Corpus, here: Here) -> Markup:
    """Ce que les preuves établissent : un nombre par état, le taux, et ce que ce taux ne dit pas."""
    review = bilan(corpus, here)
    rows = [
        (VERDICTS[verdict], number(len(review.with_verdict(verdict))), meaning)
        for verdict, meaning in (
            (Verdict.CONFORME, "Une preuve valide le montre"),
            (Verdict.NON_CONFORME, "Un défaut est constaté"),
            (Verdict.NON_TESTE, "Aucune preuve valide ; compté comme non respecté"),
            (Verdict.NON_APPLICABLE, "Le guide n'a pas ce contenu ; une garde le prouve à chaque contrôle"),
        )
    ]
    table = html.table(
        f"L'état des {len(review.jugements)} critères",
        ("État", "Nombre de critères", "Ce que cela veut dire"),
        rows,
    )
    parts = [html.paragraph(rate(review)), table, html.paragraph(machine_run(corpus.rgaa))]
    return html.section(html.COMPUTED, html.join([*parts, *outdated(corpus.rgaa)], "\n"))


def rate(review: Bilan) -> Markup:
    """Le taux, et ce qu'il vaut tant que tout n'est pas vérifié."""
    proved = len(review.with_verdict(Verdict.CONFORME))
    share = f"{counted(proved, 'critère')} sur {review.applicables} applicables, soit {number(review.taux)} %"
    sentence = html.join(["Le respect est prouvé pour ", html.strong(share), "."])
    if not review.with_verdict(Verdict.NON_TESTE):
        return sentence
    return html.join([sentence, " Ce n'est pas un taux de conformité : il reste des critères à vérifier."])


def machine_run(ledger: Ledger) -> Content:
    """Le dernier passage des contrôles automatiques."""
    results = ledger.resultats
    if not results.le:
        return "Les contrôles automatiques n'ont encore déposé aucun résultat."
    return html.join(
        [
            "Dernier passage des contrôles automatiques : ",
            html.day(results.le),
            f", sur {counted(results.pages, 'page')}.",
        ]
    )


def outdated(ledger: Ledger) -> Iterator[Markup]:
    """Ce que des personnes avaient vérifié et qui a changé depuis, s'il y en a."""
    findings = list(stale(ledger))
    if findings:
        yield html.paragraph(
            f"{counted(len(findings), 'vérification')} ne compte{'nt' if len(findings) > 1 else ''} plus : "
            "ce qui avait été regardé a changé depuis."
        )


@word
def non_conformites(corpus: Corpus, here: Here) -> Markup:
    """Les défauts constatés, en mots simples, et où ils sont."""
    review = bilan(corpus, here)
    broken = review.with_verdict(Verdict.NON_CONFORME)
    if broken:
        return html.section(html.COMPUTED, html.bullets(fault(corpus, item) for item in broken))
    unsure = " Mais tout n'est pas vérifié : voyez ce qui reste à prouver, en bas de cette page."
    text = "Aucun défaut n'est constaté à ce jour." + (
        unsure if review.with_verdict(Verdict.NON_TESTE) else ""
    )
    return html.section(html.COMPUTED, html.paragraph(text))


def fault(corpus: Corpus, item: Jugement) -> Markup:
    """Un défaut : ce que demande le critère, puis ce qui a été constaté ou les pages en échec."""
    names = target_names(corpus)
    seen = [
        f"{names[target]} : {verdict.preuve}"
        for target, verdict in item.cibles.items()
        if verdict and verdict.verdict is Verdict.NON_CONFORME
    ]
    places = sorted(
        {
            place
            for result in corpus.rgaa.resultats.controles
            if result.id in item.echoues
            for place in result.echecs
        }
    )
    where = [f"En échec : {listed([shown_place(place) for place in places])}."] if places else []
    return html.join([item.critere.formulation, html.bullets([*seen, *where])], " ")


def shown_place(place: str) -> str:
    """L'adresse d'une page en échec, telle qu'on la lit au pied de la page."""
    return place if place == PARTOUT else f"/{place}"


@word
def derogations_du_guide(corpus: Corpus, here: Here) -> Markup:
    """Les dérogations demandées, ou l'absence de dérogation."""
    return listed_or(corpus.rgaa.declaration.derogations, "Aucune dérogation n'est demandée.")


@word
def exemptions_du_guide(corpus: Corpus, here: Here) -> Markup:
    """Les contenus que la loi exempte, ou leur absence."""
    return listed_or(corpus.rgaa.declaration.exemptions, "Aucun contenu du guide n'est exempté.")


@word
def etablissement_declaration(corpus: Corpus, here: Here) -> Markup:
    """Les dates : établissement, mise à jour, dernier jour de validité."""
    facts = corpus.rgaa.declaration
    dates = html.facts(
        [
            ("Établie le", html.day(facts.etablie_le)),
            ("Mise à jour le", html.day(facts.mise_a_jour_le)),
            ("À refaire au plus tard le", html.day(due(facts))),
        ]
    )
    rule = (
        "Une déclaration vaut trois ans au plus. Elle est à refaire dans les dix-huit mois qui suivent "
        "une nouvelle version du référentiel, et lors de toute refonte du site."
    )
    return html.join([dates, html.paragraph(rule)], "\n")


@word
def technologies_du_guide(corpus: Corpus, here: Here) -> Markup:
    """Les technologies dont le guide est fait."""
    return html.bullets(corpus.rgaa.declaration.technologies)


@word
def environnements_de_test(corpus: Corpus, here: Here) -> Markup:
    """Les navigateurs et les aides techniques réellement essayés, et comment."""
    tried = tuple(tested(one) for one in corpus.rgaa.declaration.environnements)
    return listed_or(tried, "Aucun à ce jour.")


def tested(one: Environnement) -> str:
    """Un environnement en une ligne."""
    return f"{one.told}, sous {one.systeme}, {one.moyen}"


@word
def combinaison_de_reference(corpus: Corpus, here: Here) -> Markup:
    """Les lecteurs d'écran et les navigateurs avec lesquels un site public se juge."""
    return html.bullets(item.told for item in corpus.rgaa.referentiel.combinaison)


@word
def outils_d_evaluation(corpus: Corpus, here: Here) -> Markup:
    """Les outils du dernier passage des contrôles."""
    return listed_or(corpus.rgaa.resultats.outils, "Aucun à ce jour.")


@word
def pages_verifiees(corpus: Corpus, here: Here) -> Markup:
    """Les pages de l'échantillon, leur raison, et ce qui les a lues telles qu'elles sont."""
    ledger, names = corpus.rgaa, pages.titles(corpus)
    rows = [
        (html.link(names[path], here.to(corpus.pages[path].address)), item.raison, reading(ledger, path))
        for path, item in ledger.echantillon.items()
    ]
    headers = ("Page", "Pourquoi elle", "Lecture")
    return html.section(html.COMPUTED, html.table("Les pages lues critère par critère", headers, rows))


def reading(ledger: Ledger, page: str) -> Content:
    """Ce qui a lu une page, ce qui n'en tient plus, et si ses empreintes ont été reprises sans relecture."""
    read = next((item for item in ledger.constats.values() if item.page == page), None)
    if read is None:
        return "Pas encore lue"
    said: list[Content] = [html.join(["Le ", html.day(read.date), " : ", reader(read.signature)])]
    if broken := fallen(ledger, read):
        said.append(f" ; à revoir depuis un changement : {listed(broken)}")
    if read.reprise:
        said += [" ; empreintes reprises sans relecture le ", html.day(read.reprise.le)]
    return html.join(said)


def reader(signature: Signature | None) -> str:
    """Qui a lu : une personne qui signe, ou une relecture outillée."""
    return f"{signature.nom}, {signature.competence}" if signature else "relecture outillée, non signée"


@word
def reste_a_prouver(corpus: Corpus, here: Here) -> Markup:
    """Ce que notre vérification n'a pas fait, puis chaque critère sans preuve et ce qui y manque."""
    waiting = [item for item in judged(corpus.rgaa) if item.verdict is Verdict.NON_TESTE]
    lines = (html.join([without_proof(item), html.bullets(item.manques)]) for item in waiting)
    parts: list[Content] = [html.bullets(corpus.rgaa.declaration.limites)]
    if waiting:
        parts += [
            html.paragraph(f"{counted(len(waiting), 'critère')} sans preuve valide :"),
            html.bullets(lines),
        ]
    return html.section(html.COMPUTED, html.join(parts, "\n"))


def without_proof(item: Jugement) -> str:
    """Un critère sans preuve, avec son numéro."""
    return f"{item.critere.formulation} (critère {item.critere.numero})"


@word
def grille_rgaa(corpus: Corpus, here: Here) -> Markup:
    """Tous les critères, un tableau par thématique : ce qu'il demande, qui décide, l'état, la preuve."""
    ledger, blocks, names = corpus.rgaa, [], target_names(corpus)
    every = judged(ledger)
    for family in ledger.referentiel.thematiques:
        rows = [grid_row(ledger, item, names) for item in every if item.critere.thematique == family.numero]
        title = f"{family.numero}. {family.nom}"
        headers = ("Critère", "Ce qu'il demande", "Qui décide", "État", "Preuve")
        caption = f"{family.nom} : {counted(len(rows), 'critère')}"
        blocks += [html.heading(2, title, f"thematique-{family.numero}"), html.table(caption, headers, rows)]
    return html.section(html.COMPUTED, html.join(blocks, "\n"))


@word
def points_juges(corpus: Corpus, here: Here) -> Markup:
    """Ce qu'un outil n'a pas su trancher, et ce qu'une lecture en a jugé."""
    points = corpus.rgaa.juges.values()
    if not points:
        return html.section(html.COMPUTED, html.paragraph("L'outil a tout tranché."))
    rows = [
        (
            item.quoi,
            item.regle,
            html.mark(VERDICTS[item.verdict], f"rgaa-{item.verdict}"),
            item.raison,
            html.join([reader(item.signature), ", le ", html.day(item.date)]),
        )
        for item in points
    ]
    headers = ("Ce qui est incertain", "Règle de l'outil", "Jugement", "Raison", "Qui, et quand")
    return html.section(html.COMPUTED, html.table("Ce qu'une lecture a jugé", headers, rows))


@word
def grille_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le lien vers la grille en CSV."""
    return html.link("Télécharger la grille (CSV)", here.to(GRILLE_CSV))


@word
def lectures_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le lien vers les preuves de lecture, une par critère et par cible, en CSV."""
    return html.link("Télécharger les preuves de lecture (CSV)", here.to(LECTURES_CSV))


@word
def version_rgaa(corpus: Corpus, here: Here) -> str:
    """La version du référentiel."""
    return corpus.rgaa.referentiel.version


@word
def nombre_de_criteres(corpus: Corpus, here: Here) -> str:
    """Le nombre de critères du référentiel."""
    return number(corpus.rgaa.referentiel.nombre)


def grid_row(ledger: Ledger, item: Jugement, names: Mapping[str, str]) -> tuple[Content, ...]:
    """Une ligne de la grille."""
    rules = f" (WCAG {ledger.referentiel.wcag} : {', '.join(item.critere.wcag)})"
    return (
        html.link(f"Critère {item.critere.numero}", item.critere.url),
        item.critere.formulation + rules,
        SORTES[item.ligne.sorte],
        html.mark(VERDICTS[item.verdict], f"rgaa-{item.verdict}"),
        html.join([item.ligne.raison, html.bullets(evidence(ledger, item, names))], " "),
    )


def evidence(ledger: Ledger, item: Jugement, names: Mapping[str, str]) -> Iterator[Content]:
    """Les preuves d'un critère : ce qu'a donné chaque contrôle, puis ce qu'ont donné les lectures.

    Un défaut se dit en entier ; les autres preuves, trop nombreuses ici, sont dans le fichier des lectures.
    """
    for check in item.ligne.checks:
        yield html.join([html.breakable(check), f" : {outcome(item, check)}"])
    yield from item.manques
    read = Counter(finding.verdict if finding else Verdict.NON_TESTE for finding in item.cibles.values())
    if read:
        yield "Lectures : " + ", ".join(
            f"{VERDICTS[it].lower()} {number(read[it])} fois" for it in VERDICTS if read[it]
        )
    for target, finding in item.cibles.items():
        if finding and finding.verdict is Verdict.NON_CONFORME:
            yield f"{names[target]} : {finding.preuve}"


def outcome(item: Jugement, check: str) -> str:
    """Ce qu'a donné un contrôle."""
    if check in item.absents:
        return "pas de résultat sur toutes les pages à voir"
    return "échoué" if check in item.echoues else "réussi"


def target_names(corpus: Corpus) -> dict[str, str]:
    """Le nom de chaque cible : le titre d'une page, ou le nom d'un gabarit."""
    return pages.titles(corpus) | {name: item.nom for name, item in corpus.rgaa.gabarits.items()}


def finding_line(corpus: Corpus, finding: Constat) -> str:
    """Un constat en une ligne : son fichier, sa cible, son jour."""
    name = target_names(corpus)[finding.target]
    said = f"data/rgaa/constats/{finding.id}.yml : {name}, vérifié le {finding.date.isoformat()}"
    broken = fallen(corpus.rgaa, finding)
    if not broken:
        return said
    changed = listed(sorted(changes(corpus.rgaa, finding)))
    return f"{said}, a changé depuis ({changed}) ; à revoir : {listed(broken)}"


def listed_or(items: tuple[str, ...], otherwise: str) -> Markup:
    """Une liste, ou la phrase qui dit qu'elle est vide."""
    return html.bullets(items) if items else html.paragraph(otherwise)
