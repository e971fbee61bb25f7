"""Ce qui dépend d'une réponse : sur papier, la condition se lit en mots, là où un script la jouait."""

from lxml import html

from macros.texts.french import lowered

ATTEND = "?"
"""Une question restée sans réponse : cela ne se lit qu'à l'écran, où l'on y répond."""


def spell_conditions(main: html.HtmlElement) -> None:
    """Écrit la condition de chaque issue d'une question, et retire ce qui attend une réponse."""
    for element in main.xpath("descendant::*[@data-si]"):
        asked = next(element.iterancestors("fieldset"), None)
        name = "" if asked is None else str(asked.get("id")).removeprefix("q-")
        words = condition(main, name, str(element.get("data-si")))
        if not words:
            element.drop_tree()
            continue
        opening = " Si" if asked is None else ", si"
        element.text = f"{opening} vous répondez {words} : {lowered(element.text or '')}"
        for verdict in element.iterchildren("strong"):
            verdict.text = lowered(verdict.text or "")


def condition(main: html.HtmlElement, asked: str, written: str) -> str:
    """Une condition en mots : « non » (question 1) et « oui » (question 2), ou « non » (question 3).

    Un cas qui attend une réponse ne se dit pas. Sous sa propre question, une réponse seule n'a pas de numéro.
    """
    cases = [
        [part if "=" in part else f"{asked}={part}" for part in case.split("+")] for case in written.split()
    ]
    told = ([answered(main, *part.split("=", 1)) for part in case] for case in cases)
    words = ", ou ".join(" et ".join(case) for case in told if all(case))
    return words.partition(" (question")[0] if asked and sum(map(len, cases)) == 1 else words


def answered(main: html.HtmlElement, question: str, values: str) -> str:
    """Les mots de certaines réponses à une question, et son numéro ; rien si la page ne la pose pas."""
    wanted = values.split("|")
    place = next(iter(main.xpath("descendant::fieldset[@id=$id]", id=f"q-{question}")), None)
    if place is None or wanted == [ATTEND]:
        return ""
    chosen = [label for label in place.iter("label") if label.find("input").get("value") in wanted]
    said = " ou ".join(f"« {' '.join(label.text_content().split())} »" for label in chosen)
    return f"{said} (question {place.findtext('legend').partition('.')[0]})"
