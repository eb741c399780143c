/** The dark form of the library's pictures. */
import { darkPartner } from "../browser/figures/dark-colours.js";

const colour = /#[0-9a-f]{3,8}\b|(?<=[":])(?:white|black)(?=[";])/gi;

/** The picture in the dark; undefined if it has parts in the browser's black, which then stand on a light card. */
export function inTheDark(svg: string): string | undefined {
  if (/<text(?![^>]*fill=)/.test(svg)) return undefined;
  return svg.replace(colour, (word) => darkPartner(word) ?? word);
}
