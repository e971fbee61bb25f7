// Les pages construites, dans tous leurs états : axe-core, HTML_CodeSniffer et les scénarios conduits.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { CONTROLS } from "./conduite.mjs";
import { MEASURES } from "./couleurs.mjs";
import { PAPER } from "./papier.mjs";
import { toDrive, toTest } from "./preuves.mjs";
import { axeRules, CACHE, everywhere, judged, record, sentence, sweep, version } from "./rgaa.mjs";
import { opened } from "./site.mjs";

const guide = opened();

describe("toutes les pages changées depuis leur preuve, en clair et en sombre, à 1280 et à 320 points, menu ouvert", () => {
  /** @type {import("./rgaa.mjs").Fault[]} */
  let faults = [];
  /** @type {import("./rgaa.mjs").Fault[]} */
  let unsure = [];

  before(async () => {
    const list = toTest();
    const found = await everywhere(guide.browser, list, (page, address) => sweep(page, guide.url, address));
    assert.equal(found.length, list.length, "des pages ne sont pas passées");
    faults = found.flatMap((page) => page.faults);
    unsure = found.flatMap((page) => page.unsure);
    const pending = unsure.filter((fault) => !judged(fault));
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(join(CACHE, "a-juger.txt"), unsure.map((fault) => `${judged(fault) ?? "à juger"} | ${sentence(fault)}`).sort().join("\n") + "\n");
    const contrasts = pending.filter(({ controle }) => controle === "axe:color-contrast");
    faults.push(...contrasts.map((fault) => ({ ...fault, controle: "rgaa_3_2_contrastes_tous_juges" })));
    const pages = list.length;
    const layouts = ["rgaa_10_6_liens_soulignes", "rgaa_10_11_une_seule_direction", "rgaa_3_2_contrastes_tous_juges", PAPER, ...MEASURES];
    record("axe", { outil: "axe-core", version: version("axe-core"), pages, controles: [...axeRules().map((rule) => `axe:${rule}`), ...layouts], faults });
    record("htmlcs", { outil: "HTML_CodeSniffer", version: version("@pa11y/html_codesniffer"), pages, controles: ["htmlcs"], faults });
  });

  for (const [family, told] of /** @type {const} */ ([["axe:", "axe"], ["htmlcs", "HTML_CodeSniffer"], ["rgaa_", "nos mesures"], ["guide_", "nos mesures du papier"]])) {
    test(`${told} n'y voit aucune faute`, () => {
      const found = faults.filter(({ controle }) => controle.startsWith(family));
      assert.equal(found.length, 0, `\n${[...new Set(found.map(sentence))].join("\n")}`);
    });
  }

  test("ce que les outils ne savent pas trancher a été jugé par une personne", () => {
    const pending = unsure.filter((fault) => !judged(fault));
    assert.equal(pending.length, 0, `\n${[...new Set(pending.map(sentence))].join("\n")}`);
  });
});

describe("chaque gabarit et chaque page de l'échantillon changée depuis sa preuve, conduits au clavier et déformés", () => {
  /** @type {import("./rgaa.mjs").Fault[]} */
  const faults = [];

  before(async () => {
    const list = toDrive();
    await everywhere(guide.browser, list, async (page, address) => {
      for (const [controle, check] of Object.entries(CONTROLS)) {
        for (const message of await check(page, guide.url + address)) {
          faults.push({ controle, page: address.replace(/\?.*/, ""), etat: "conduit", element: "", message });
        }
      }
    });
    record("conduite", { outil: "Chromium", version: guide.browser.version(), pages: null, vues: list.map((address) => address.replace(/\?.*/, "")), controles: Object.keys(CONTROLS), faults });
  });

  for (const controle of Object.keys(CONTROLS)) {
    test(controle, () => {
      const found = faults.filter((fault) => fault.controle === controle);
      assert.equal(found.length, 0, `\n${found.map(sentence).join("\n")}`);
    });
  }
});
