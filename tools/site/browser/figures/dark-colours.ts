/** Figures are coloured for paper; in the dark each colour has a partner of the same hue, light for dark. */

/** Those of the library's theme are chosen by eye. */
const chosen: Readonly<Record<string, string>> = {
  white: "#15171c",
  "#ffffff": "#15171c",
  black: "#e7e6e2",
  "#000000": "#e7e6e2",
  "#222222": "#e7e6e2",
  "#444444": "#cfd2d8",
  "#6b6b6b": "#a9aeb8",
  "#888888": "#a9aeb8",
  "#bbbbbb": "#4a505c",
  "#cccccc": "#4a505c",
  "#dddddd": "#363b46",
  "#eeeeee": "#21252d",
  "#b3261e": "#ff8f87",
  "#0067a5": "#6db6ec",
  "#0b5a8f": "#6db6ec",
  "#c44601": "#ff9a62",
  "#00795c": "#4cc9a4",
  "#8f3b8c": "#d79ad4",
  "#8a6a00": "#e0be5a",
  "#b8336a": "#f28ab0",
  "#4a5fa8": "#a3b4f0",
};

/** @returns undefined for anything but a plain colour: none, transparent, a gradient */
export function darkPartner(colour: string): string | undefined {
  const word = colour.trim().toLowerCase();
  if (chosen[word]) return chosen[word];
  const rgb = channels(word);
  if (!rgb) return undefined;
  const hex = `#${rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
  return chosen[hex] ?? mirrored(rgb);
}

function channels(word: string): [number, number, number] | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(word);
  const parts = short
    ? short.slice(1).map((digit) => Number.parseInt(digit + digit, 16))
    : (/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/
        .exec(word)
        ?.slice(1)
        .map((pair) => Number.parseInt(pair, 16)) ??
      /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(word)?.slice(1).map(Number));
  return parts as [number, number, number] | undefined;
}

/**
 * The same hue; lightness from the other end, and up from there until it stands out from the page's dark ground as the
 * colour did from white, or by 4.5 : 1.
 */
function mirrored(rgb: Rgb): string {
  const { hue, saturation, light } = hsl(rgb);
  const wanted = Math.min(4.5, contrast(rgb, [255, 255, 255]));
  for (let dark = 0.12 + (1 - light) * 0.78; ; dark += 0.03) {
    const found = fromHsl(hue, Math.min(saturation, 0.75), Math.min(dark, 1));
    if (dark >= 1 || contrast(found, ground) >= wanted)
      return `#${found.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
  }
}

type Rgb = readonly [red: number, green: number, blue: number];

const ground: Rgb = [0x15, 0x17, 0x1c];

function hsl(rgb: Rgb): { hue: number; saturation: number; light: number } {
  const [r, g, b] = rgb.map((channel) => channel / 255) as [number, number, number];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const light = (most + least) / 2;
  const spread = most - least;
  if (spread === 0) return { hue: 0, saturation: 0, light };
  const sixth =
    most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return { hue: sixth * 60, saturation: spread / (1 - Math.abs(2 * light - 1)), light };
}

/** @see CSS Color Module Level 4, section 7.1 */
function fromHsl(hue: number, saturation: number, light: number): Rgb {
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    const by = saturation * Math.min(light, 1 - light);
    return Math.round(255 * (light - by * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** As WCAG 2 counts it, from 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = (rgb: Rgb) => {
    const [r, g, b] = rgb.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
