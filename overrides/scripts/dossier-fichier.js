// @ts-check
"use strict";
/*
 * Le fichier d'un dossier : le lire sans rien croire, le migrer, le mettre à plat, le réunir à un autre.
 * Ce script ne touche ni à la page ni à l'appareil ; la forme du fichier est celle que Python publie.
 */

/**
 * Un dossier à plat : « gestes/rgpd_delegue/preuve » et ce qui s'y lit.
 * @typedef {Map<string, string>} Plat
 * @typedef {{ place: string, ici: string, la: string }} Difference
 * @typedef {Record<string, any>} Dossier
 */

var guideFichier = (() => {
  const MOST = 2_000_000;
  const SHOWN = 5;
  const NAME = "guide-pratique-numerique";
  const VERSION = 3;
  const WHOLE = "Rien n'a changé sur cet appareil.";
  const GESTURE = ["etat", "le", "preuve", "qui", "prochaine", "note", "rang"];
  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  /** Un fichier que l'on n'ouvre pas, et pourquoi. */
  class Refused extends Error {}

  /**
   * Le contenu d'un fichier ; lève `Refused` s'il n'est pas d'un dossier du guide.
   * @param {ArrayBuffer} bytes
   * @param {any} schema
   * @returns {Dossier}
   */
  function read(bytes, schema) {
    if (bytes.byteLength > MOST) refuse("Ce fichier est trop gros pour un dossier du guide.");
    if (!bytes.byteLength) refuse("Ce fichier est vide.");
    const given = parsed(bytes);
    if (given["version"] === 1 && !("dossier" in given)) return given;
    if (given["dossier"] !== NAME) refuse("Ce fichier ne vient pas de « Mon dossier ».");
    if (Number.isInteger(given["version"]) && given["version"] > schema.properties.version.const) {
      refuse("Ce dossier vient d'un guide plus récent. Ouvrez-le avec la dernière version du guide.");
    }
    if (given["version"] === 2) return given;
    checked(given, schema);
    return given;
  }

  /** @param {string} why @returns {never} */
  function refuse(why) {
    throw new Refused(`${why} ${WHOLE}`);
  }

  /** @param {ArrayBuffer} bytes @returns {Dossier} */
  function parsed(bytes) {
    let text = "";
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      refuse("Ce fichier n'est pas un texte : choisissez celui dont le nom commence par « dossier- » et finit par « .json ».");
    }
    try {
      const given = JSON.parse(text);
      if (given && typeof given === "object" && !Array.isArray(given)) return given;
    } catch {
      refuse("Ce fichier est abîmé, ou coupé. Reprenez l'original.");
    }
    return refuse("Ce fichier ne vient pas de « Mon dossier ».");
  }

  /** @param {Dossier} given @param {any} schema */
  function checked(given, schema) {
    const found = [...faults(schema, given, "", schema)];
    if (!found.length) return;
    const more = found.length > SHOWN ? ` Et ${found.length - SHOWN} de plus.` : "";
    refuse(`Ce dossier a été changé à la main, ou abîmé. ${found.slice(0, SHOWN).join(" ")}${more}`);
  }

  /**
   * Ce qui, dans une valeur, n'a pas la forme du schéma : une phrase par faute.
   * @param {any} rule @param {any} value @param {string} place @param {any} root
   * @returns {Generator<string>}
   */
  function* faults(rule, value, place, root) {
    if (rule.$ref) return yield* faults(root.$defs[rule.$ref.split("/").pop()], value, place, root);
    if (rule.anyOf) {
      if (value === null) return;
      return yield* faults(rule.anyOf[0], value, place, root);
    }
    const wrong = mistaken(rule, value);
    if (wrong) return yield `« ${place || "fichier"} » : ${wrong}.${rule.examples ? ` Exemple : ${rule.examples[0]}.` : ""}`;
    if (rule.type === "array") for (const [rank, one] of value.entries()) yield* faults(rule.items, one, `${place} ${rank + 1}`, root);
    if (rule.type === "object") yield* inside(rule, value, place, root);
  }

  /** @param {any} rule @param {any} value @returns {string} */
  function mistaken(rule, value) {
    const kind = Array.isArray(value) ? "array" : value === null ? "null" : Number.isInteger(value) ? "integer" : typeof value;
    if ("const" in rule && value !== rule.const) return "valeur inconnue";
    if (rule.enum && !rule.enum.includes(value)) return "valeur inconnue";
    if (kind !== rule.type) return /** @type {Record<string, string>} */ ({ object: "des champs attendus", array: "une liste attendue", integer: "un nombre attendu" })[rule.type] ?? "un texte attendu";
    if (kind === "string") {
      if (rule.format === "date" && !isDay(value)) return "une date attendue";
      if (value.length > (rule.maxLength ?? Infinity)) return "un texte trop long";
      if (value.length < (rule.minLength ?? 0)) return "un texte vide";
      if (rule.pattern && !new RegExp(rule.pattern, "u").test(value)) return "une forme refusée";
    }
    if (kind === "integer" && (value < (rule.minimum ?? -Infinity) || value > (rule.maximum ?? Infinity))) return "un nombre trop grand ou trop petit";
    const size = kind === "array" ? value.length : kind === "object" ? Object.keys(value).length : 0;
    return size > (rule.maxItems ?? rule.maxProperties ?? Infinity) ? "trop de lignes" : "";
  }

  /** @param {any} rule @param {any} value @param {string} place @param {any} root @returns {Generator<string>} */
  function* inside(rule, value, place, root) {
    const under = (/** @type {string} */ name) => [place, name.slice(0, 60)].filter(Boolean).join(".");
    for (const name of rule.required ?? []) if (!Object.hasOwn(value, name)) yield `« ${under(name)} » manque.`;
    const shaped = Object.entries(rule.patternProperties ?? {});
    for (const [name, one] of Object.entries(value)) {
      const known = Object.hasOwn(rule.properties ?? {}, name) ? rule.properties[name] : shaped.find(([shape]) => new RegExp(shape, "u").test(name))?.[1];
      if (!known || name.length > (rule.propertyNames?.maxLength ?? 100)) yield `« ${under(name)} » : nom inconnu.`;
      else yield* faults(known, one, under(name), root);
    }
  }

  /** Vrai si ce jour existe. @param {string} text */
  function isDay(text) {
    const day = new Date(`${text}T12:00:00Z`);
    return DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  /**
   * La version 1 gardait des réponses écourtées et des cases ; ce que la tranche ne connaît pas se perd avec elle. La
   * version 2 n'avait pas les étapes cochées.
   * @param {Dossier} given
   * @param {{ id: string, reponses: Record<string, string> }[]} questions
   * @returns {Dossier}
   */
  function migrated(given, questions) {
    if (given["version"] === 2) return { ...given, version: VERSION };
    const made = { ...given, dossier: NAME, version: VERSION, guide: { le: "2000-01-01", version: "0", empreintes: {} }, reponses: expanded(String(given["answers"] ?? ""), questions), gestes: {} };
    const done = Array.isArray(given["done"]) ? given["done"] : [];
    made.gestes = Object.fromEntries(done.map((id) => [String(id), { etat: "fait" }]));
    for (const name of ["answers", "done"]) Reflect.deleteProperty(made, name);
    return made;
  }

  /**
   * Les réponses qu'écrit un texte : « site=o,ia=non ».
   * @param {string} written
   * @param {{ id: string, reponses: Record<string, string> }[]} questions
   */
  function expanded(written, questions) {
    const told = new Map(written.split(",").map((pair) => /** @type {[string, string]} */ (pair.split("=", 2))));
    const found = questions.map(({ id, reponses }) => [id, meant(told.get(id) ?? "", Object.keys(reponses))]);
    return Object.fromEntries(found.filter(([, said]) => said));
  }

  /** La réponse que désigne un début ; rien si aucune, ou plusieurs, commencent ainsi. @param {string} start @param {string[]} choices */
  function meant(start, choices) {
    const near = choices.filter((one) => one.startsWith(start));
    return start && near.length === 1 ? near[0] : "";
  }

  /** Un dossier à plat, sans ce qui est vide. @param {Dossier} given @returns {Plat} */
  function flat(given) {
    /** @type {Plat} */
    const made = new Map();
    const put = (/** @type {string[]} */ place, /** @type {unknown} */ value) => {
      if (value && value !== "a_faire") made.set(place.join("/"), String(value));
    };
    for (const part of ["reponses", "champs"]) for (const [id, said] of Object.entries(given[part] ?? {})) put([part, id], said);
    for (const [id, gesture] of Object.entries(given["gestes"] ?? {})) for (const field of GESTURE) put(["gestes", id, field], gesture[field]);
    for (const [id, marks] of Object.entries(given["etapes"] ?? {})) for (const mark of marks) put(["etapes", id, mark], "cochée");
    for (const { id, objet, le, rang = 0 } of given["dates"] ?? []) put(["dates", id], JSON.stringify([objet, le, rang]));
    for (const mark of given["douze_mois"] ?? []) put(["douze_mois", mark], "fait");
    for (const [name, fields] of Object.entries(given["brouillons"] ?? {})) for (const [id, said] of Object.entries(fields)) put(["brouillons", name, id], said);
    return made;
  }

  /** Le dossier que décrit un texte à plat. @param {Dossier} head @param {Plat} told @returns {Dossier} */
  function shaped(head, told) {
    const under = (/** @type {string} */ part) => [...told].filter(([place]) => place.startsWith(`${part}/`)).map(([place, said]) => /** @type {[string[], string]} */ ([place.split("/").slice(1), said]));
    const table = (/** @type {string} */ part) => Object.fromEntries(under(part).map(([path, said]) => [path.join("/"), said]));
    const grouped = (/** @type {string} */ part) => {
      /** @type {Map<string, Record<string, string>>} */
      const made = new Map();
      for (const [[id = "", ...field], said] of under(part)) made.set(id, { ...made.get(id), [field.join("/")]: said });
      return [...made];
    };
    return {
      dossier: NAME,
      version: VERSION,
      guide: head["guide"],
      collectivite: { nom: head["collectivite"].nom, code: head["collectivite"].code ?? null, tranche: head["collectivite"].tranche },
      reponses: table("reponses"),
      gestes: Object.fromEntries(grouped("gestes").map(([id, one]) => [id, gesture(one)])),
      etapes: Object.fromEntries(grouped("etapes").map(([id, marks]) => [id, Object.keys(marks).sort((one, other) => Number(one) - Number(other))])),
      dates: under("dates").map(([[id = ""], said]) => date(id, said)),
      douze_mois: under("douze_mois").map(([[mark = ""]]) => mark).sort(),
      champs: table("champs"),
      brouillons: Object.fromEntries(grouped("brouillons")),
    };
  }

  /** @param {Record<string, string>} given */
  function gesture({ etat = "a_faire", le, preuve = "", qui = "", prochaine, note = "", rang = "0" }) {
    return { etat, le: le ?? null, preuve, qui, prochaine: prochaine ?? null, note, rang: Number(rang) };
  }

  /** @param {string} id @param {string} said */
  function date(id, said) {
    const [objet, le, rang] = JSON.parse(said);
    return { id, objet, le, rang };
  }

  /**
   * Deux dossiers réunis : ce que chacun est seul à dire, et ce qui diffère, où l'appareil l'emporte d'abord.
   * @param {Plat} here @param {Plat} there
   * @returns {{ told: Plat, differing: Difference[], added: number }}
   */
  function united(here, there) {
    const told = new Map(there);
    /** @type {Difference[]} */
    const differing = [];
    for (const [place, ici] of here) {
      const la = there.get(place);
      if (place.endsWith("/rang") && la) told.set(place, String(Math.max(Number(ici), Number(la))));
      else told.set(place, ici);
      if (la !== undefined && la !== ici && !place.endsWith("/rang")) differing.push({ place, ici, la });
    }
    const added = [...there.keys()].filter((place) => !here.has(place) && !place.endsWith("/rang")).length;
    return { told, differing, added };
  }

  /** Le texte du fichier, à l'octet celui que Python écrit. @param {Dossier} given */
  const written = (given) => `${JSON.stringify(given, null, 1)}\n`;

  return { Refused, read, migrated, checked, expanded, flat, shaped, united, written, isDay };
})();
