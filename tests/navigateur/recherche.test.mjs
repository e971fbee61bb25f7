// La recherche dans un vrai navigateur : ce qu'une personne y voit, y entend et y tape.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { engine, MOTEUR, questions, QUESTIONS } from "../recherche/classement.mjs";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();

/**
 * La page de recherche, une fois qu'elle a répondu.
 * @param {string} question
 */
async function ask(question) {
  const { page, errors } = await newPage(guide.browser);
  await page.goto(`${guide.url}recherche/?q=${encodeURIComponent(question)}`);
  const status = await settled(page);
  return { page, errors, status, links: page.locator("#resultats a") };
}

/**
 * Ce que la page annonce quand elle a fini de chercher.
 * @param {import("playwright-core").Page} page
 */
async function settled(page) {
  await page.waitForFunction(() => /[^…]$/.test([...document.querySelectorAll("#etat-recherche, #conseil-recherche")].map((zone) => zone.textContent).join("")));
  return (await page.locator("#etat-recherche, #conseil-recherche").allTextContents()).join("");
}

describe("la recherche", () => {
  test("répond à l'adresse ?q=, du plus pertinent au moins pertinent, et annonce le nombre", async () => {
    const { page, errors, status, links } = await ask("DPO");
    assert.match(status, /^\d+ pages trouvées pour « DPO »\.$/);
    assert.equal(await links.first().getAttribute("href"), "../obligations/rgpd-delegue/");
    const first = page.locator("#resultats li").first();
    assert.match(await first.innerText(), /délégué/i);
    assert.ok((await first.locator("p").count()) === 2, "un résultat montre sa rubrique et un extrait");
    assert.ok((await page.locator("#resultats mark").count()) > 0, "les mots trouvés sont marqués");
    assert.match(await page.title(), /^DPO – /);
    assert.deepEqual(errors, []);
    await links.first().click();
    assert.match(await page.locator("h1").innerText(), /délégué/i);
  });

  test("comprend accents absents, élision, fautes, sigles et leur forme anglaise", async () => {
    for (const [question, expected] of [
      ["delegue a la protection des donnees", "rgpd-delegue/"],
      ["l'archivage", "archivage-electronique/"],
      ["accesibilité du site", "accessibilite"],
      ["data protection officer", "rgpd-delegue/"],
      ["schéma plurianuel", "schema-pluriannuel-accessibilite/"],
    ]) {
      const { links, page } = await ask(question ?? "");
      assert.match((await links.first().getAttribute("href")) ?? "", new RegExp(expected ?? ""), question);
      await page.close();
    }
  });

  test("les mots anglais des réponses disent leur langue", async () => {
    const { page } = await ask("open data");
    for (const place of ["a", "p"]) {
      const said = await page.locator(`#resultats ${place} [lang=en]`).allTextContents();
      assert.ok(said.some((text) => /^open data$/i.test(text)), `${place} : ${said.join(" | ")}`);
    }
  });

  test("se fait au clavier depuis une autre page, et reprend la question dans le champ", async () => {
    const { page, errors } = await newPage(guide.browser);
    await page.goto(`${guide.url}obligations/rgpd-delegue/`);
    await page.locator("input[name=q]").focus();
    await page.keyboard.type("cantine");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/recherche/?q=cantine");
    assert.match(await settled(page), /pour « cantine »/);
    assert.equal(await page.locator("input[name=q]").inputValue(), "cantine");
    assert.deepEqual(errors, []);
  });

  test("montre la suite à la demande, y mène le clavier, et va jusqu'à la dernière, même seule", async () => {
    const { answer } = engine(MOTEUR);
    let asked = "";
    for (const { question } of questions(QUESTIONS)) {
      const found = (await answer(question)).resultats.length;
      if (found > 40 && found % 20 === 1) asked = question;
      if (asked) break;
    }
    assert.ok(asked, "aucune question publiée ne laisse une page seule à la fin");
    const { page, status, links } = await ask(asked);
    const more = page.getByRole("button", { name: /Montrer d’autres pages/ });
    for (let shown = 20; await more.count(); shown += 20) {
      assert.equal(await links.count(), shown);
      await more.press("Enter");
      assert.ok(await links.nth(shown).evaluate((link) => link === document.activeElement));
    }
    assert.equal(`${await links.count()} pages trouvées`, /\d+ pages trouvées/.exec(status)?.[0]);
  });

  test("n'exécute ni n'affiche comme balise ce que l'on tape", async () => {
    for (const question of ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "cantine<b>gras</b>"]) {
      const { page, errors, status } = await ask(question);
      page.on("dialog", () => assert.fail("une fenêtre s'est ouverte"));
      assert.ok(status.includes(question) || status.includes("…"), status);
      assert.equal(await page.locator("main :is(script:not([src]), img[src=x], b)").count(), 0);
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  test("lit le début d'une question de 10 000 signes, et le dit", async () => {
    for (const question of ["facture ".repeat(1250), "a".repeat(10_000), "é".repeat(10_000)]) {
      const { page, errors, status } = await ask(question);
      assert.match(status, /^Votre question est longue : seul son début a été lu\. /);
      assert.ok(status.length < 300, "la question n'est pas redite en entier");
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  test("demande un mot quand la question n'en a pas", async () => {
    for (const question of ["", "   ", "🙂🏛️", "?!", "le la les"]) {
      const { page, errors, status, links } = await ask(question);
      assert.match(status, /^Écrivez au moins un mot/, JSON.stringify(question));
      assert.match((await page.getByRole("alert").textContent()) ?? "", /^Écrivez au moins un mot/, "la demande n'est pas une alerte");
      assert.equal(await links.count(), 0);
      assert.doesNotMatch(await page.title(), /^\s*–/, "le titre de la page commence par un tiret");
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  test("sans résultat, dit le mot inconnu, n'en invente pas d'autre, et mène au plan du site", async () => {
    const { page, status, links } = await ask("zzcantinzzz");
    assert.equal(status, "Aucun résultat pour « zzcantinzzz ». Nous n’avons rien sur : zzcantinzzz. Voyez le plan du site.");
    assert.equal(await links.count(), 0);
    assert.equal(await page.getByRole("alert").getByRole("link").count(), 1);
    assert.equal(await page.getByRole("alert").getByRole("link").getAttribute("href"), "../plan-du-site/");
  });

  test("dit le mot inconnu à côté des pages trouvées, et la faute de frappe qu'elle a lue", async () => {
    assert.match((await ask("cantine zzcantinzzz")).status, /^\d+ pages? trouvées? pour « cantine zzcantinzzz »\. Nous n’avons rien sur : zzcantinzzz\.$/);
    assert.match((await ask("accesibilité")).status, /^Nous avons lu « accessibilit[eé] » pour « accesibilit[eé] »\. \d+ pages trouvées/);
  });

  test("dit que l'index est injoignable, et mène au plan du site", async () => {
    const { page } = await newPage(guide.browser);
    await page.route("**/index-recherche*.js", (route) => route.abort());
    await page.goto(`${guide.url}recherche/?q=cantine`);
    assert.equal(
      await settled(page),
      "La recherche ne répond pas : le réseau est peut-être coupé. Parcourez le plan du site.",
    );
    assert.equal(await page.getByRole("alert").getByRole("link").getAttribute("href"), "../plan-du-site/");
  });

  test("ne charge ni moteur ni index sans question", async () => {
    const { page } = await newPage(guide.browser);
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${guide.url}recherche/`, { waitUntil: "networkidle" });
    assert.deepEqual(asked.filter((url) => /bibliotheques|moteur|index-recherche/.test(url)), []);
  });

  test("sans JavaScript, propose le plan du site et le lexique", async () => {
    const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
    await page.goto(`${guide.url}recherche/?q=cantine`);
    const main = page.locator("main");
    assert.match(await main.innerText(), /la recherche ne peut pas répondre/);
    for (const name of ["plan du site", "lexique"]) assert.ok(await main.getByRole("link", { name }).isVisible(), name);
  });

  test("répond quand le guide est ouvert depuis un dossier", async () => {
    const folder = mkdtempSync(join(tmpdir(), "guide-"));
    try {
      cpSync(SITE, folder, { recursive: true });
      const { page, errors } = await newPage(guide.browser);
      await page.goto(`${pathToFileURL(join(folder, "recherche", "index.html"))}?q=cantine`);
      assert.match(await settled(page), /pages? trouvées? pour « cantine »/);
      const link = page.locator("#resultats a").first();
      assert.match((await link.getAttribute("href")) ?? "", /^\.\.\/.+\/index\.html$/);
      await link.click();
      assert.ok(await page.locator("h1").isVisible());
      await page.goBack();
      await page.locator("input[name=q]").fill("facture");
      await page.keyboard.press("Enter");
      await page.waitForURL(/recherche\/index\.html\?q=facture$/);
      assert.match(await settled(page), /pour « facture »/);
      assert.deepEqual(errors, []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
