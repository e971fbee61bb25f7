// Ce qu'une personne a jugé ne s'étend à rien d'autre ; aucun navigateur n'est ouvert.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judged } from "./rgaa.mjs";

const FAULT = { controle: "axe:color-contrast", page: "barometre/", etat: "clair 1280", element: "svg > text", message: "Le texte est trop court." };
const POINT = { regle: "axe:color-contrast", element: "^svg", message: "trop court", verdict: "c", raison: "Vu." };

test("la liste jugée se lit dans data/rgaa/a_juger.yml", () => {
  assert.match(judged({ ...FAULT, element: 'text[x="1"]' }) ?? "", /notre mesure rgaa_3_2_contrastes_mesures/);
});

test("un point jugé conforme donne sa raison", () => {
  assert.equal(judged(FAULT, [POINT]), "Vu.");
});

for (const [name, fault, point] of /** @type {const} */ ([
  ["une autre règle", { controle: "axe:link-in-text-block" }, {}],
  ["un autre élément", { element: "p" }, {}],
  ["un autre message", { message: "Une image de fond cache le texte." }, {}],
  ["un jugement non conforme", {}, { verdict: "nc" }],
])) {
  test(`${name} reste à juger`, () => {
    assert.equal(judged({ ...FAULT, ...fault }, [{ ...POINT, ...point }]), undefined);
  });
}
