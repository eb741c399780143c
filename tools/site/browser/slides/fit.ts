/** Keeps every slide within its stage: first its code goes, then it is divided, then what is left is made smaller. */

export const stageWidth = 1152;
export const stageHeight = 648;

/** Divides blocks between slides so that none is higher than the stage, if a single block is not. */
export function divided(heights: readonly number[], room: number): number[][] {
  const slides: number[][] = [];
  let used = 0;
  for (const [i, height] of heights.entries()) {
    if (slides.length === 0 || used + height > room) {
      slides.push([]);
      used = 0;
    }
    slides.at(-1)!.push(i);
    used += height;
  }
  return slides;
}

/** Makes the content of a slide as much smaller as it has to be. */
export function shrinkToStage(content: HTMLElement): void {
  content.style.zoom = "1";
  for (let i = 0; i < 4; i++) {
    const zoom = Number(content.style.zoom);
    const height = content.scrollHeight;
    if (height * zoom <= stageHeight + 1) return;
    content.style.zoom = String(Math.max(0.3, (stageHeight / height) * 0.99));
  }
}
