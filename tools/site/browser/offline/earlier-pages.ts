/** Which pages were open when an edition took over: they still need the files of the one before. */

export interface WorkerClients {
  matchAll(of: {
    readonly type: "window";
    readonly includeUncontrolled: true;
  }): Promise<readonly { readonly id: string }[]>;
}

export interface EarlierPages {
  /** Called when this edition takes over. */
  remember(): Promise<void>;
  areOpen(): Promise<boolean>;
}

/** @param cacheName where the list is kept: a service worker is ended and started again at will */
export function earlierPages(cacheName: string, clients: WorkerClients): EarlierPages {
  const address = "pages-of-the-edition-before";
  const open = async () =>
    (await clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id);
  return {
    async remember() {
      const cache = await caches.open(cacheName);
      await cache.put(address, new Response(JSON.stringify(await open())));
    },
    async areOpen() {
      const cache = await caches.open(cacheName);
      const before = ((await (await cache.match(address))?.json()) ?? []) as string[];
      const now = new Set(await open());
      return before.some((id) => now.has(id));
    },
  };
}
