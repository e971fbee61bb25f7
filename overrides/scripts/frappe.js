// @ts-check
"use strict";
/* Reconnaître une faute de frappe, pour la recherche d'une page et celle d'une commune. */

/**
 * Vrai si une seule faute de frappe sépare deux mots : une lettre en trop, en moins, changée, ou deux inversées.
 * @param {string} one
 * @param {string} other
 */
var guideFrappe = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let [last, end] = [one.length, other.length];
  while (last > start && end > start && one[last - 1] === other[end - 1]) (last--, end--);
  const [left, right] = [one.slice(start, last), other.slice(start, end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};
