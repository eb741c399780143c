/** Programs that figures bring (animations, forms, Plotly) run in a frame of no origin: they reach nothing of the page. */
import { page } from "../html/page-data.js";

interface Program {
  readonly html: string;
  /** Whether an animation starts by itself. */
  readonly play?: boolean;
  /** The text of a script that the frame runs first. */
  readonly script?: string;
}

/** @param words the frame's title, for who does not see it */
export function programFrame(program: Program, words: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  // Where a service worker answers, it sends the sandbox as a header, since it is not asked for sandboxed frames.
  if (!navigator.serviceWorker?.controller) frame.setAttribute("sandbox", "allow-scripts");
  frame.title = words || "A figure with controls";
  frame.className = "program";
  frame.src = `${page.file("frame.html")}?edition=${page.edition}`;
  const width = /max-width:(\d+)px/.exec(program.html)?.[1];
  if (width) frame.style.maxWidth = `${width}px`;
  addEventListener("message", function hear({ source, data }: MessageEvent) {
    if (!frame.isConnected && frame.dataset.met !== undefined) return removeEventListener("message", hear);
    if (source !== frame.contentWindow) return;
    frame.dataset.met = "";
    if (data === "ready") frame.contentWindow!.postMessage({ ...program, dark: isDark() }, "*");
    else if (typeof data?.height === "number")
      frame.style.height = `${Math.min(2000, Math.ceil(data.height))}px`;
  });
  new MutationObserver(() => frame.contentWindow?.postMessage({ dark: isDark() }, "*")).observe(
    document.documentElement,
    { attributeFilter: ["data-theme"] },
  );
  return frame;
}

function isDark(): boolean {
  return document.documentElement.dataset.theme === "dark";
}
