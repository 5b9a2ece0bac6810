/* Opens the page of visits without network. It keeps the page itself and its parts, never an answer of the server. */
const KEPT = 'dandang-head-1';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  const page = request.mode === 'navigate' && /^\/head(\/|$)/.test(url.pathname);
  if (!page && !url.pathname.startsWith('/assets/')) return;
  const key = page ? '/head' : request;
  event.respondWith(
    caches.open(KEPT).then((cache) =>
      fetch(request).then(
        (answer) => {
          if (answer.ok) cache.put(key, answer.clone());
          return answer;
        },
        () => cache.match(key).then((kept) => kept || Response.error()),
      ),
    ),
  );
});
