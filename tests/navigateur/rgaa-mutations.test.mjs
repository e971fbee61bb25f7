// Un contrôle que l'on n'a jamais vu échouer ne prouve rien : ici, une faute plantée dans une copie d'une page fait
// rougir chaque règle d'axe que nomme la grille, chaque contrôle conduit, HTML_CodeSniffer, pa11y-ci et Nu.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { CONTROLS, TEMPLATES } from "./conduite.mjs";
import { colours, MEASURES } from "./couleurs.mjs";
import { validate } from "./nu.mjs";
import { pa11y } from "./pa11y.mjs";
import { PAPER, printed } from "./papier.mjs";
import { arm, layout, light, NARROW, runAxe, runSniffer, WIDE } from "./rgaa.mjs";
import { opened, serve, SITE } from "./site.mjs";

const { load } = createRequire(import.meta.url)("js-yaml");
const GRID = readFileSync(new URL("../../data/rgaa/grille.yml", import.meta.url), "utf8");
const FORM = "declaration-accessibilite/generateur/";
const BIG = '<p style="font-size:3rem;white-space:nowrap">Uneligne bien trop longue pour la largeur de la fenêtre, quelle que soit cette largeur</p>';

/** Règle d'axe : ce que l'on met à la place de quoi. @type {Record<string, [RegExp | string, string]>} */
const AXE = {
  "aria-allowed-attr": ["</h1>", '</h1><p role="img" aria-label="x" aria-checked="true">x</p>'],
  "aria-hidden-body": ["<body>", '<body aria-hidden="true">'],
  "aria-hidden-focus": ["</h1>", '</h1><div aria-hidden="true"><a href="#x">x</a></div>'],
  "aria-input-field-name": ["</h1>", '</h1><div role="textbox" tabindex="0"></div>'],
  "aria-required-attr": ["</h1>", '</h1><div role="checkbox" tabindex="0" aria-label="x"></div>'],
  "aria-required-children": ["</h1>", '</h1><div role="list"><button type="button">x</button></div>'],
  "aria-roles": ["</h1>", '</h1><div role="bouton">x</div>'],
  "aria-valid-attr": ["</h1>", '</h1><p aria-etiquette="x">x</p>'],
  "aria-valid-attr-value": ["</h1>", '</h1><a href="#x" aria-current="oui" aria-expanded="peut-être">x</a>'],
  "button-name": ["</h1>", '</h1><button type="button"></button>'],
  "bypass": [/<body>[\s\S]*<\/body>/, '<body><p><a href="/x">x</a></p><p>Du texte.</p></body>'],
  "color-contrast": ["</h1>", '</h1><p style="color:#bbb;background:#fff">Trop pâle</p>'],
  "css-orientation-lock": ["</head>", "<style>@media (orientation: landscape) { html { transform: rotate(90deg) } }</style></head>"],
  "definition-list": ["</h1>", "</h1><dl><p>x</p></dl>"],
  "dlitem": ["</h1>", "</h1><dt>x</dt>"],
  "document-title": [/<title>.*?<\/title>/, "<title></title>"],
  "duplicate-id-aria": ["</h1>", '</h1><p id="d">x</p><p id="d">y</p><button type="button" aria-labelledby="d">z</button>'],
  "empty-heading": ["</h1>", "</h1><h2></h2>"],
  "heading-order": ["</h1>", "</h1><h5>x</h5>"],
  "html-has-lang": [/<html[^>]*>/, "<html>"],
  "html-lang-valid": [/<html[^>]*>/, '<html lang="français">'],
  "image-alt": ["</h1>", '</h1><img src="x.png">'],
  "label": [/<label[^>]*for="champ-recherche">.*?<\/label>/, ""],
  "landmark-banner-is-top-level": ["</h1>", '</h1><div role="banner">x</div>'],
  "landmark-contentinfo-is-top-level": ["</h1>", '</h1><div role="contentinfo">x</div>'],
  "landmark-no-duplicate-main": ["</main>", '</main><div role="main">x</div>'],
  "landmark-one-main": [/<main([^>]*)>([\s\S]*)<\/main>/, "<div>$2</div>"],
  "landmark-unique": ["</h1>", '</h1><nav aria-label="Menu principal"><a href="#x">x</a></nav>'],
  "link-in-text-block": ["</h1>", '</h1><p>Un texte assez long autour <a href="#x" style="text-decoration:none;color:#1d2431">du lien</a> que rien ne distingue.</p>'],
  "link-name": ["</h1>", '</h1><a href="#x"></a>'],
  "list": ["</h1>", "</h1><ul><p>x</p></ul>"],
  "listitem": ["</h1>", "</h1><div><li>x</li></div>"],
  "meta-viewport": [/<meta name="viewport"[^>]*>/, '<meta name="viewport" content="width=device-width, user-scalable=no">'],
  "nested-interactive": ["</h1>", '</h1><button type="button"><a href="#x">x</a></button><div role="button" tabindex="0"><a href="#y">y</a></div>'],
  "region": ["<footer", "<p>Du texte hors de toute zone.</p><footer"],
  "role-img-alt": ["</h1>", '</h1><div role="img"></div>'],
  "scope-attr-valid": ["</h1>", '</h1><table><tr><th scope="colonne">x</th></tr><tr><td>y</td></tr></table>'],
  "scrollable-region-focusable": ["</h1>", '</h1><div style="height:3rem;overflow:auto"><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p></div>'],
  "select-name": ["</h1>", "</h1><select><option>x</option></select>"],
  "skip-link": ['href="#contenu"', 'href="#nulle-part" style="position:absolute;left:-999px"'],
  "svg-img-alt": ["</h1>", '</h1><svg role="img" width="9" height="9"></svg>'],
  "tabindex": ["</h1>", '</h1><a href="#x" tabindex="3">x</a>'],
  "td-headers-attr": ["</h1>", '</h1><table><tr><th id="a">x</th></tr><tr><td headers="nulle-part">y</td></tr></table>'],
  "th-has-data-cells": ["</h1>", "</h1><table><tr><th>x</th><th>y</th></tr><tr><th>z</th><th>t</th></tr></table>"],
  "valid-lang": ["</h1>", '</h1><p lang="anglais">x</p>'],
};

const style = (/** @type {string} */ rule) => `<style>${rule}</style></head>`;

/** Mesure : la page, puis la faute qu'elle porte, une par façon de la commettre. @type {[string, string, RegExp | string, string][]} */
const MEASURED = [
  ["rgaa_3_2_contrastes_mesures", "", "</head>", style("main a:hover { color: #bbb !important }")],
  ["rgaa_3_2_contrastes_mesures", "", "</head>", style("button:active { color: #777 !important; background: #888 !important }")],
  ["rgaa_3_2_sept_pour_un", "", "</h1>", '</h1><p style="color:#666;background:#fff">Gris</p>'],
  ["rgaa_3_3_bords_des_champs", FORM, "</head>", style("input, textarea { border-color: #e4e4e4 !important; background: #fff !important } form, main, body { background: #fff !important }")],
  ["rgaa_10_3_titre_en_haut", "", "</head>", style("main article, main { display: flex; flex-direction: column } main h1 { order: 9 }")],
  ["rgaa_10_4_lettres_assez_grandes", "barometre/", "</head>", style("caption { font-size: 0.3rem !important }")],
  ["rgaa_11_4_etiquettes_accolees", FORM, "</head>", style("form > *, form div { display: flex !important; flex-direction: column-reverse !important }")],
];

/** Contrôle conduit : la page, ce que l'on remplace, par quoi. @type {Record<string, [string, RegExp | string, string]>} */
const DRIVEN = {
  "rgaa_3_2_messages_d_erreur": [FORM, "</head>", style("[role=alert], .erreur, [id$=-erreur], .erreurs, .erreurs a { color: #d8a0a0 !important; background: #fff !important }")],
  "rgaa_10_7_focus_jamais_recouvert": ["", "</body>", '<div style="position:fixed;inset:auto 0 0;height:70vh;background:#fff">Un bandeau</div></body>'],
  "rgaa_7_2_sans_javascript": ["", "</body>", `<script>document.querySelector("h1").insertAdjacentHTML("afterend", '<p><a href="nouveau/">Un lien écrit par script</a></p>')</script></body>`],
  "rgaa_7_3_tout_au_clavier": ["", "</body>", `<script>document.querySelector("main a").tabIndex = 0; document.querySelector("main a").addEventListener("focus", (e) => e.target.blur()); addEventListener("keydown", (e) => e.key === "Tab" && document.activeElement.closest("main") && e.preventDefault())</script></body>`],
  "rgaa_7_4_rien_sans_validation": ["", "</body>", `<script>document.querySelector("#champ-recherche").addEventListener("input", () => { location.hash = "change" })</script></body>`],
  "rgaa_7_5_messages_annonces": ["recherche/?q=commune", 'role="status"', ""],
  "rgaa_10_2_rien_ne_disparait_sans_styles": ["", "</head>", '<style>h1::before { content: "Bienvenue" }</style></head>'],
  "rgaa_10_4_texte_a_200": ["", "</h1>", '</h1><div style="height:1rem;overflow:hidden">Un texte que sa boîte coupe</div>'],
  "rgaa_10_7_focus_visible": ["", "</head>", "<style>:focus-visible { outline: none !important; box-shadow: none !important }</style></head>"],
  "rgaa_10_8_contenus_caches": ["", "</h1>", '</h1><a href="#x" style="position:absolute;left:-999px">Caché</a>'],
  "rgaa_10_12_espacement_du_texte": ["", "</h1>", `</h1>${BIG}`],
  "rgaa_12_7_evitement_fonctionne": ["", 'href="#contenu"', 'href="#nulle-part"'],
  "rgaa_12_8_retour_du_focus": ["", "</body>", `<script>document.getElementById("menu").addEventListener("toggle", () => document.activeElement.blur())</script></body>`],
  "rgaa_12_9_pas_de_piege": ["", "</body>", `<script>document.querySelector("main a").addEventListener("keydown", (e) => e.key === "Tab" && e.preventDefault())</script></body>`],
  "rgaa_12_10_pas_de_raccourci": ["", "</body>", `<script>addEventListener("keydown", (e) => e.key === "s" && document.querySelector("#champ-recherche").focus())</script></body>`],
  "rgaa_13_9_deux_orientations": ["", "</head>", "<style>@media (orientation: landscape) { main p { display: none } }</style></head>"],
};

/**
 * Les fautes que voit le navigateur, dans le tableau des trente-trois : le contrôle, la page, ce que l'on remplace, par quoi.
 * @type {[string, [string, string, string, string]][]}
 */
const ATTACK = load(readFileSync(new URL("../site/rgaa/fautes.yml", import.meta.url), "utf8"))
  .filter((/** @type {any} */ { site }) => site && (site[0] in CONTROLS || MEASURES.includes(site[0]) || /^(?:axe:|htmlcs$)/.test(site[0])))
  .map((/** @type {any} */ { faute, site }) => [faute, site]);

const guide = opened();

/**
 * La copie d'une page construite, avec sa faute.
 * @param {string} address
 * @param {RegExp | string} old
 * @param {string} fault
 */
function planted(address, old, fault) {
  const kept = readFileSync(join(SITE, address.replace(/\?.*/, ""), "index.html"), "utf8");
  const spoilt = kept.replace(old, fault);
  assert.notEqual(spoilt, kept, `la faute n'a pas pris : ${old} n'est pas dans /${address}`);
  return spoilt;
}

/**
 * Un onglet où une adresse du site rend la copie fautive.
 * @param {string} address
 * @param {RegExp | string} old
 * @param {string} fault
 */
async function tab(address, old, fault) {
  const page = await (await guide.browser.newContext({ reducedMotion: "reduce" })).newPage();
  const body = planted(address, old, fault);
  await page.context().route(guide.url + address, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
  return page;
}

describe("axe voit la faute plantée", () => {
  const named = [...new Set([...GRID.matchAll(/axe:([a-z-]+)/g)].map((found) => found[1] ?? ""))];

  test("chaque règle que nomme la grille a sa faute", () => {
    assert.deepEqual(named.filter((rule) => !(rule in AXE)), []);
  });

  for (const [rule, [old, fault]] of Object.entries(AXE)) {
    test(rule, async () => {
      const page = await tab("", old, fault);
      await page.goto(guide.url);
      await arm(page);
      const { faults, unsure } = await runAxe(page, { address: "", state: "copie", rules: [rule] });
      assert.ok([...faults, ...unsure].length > 0, `${rule} reste vert`);
      await page.context().close();
    });
  }
});

describe("le contrôle conduit voit la faute plantée", () => {
  test("chaque page où une faute passait est conduite", () => {
    const pages = ATTACK.filter(([, [controle]]) => controle in CONTROLS).map(([, [, address]]) => address);
    assert.deepEqual(pages.filter((address) => !Object.values(TEMPLATES).includes(address)), []);
  });

  test("chaque contrôle a sa faute", () => assert.deepEqual(Object.keys(CONTROLS).sort(), Object.keys(DRIVEN).sort()));

  for (const [controle, [address, old, fault]] of Object.entries(DRIVEN)) {
    test(`${controle}, sur /${address}`, async () => {
      const page = await tab(address, old, fault);
      const found = await CONTROLS[controle]?.(page, guide.url + address);
      assert.ok(found?.length, `${controle} reste vert`);
      await page.context().close();
    });
  }
});

describe("la mesure voit la faute plantée", () => {
  test("chaque mesure a sa faute", () => assert.deepEqual([...new Set(MEASURED.map(([controle]) => controle))], MEASURES));

  for (const [rank, [controle, address, old, fault]] of MEASURED.entries()) {
    test(`${controle}, faute ${rank + 1}`, async () => {
      const page = await tab(address, old, fault);
      await page.setViewportSize(WIDE);
      await page.goto(guide.url + address);
      const found = await colours(page, address, "clair");
      assert.ok(found.some((one) => one.controle === controle), `${controle} reste vert`);
      await page.context().close();
    });
  }
});

describe("chaque faute de l'attaque se voit", () => {
  /** Ce que trouve un contrôle sur une page ouverte. @param {import("playwright-core").Page} page @param {string} controle @param {string} address */
  async function found(page, controle, address) {
    const driven = CONTROLS[controle];
    if (driven) return driven(page, guide.url + address);
    await page.setViewportSize(WIDE);
    await page.goto(guide.url + address);
    if (MEASURES.includes(controle)) return (await colours(page, address, "clair")).filter((one) => one.controle === controle);
    if (controle === "htmlcs") return runSniffer(page, address, "copie");
    await arm(page);
    return (await runAxe(page, { address, state: "copie", rules: [controle.replace("axe:", "")] })).faults;
  }

  for (const [faute, [controle, address, old, fault]] of ATTACK) {
    test(`${faute} : ${controle}`, async () => {
      const page = await tab(address, new RegExp(old), fault.replace(/\\(\d)/g, "$$$1"));
      assert.ok((await found(page, controle, address)).length > 0, `${controle} reste vert`);
      await page.context().close();
    });
  }
});

describe("les mesures et les outils voient la faute plantée", () => {
  test("rgaa_10_11_une_seule_direction et rgaa_10_6_liens_soulignes", async () => {
    const page = await tab("", "</h1>", `</h1>${BIG}<p>Un texte et <a href="#x" style="text-decoration:none">son lien</a>.</p>`);
    await page.setViewportSize(NARROW);
    await page.goto(guide.url);
    const found = (await layout(page, "", "320")).map(({ controle }) => controle);
    assert.deepEqual([...new Set(found)].sort(), ["rgaa_10_11_une_seule_direction", "rgaa_10_6_liens_soulignes"]);
    await page.context().close();
  });

  test("rgaa_3_2_contrastes_tous_juges : un contraste en sombre, un fond que l'on ne sait pas mesurer", async () => {
    const page = await tab("", "</h1>", '</h1><p style="color:#1d2421">Lisible en clair</p><p style="background:linear-gradient(#fff,#000)">Sur un dégradé</p>');
    await page.setViewportSize(WIDE);
    await page.goto(guide.url);
    await arm(page);
    await light(page, "dark");
    const { faults, unsure } = await runAxe(page, { address: "", state: "sombre", rules: ["color-contrast"] });
    assert.ok(faults.length > 0, "le contraste en sombre reste vert");
    assert.ok(unsure.length > 0, "le dégradé ne va pas à la file d'attente");
    await page.context().close();
  });

  test(`${PAPER} : un texte, un texte écrit par la feuille, un tableau trop large`, async () => {
    for (const [old, fault] of [
      ["</h1>", '</h1><p style="font-size:8pt">Trop petit sur le papier</p>'],
      ["</head>", style('@media print { h1::after { content: "imprimé"; font-size: 6pt } }')],
      ["</h1>", `</h1>${BIG}`],
    ]) {
      const page = await tab("", old ?? "", fault ?? "");
      await page.goto(guide.url);
      assert.equal((await printed(page, "")).length, 1, fault);
      await page.context().close();
    }
  });

  test("HTML_CodeSniffer", async () => {
    const page = await tab("", "</form>", '<input type="text" name="x"></form>');
    await page.goto(guide.url);
    assert.ok((await runSniffer(page, "", "copie")).length > 0);
    await page.context().close();
  });

  test("un sombre qui n'en est pas un arrête tout", async () => {
    const page = await tab("", "</head>", "<style>body { background: #fff !important }</style></head>");
    await page.goto(guide.url);
    await assert.rejects(light(page, "dark"), /n'est pas passée en dark/);
    await page.context().close();
  });

  test("pa11y-ci et Nu, et rgaa_8_2_code_genere, qui est Nu après nos scripts", async () => {
    const folder = mkdtempSync(join(tmpdir(), "guide-faute-"));
    try {
      cpSync(join(SITE, "assets", "guide.css"), join(folder, "assets", "guide.css"), { recursive: true });
      mkdirSync(join(folder, "une"), { recursive: true });
      writeFileSync(join(folder, "index.html"), planted("", "</h1>", '</h1><img src="x.png"><p style="color:#ccc">Pâle</p>'));
      writeFileSync(join(folder, "une", "index.html"), planted("", "</h1>", "</h1><p><div>Mal rangé</div></p>"));
      const local = await serve(folder);
      const { report } = await pa11y(local.url, [""]);
      local.close();
      assert.ok(report.errors >= 2, "pa11y-ci reste vert");
      assert.ok(validate([join(folder, "une", "index.html")]).length > 0, "Nu reste vert");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
