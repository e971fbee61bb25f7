"""Le HTML d'une page : la langue d'un mot, et rien d'autre."""

from pathlib import Path

import pytest
import yaml

from macros.checks import markup
from macros.checks.rendered import EXTENSIONS
from tests.conftest import ROOT, Drafted

HEAD = "---\ndescription: Une phrase.\n---\n# Titre\n\n"

GOOD = (
    'Un <span lang="en">open data</span> en ligne.',
    'Un *<span lang="pt-BR">mot</span>*.',
    "Plus petit : 3 < 4 > 2, un & un, &amp; et &nbsp;.",
    "`<script>` et ``<b onclick=1>``",
    "```\n<script>alert(1)</script>\n```",
    "~~~ html\n<!-- un commentaire -->\n~~~",
    "    <script>du code en retrait</script>",
    "<https://exemple.fr/>",
    "Un paragraphe.\n{: #ici }",
    "## Deux {: #deux lang=en }",
    "Une note[^1].\n\n[^1]: La note.",
    "- un\n- deux\n\n3. trois",
    "Tableau : Un essai\n\n| Un | Deux |\n| --- | --- |\n| 1 | 2 |",
)

RAW = (
    "<script>alert(1)</script>",
    "<script src=https://exemple.fr/a.js></script>",
    "<SCRIPT/x>alert(1)</SCRIPT>",
    "Texte <img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    '<iframe src="https://exemple.fr"></iframe>',
    "<form action=https://exemple.fr><input></form>",
    '<meta http-equiv="refresh" content="0;url=https://exemple.fr">',
    "<base href=https://exemple.fr/>",
    "<object data=x></object>",
    "<embed src=x>",
    "<svg onload=alert(1)></svg>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<style>p { display: none }</style>",
    '<p style="display: none">Texte</p>',
    "<link rel=stylesheet href=https://exemple.fr/a.css>",
    "<video src=https://exemple.fr/a.mp4></video>",
    "</main></div>",
    "Texte </div>",
    "<div>",
    "<b>gras</b>",
    "<a href=autre.md>lien</a>",
    "<br>",
    "<details><summary>x</summary></details>",
    "<!-- un commentaire -->",
    "Texte <!-- caché --> visible",
    "<!DOCTYPE html>",
    "<?php echo 1 ?>",
    "<![CDATA[ x ]]>",
    "<span>sans langue</span>",
    '<span lang="en" onclick="x">mot</span>',
    "<span lang='en' style='color:red'>mot</span>",
    '<span class="x">mot</span>',
    '<span lang="xx">mot</span>',
    "<template><script>x</script></template>",
    "~~~\n\nUn bloc jamais fermé.\n\n<script>alert(1)</script>",
    "  ```\n  <script>alert(1)</script>\n  ```",
    "- une liste\n\n<script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "| a |\n| --- |\n| <script>alert(1)</script> |",
)

UNBALANCED = {
    'Un <span lang="en">open data jamais fermé.': markup.UNCLOSED,
    'Un *<span lang="en">mot*</span>.': markup.UNCLOSED,
    "Un mot</span>.": markup.STRAY.format("span"),
}

ATTRIBUTES = (
    '[x](https://exemple.fr/){: onclick="alert(1)" }',
    'Un paragraphe.\n{: style="color:red" }',
    "Un paragraphe.\n{: .bandeau }",
    "Un paragraphe.\n{: hidden=hidden }",
    "Un paragraphe.\n{: data-x=1 }",
    "[x](https://exemple.fr/){: target=_blank }",
    "[x](https://exemple.fr/){: ping=https://exemple.fr }",
    "## Deux {: onmouseover=alert(1) }",
    "![x](y.png){: srcset=https://exemple.fr/a.png }",
    "``` {: .python onclick=1 }\ncode\n```",
)


@pytest.mark.parametrize("text", GOOD)
def test_ce_que_markdown_ecrit_passe(draft: Drafted, text: str) -> None:
    page = draft(f"{HEAD}{text}\n")
    assert [*markup.balises(page), *markup.attributs(page), *markup.caracteres(page)] == []


@pytest.mark.parametrize("text", RAW)
def test_tout_autre_html_est_refuse_a_sa_ligne(draft: Drafted, text: str) -> None:
    found = list(markup.balises(draft(f"{HEAD}Une phrase.\n\n{text}\n")))
    sign = next(rank for rank, line in enumerate(text.split("\n")) if "<" in line)
    assert found and found[0][0] == 8 + sign
    assert all("Exemple : <span lang=" in said for _, said in found)


@pytest.mark.parametrize("text", UNBALANCED)
def test_une_langue_s_ouvre_et_se_ferme_au_meme_endroit(draft: Drafted, text: str) -> None:
    found = list(markup.balises(draft(f"{HEAD}{text}\n")))
    assert found[0] == (6, UNBALANCED[text])


@pytest.mark.parametrize("text", ATTRIBUTES)
def test_une_liste_d_attributs_ne_donne_qu_une_ancre_et_une_langue(draft: Drafted, text: str) -> None:
    page = draft(f"{HEAD}{text}\n")
    found = [*markup.attributs(page), *markup.balises(page)]
    assert found and found[0][0] in (6, 7)
    assert "Exemple : " in found[0][1]


def test_une_colonne_ne_s_aligne_pas_par_un_style(draft: Drafted) -> None:
    page = draft(f"{HEAD}| Un | Deux |\n| :-: | --- |\n| 1 | 2 |\n")
    assert list(markup.attributs(page)) == [(7, markup.ALIGNED)]


def test_une_ancre_ne_se_pose_qu_une_fois(draft: Drafted) -> None:
    page = draft(f"{HEAD}Un.\n{{: #ici }}\n\nDeux.\n{{: #ici }}\n")
    assert list(markup.attributs(page)) == [(7, markup.TWICE.format("ici"))]


@pytest.mark.parametrize("written", ["&#8203;", "&#x202e;", "&zwnj;", "&rlm;"])
def test_un_caractere_invisible_code_est_dit(draft: Drafted, written: str) -> None:
    ((line, said),) = markup.caracteres(draft(f"{HEAD}Un mot{written} caché.\n"))
    assert line == 6 and said.startswith("caractère invisible U+20")


def test_les_extensions_sont_celles_du_site() -> None:
    """Vérifier avec un autre Markdown que celui du site ne prouverait rien."""

    class Loader(yaml.SafeLoader):
        """Lit la configuration sans son environnement."""

    Loader.add_constructor("!ENV", lambda loader, node: None)
    config = yaml.load(Path(ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    names = [name if isinstance(name, str) else next(iter(name)) for name in config["markdown_extensions"]]
    ours = {f"macros.extensions.{name}" for name in ("prose", "claims", "stacks")}
    assert {*names, "toc", "tables", "fenced_code"} == {*EXTENSIONS, *ours}
