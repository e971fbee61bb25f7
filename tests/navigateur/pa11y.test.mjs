// La promesse faite à nos lecteurs : pa11y-ci, WCAG 2 niveau double A, zéro erreur sur chaque page construite.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pa11y } from "./pa11y.mjs";
import { toTest } from "./preuves.mjs";
import { record, version } from "./rgaa.mjs";
import { serve } from "./site.mjs";

test("pa11y-ci ne trouve aucune erreur sur les pages changées depuis leur preuve", async () => {
  const served = await serve();
  try {
    const list = toTest();
    const { report, found } = await pa11y(served.url, list);
    const faults = found.flatMap(({ page, issues }) =>
      issues.map(({ code = "", selector = "", message }) => ({ controle: "pa11y", page, etat: code, element: selector, message })),
    );
    record("pa11y", { outil: "pa11y-ci", version: version("pa11y-ci"), pages: found.length, controles: ["pa11y"], faults });
    assert.ok(list.length > 0, "aucune page à passer : lancez make site");
    assert.equal(found.length, list.length, "pa11y-ci n'a pas passé toutes les pages demandées");
    assert.equal(faults.length, 0, `\n${faults.map(({ page, etat, element, message }) => `/${page} ${etat} ${element} : ${message}`).join("\n")}`);
    assert.equal(report.passes, list.length);
  } finally {
    served.close();
  }
});
