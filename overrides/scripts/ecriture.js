// @ts-check
"use strict";
/*
 * Ce que partagent les pages qui font un fichier : les dates et les nombres en français, l'enregistrement, l'archive.
 * Tout se fait sur l'appareil. Un script classique, chargé avant celui de la page.
 */

/** Les dates et les nombres, écrits en français quelle que soit la langue du navigateur ; les fichiers à emporter. */
var guideEcriture = (() => {
  const MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

  /** Ce que ni XML ni un agenda n'acceptent. */
  const MUTE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

  function today() {
    const now = new Date();
    const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** @param {string} day @param {number} years */
  function yearsAfter(day, years) {
    const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
    return moved.endsWith("-02-29") && Number(moved.slice(0, 4)) % 4 ? `${moved.slice(0, 4)}-02-28` : moved;
  }

  /** @param {string} day */
  function inWords(day) {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return `${date === 1 ? "1er" : date} ${MONTHS[month - 1]} ${year}`;
  }

  /** Un nombre tel qu'on l'écrit : virgule ou point, signe pour cent compris. @param {string} written */
  function decimal(written) {
    const bare = written.replace(/[\s\u00a0\u202f%]/g, "").replace(",", ".");
    return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : NaN;
  }

  /** @param {number} value */
  function percent(value) {
    return `${String(value).replace(".", ",")}\u00a0%`;
  }

  /** @param {string} text */
  const legible = (text) => text.replace(MUTE, "");

  /** Un texte tel que XML l'accepte. @param {string} text */
  const escaped = (text) => legible(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  /** @param {string} name @param {string} type @param {BlobPart} content */
  function save(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /** Charge un script, une fois ; un échec pourra se retenter. @param {string} src @returns {Promise<void>} */
  function load(src) {
    const before = loading.get(src);
    if (before) return before;
    /** @type {Promise<void>} */
    const wanted = new Promise((done, refused) => {
      const script = document.createElement("script");
      script.src = src;
      script.addEventListener("load", () => done());
      script.addEventListener("error", () => {
        loading.delete(src);
        script.remove();
        refused(new Error(src));
      });
      document.head.append(script);
    });
    loading.set(src, wanted);
    return wanted;
  }

  /** Ce qui range un fichier ; ne se charge qu'ici. @param {string} src @returns {Promise<unknown>} */
  async function archiver(src) {
    await load(src);
    return /** @type {any} */ (globalThis).fflate;
  }

  /** Enregistre un document ODF, dont le type vient en tête et sans compression. @param {string} src @param {string} name @param {Record<string, string>} parts */
  async function saveOdf(src, name, { mimetype = "", ...others }) {
    const zip = /** @type {any} */ (await archiver(src));
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    const held = Object.fromEntries(Object.entries(others).map(([path, text]) => [path, bytes(text)]));
    save(name, mimetype, zip.zipSync({ mimetype: [bytes(mimetype), { level: 0 }], ...held }));
  }

  return { today, yearsAfter, inWords, decimal, percent, legible, escaped, save, load, archiver, saveOdf };
})();
