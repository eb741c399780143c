/** The dark form of the library's pictures: each of its colours has a partner; other colours stay on a light card. */
const partners: Readonly<Record<string, string>> = {
  "#fff": "#15171c",
  "#ffffff": "#15171c",
  white: "#15171c",
  "#222": "#e7e6e2",
  "#222222": "#e7e6e2",
  "#000": "#e7e6e2",
  "#000000": "#e7e6e2",
  black: "#e7e6e2",
  "#444": "#cfd2d8",
  "#444444": "#cfd2d8",
  "#6b6b6b": "#a9aeb8",
  "#888": "#a9aeb8",
  "#888888": "#a9aeb8",
  "#bbb": "#4a505c",
  "#bbbbbb": "#4a505c",
  "#ccc": "#4a505c",
  "#cccccc": "#4a505c",
  "#ddd": "#363b46",
  "#dddddd": "#363b46",
  "#eee": "#21252d",
  "#eeeeee": "#21252d",
  "#b3261e": "#ff8f87",
  "#0067a5": "#6db6ec",
  "#c44601": "#ff9a62",
  "#00795c": "#4cc9a4",
  "#8f3b8c": "#d79ad4",
  "#8a6a00": "#e0be5a",
  "#b8336a": "#f28ab0",
  "#4a5fa8": "#a3b4f0",
};

const colour = /#[0-9a-f]{3,8}\b|(?<=[":])(?:white|black)(?=[";])/gi;

/** The picture in the dark; undefined if it has a colour without a partner, or parts in the browser's black. */
export function inTheDark(svg: string): string | undefined {
  const known = (svg.match(colour) ?? []).every((word) => partners[word.toLowerCase()]);
  if (!known || /<text(?![^>]*fill=)/.test(svg)) return undefined;
  return svg.replace(colour, (word) => partners[word.toLowerCase()]!);
}
