// @ts-check
"use strict";
/*
 * Ce qui ressemble le plus à un texte : la mesure de Python (difflib), pour que la page propose ce que propose
 * `make dossiers`.
 */

/**
 * Le choix le plus proche d'un texte, s'il l'est assez ; rien sinon.
 * @param {string} text
 * @param {string[]} choices
 * @param {number} enough de 0 à 1
 */
var guideProches = (() => {
  /** @param {string} text */
  function counts(text) {
    /** @type {Map<string, number>} */
    const made = new Map();
    for (const letter of text) made.set(letter, (made.get(letter) ?? 0) + 1);
    return made;
  }

  /** Les lettres communes, quel que soit leur ordre : la ressemblance ne peut pas dépasser. @param {string} one @param {Map<string, number>} other */
  function shared(one, other) {
    let found = 0;
    for (const [letter, count] of counts(one)) found += Math.min(count, other.get(letter) ?? 0);
    return found;
  }

  /** Le nombre de lettres des plus longs morceaux communs, pris l'un après l'autre. @param {string[]} one @param {string[]} other @returns {number} */
  function matching(one, other) {
    let [start, begun, size] = [0, 0, 0];
    /** @type {number[]} */
    let before = [];
    for (const [i, letter] of one.entries()) {
      /** @type {number[]} */
      const now = [];
      for (const [j, same] of other.entries()) {
        if (letter !== same) continue;
        const length = (now[j] = (before[j - 1] ?? 0) + 1);
        if (length > size) [start, begun, size] = [i - length + 1, j - length + 1, length];
      }
      before = now;
    }
    if (!size) return 0;
    return size + matching(one.slice(0, start), other.slice(0, begun)) + matching(one.slice(start + size), other.slice(begun + size));
  }

  return (/** @type {string} */ text, /** @type {string[]} */ choices, /** @type {number} */ enough) => {
    const letters = counts(text);
    const whole = [...text];
    let [best, close] = [-1, ""];
    for (const choice of choices) {
      const total = [...choice].length + whole.length;
      const least = Math.max(enough, best);
      if ((2 * Math.min(total - whole.length, whole.length)) / total < least || (2 * shared(choice, letters)) / total < least) continue;
      const likeness = (2 * matching([...choice], whole)) / total;
      if (likeness >= enough && (likeness > best || (likeness === best && choice > close))) [best, close] = [likeness, choice];
    }
    return close;
  };
})();
