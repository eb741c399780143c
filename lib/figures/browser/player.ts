/**
 * The player of an animation. Its source text is written into the page, so it uses nothing outside itself.
 *
 * It plays what lies in the element around it: an image of an SVG with `[data-sprite]` groups and `[data-text]`
 * texts, which it puts into the page with the controls under it, and the frames as JSON. Nothing else of the page
 * is touched.
 */
export interface PlayedFrames {
  /** Milliseconds a frame at speed 1. */
  readonly ms: number;
  /** Frames that make one step of the story. */
  readonly beat: number;
  /** `moves[f]` = sprite, x, y, look, sprite, x, ... : what differs from the frame before. */
  readonly moves: readonly (readonly number[])[];
  /** `texts[f]` = slot, text, slot, text, ... : what differs from the frame before. */
  readonly texts: readonly (readonly (string | number)[])[];
  /** `looks[l]` = fill, ink, badge. */
  readonly looks: readonly (readonly [string, string, string])[];
}

export function player(controls: string): void {
  const script = document.currentScript?.parentElement;
  const roots = script?.matches("[data-animation]")
    ? [script]
    : Array.from(document.querySelectorAll<HTMLElement>("[data-animation]:not([data-ready])"));
  for (const root of roots) start(root);

  function start(root: HTMLElement): void {
    if (root.dataset.ready) return;
    root.dataset.ready = "yes";
    const picture = root.querySelector("img")!;
    const bytes = Uint8Array.from(atob(picture.src.split(",")[1]!), (letter) => letter.charCodeAt(0));
    picture.insertAdjacentHTML("afterend", new TextDecoder().decode(bytes) + controls);
    picture.remove();
    root.querySelector('[data-do="sentence"]')!.remove();
    const film = JSON.parse(root.querySelector('[type="application/json"]')!.textContent!) as PlayedFrames;
    const sprites = Array.from(root.querySelectorAll<SVGGElement>("[data-sprite]"));
    const slots = Array.from(root.querySelectorAll<SVGTextElement>("[data-text]"));
    const control = <T extends HTMLElement>(name: string): T => root.querySelector<T>(`[data-do="${name}"]`)!;
    const [play, scrub, speed] = [
      control("play"),
      control<HTMLInputElement>("scrub"),
      control<HTMLSelectElement>("speed"),
    ];
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const [places, texts] = unfold(film, sprites.length, slots.length);
    const last = film.moves.length - 1;
    let at = 0;
    let playing = false;
    let before = 0;

    function draw(spoken: boolean): void {
      const frame = Math.min(last, Math.floor(at));
      const next = Math.min(last, frame + 1);
      const part = still.matches ? 0 : at - frame;
      const eased = part * part * (3 - 2 * part);
      for (const [i, sprite] of sprites.entries()) {
        const [a, b] = [places[frame]!, places[next]!];
        const x = a[3 * i]! + (b[3 * i]! - a[3 * i]!) * eased;
        const y = a[3 * i + 1]! + (b[3 * i + 1]! - a[3 * i + 1]!) * eased;
        sprite.setAttribute("transform", `translate(${x.toFixed(1)},${y.toFixed(1)})`);
        const look = (part > 0.7 ? b : a)[3 * i + 2]!;
        if (sprite.dataset.look === String(look)) continue;
        sprite.dataset.look = String(look);
        const [fill, ink, badge] = film.looks[look]!;
        sprite.children[0]!.setAttribute("fill", fill);
        sprite.children[1]!.setAttribute("fill", ink);
        sprite.children[2]!.textContent = badge;
      }
      for (const [i, slot] of slots.entries()) slot.textContent = String(texts[frame]![i]);
      scrub.value = String(frame);
      const step = `step ${Math.floor(frame / film.beat) + 1} of ${Math.ceil((last + 1) / film.beat)}`;
      scrub.setAttribute("aria-valuetext", step);
      control("step").textContent = step;
      if (spoken) control("spoken").textContent = [step, ...slots.map(said)].join(", ");
    }

    function tick(now: number): void {
      if (!playing || !root.isConnected) {
        setPlaying(false);
        return;
      }
      at = Math.min(last, at + ((now - (before || now)) * Number(speed.value)) / film.ms);
      before = now;
      draw(false);
      if (at >= last) setPlaying(false);
      else requestAnimationFrame(tick);
    }

    function setPlaying(on: boolean): void {
      if (on && at >= last) at = 0;
      playing = on;
      play.textContent = on ? "❚❚ Pause" : "▶ Play";
      if (!on) return;
      before = 0;
      requestAnimationFrame(tick);
    }

    function go(frame: number): void {
      setPlaying(false);
      at = Math.max(0, Math.min(last, frame));
      draw(true);
    }

    // A step is shown by its last frame, which says what came of it.
    const forward = (): void => go((Math.floor((Math.floor(at) + 1) / film.beat) + 1) * film.beat - 1);
    const back = (): void => go(Math.floor(Math.ceil(at) / film.beat) * film.beat - 1);
    play.addEventListener("click", () => setPlaying(!playing));
    control("back").addEventListener("click", back);
    control("forward").addEventListener("click", forward);
    scrub.max = String(last);
    scrub.addEventListener("input", () => go(Number(scrub.value)));
    root.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const tag = (event.target as HTMLElement).tagName;
      const key = event.key;
      if (key === " " && tag !== "BUTTON" && tag !== "SELECT") setPlaying(!playing);
      else if (key === "ArrowRight" && tag !== "SELECT") forward();
      else if (key === "ArrowLeft" && tag !== "SELECT") back();
      else if (key === "Home" && tag !== "SELECT") go(0);
      else if (key === "End" && tag !== "SELECT") go(last);
      else return event.stopPropagation();
      event.preventDefault();
      event.stopPropagation();
    });
    draw(false);
  }

  function said(slot: SVGTextElement): string {
    return [slot.getAttribute("data-name") ?? "", slot.textContent].join(" ").trim();
  }

  function unfold(film: PlayedFrames, sprites: number, slots: number): [number[][], (string | number)[][]] {
    let place = new Array<number>(3 * sprites).fill(0);
    let text = new Array<string | number>(slots).fill("");
    const [places, texts]: [number[][], (string | number)[][]] = [[], []];
    for (const [f, moves] of film.moves.entries()) {
      place = place.slice();
      text = text.slice();
      for (let k = 0; k < moves.length; k += 4)
        for (let part = 0; part < 3; part++) place[3 * moves[k]! + part] = moves[k + 1 + part]!;
      const words = film.texts[f]!;
      for (let k = 0; k < words.length; k += 2) text[words[k] as number] = words[k + 1]!;
      places.push(place);
      texts.push(text);
    }
    return [places, texts];
  }
}
