/** Keeps the course in the browser after the first visit, and offers a new edition when there is one. */
import { notice } from "../html/notice.js";
import { button, page } from "../html/page-data.js";

export async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  // The course's own server on this machine sends the headers itself, and needs no copy.
  if (!serviceWorker || (crossOriginIsolated && !serviceWorker.controller)) return;
  if (new URLSearchParams(location.search).has("fresh")) return forget();
  try {
    const registration = await serviceWorker.register(page.file("sw.js"), {
      scope: page.file(""),
      updateViaCache: "none",
    });
    serviceWorker.controller?.postMessage("opened");
    const offer = (waiting: ServiceWorker) => {
      if (!serviceWorker.controller) return;
      const take = button("Reload", () => {
        serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
        waiting.postMessage("take over");
      });
      notice("A new edition of the course is ready; your edits stay. ", take);
    };
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed" && registration.waiting) offer(registration.waiting);
      });
    });
    await registration.update().catch(() => {});
  } catch {
    // A private window or a server without https: the course works, but not without the network.
  }
}

/** `?fresh` takes the copy away, not the learner's work. */
async function forget(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
  for (const name of await caches.keys())
    if (name.startsWith("coordination-course-")) await caches.delete(name);
}
