{% load static %}// Keeps the danger card for when there is no network: that page, what it is drawn with, and nothing else.
const CARD = "/danger";
const PARTS = [
  "{% static 'fonts.css' %}",
  "{% static 'govuk/govuk-frontend.css' %}",
  "{% static 'handrail.css' %}",
  "{% static 'handrail.js' %}",
  "{% static 'icon.svg' %}",
];
const RING = "/ring/"; // the card of a child needs the school; without a network the neutral one is better than none
const KEPT = "danger-" + PARTS.join();

// Fetched without cookies, so that the kept card is the one of a stranger: no name, no school.
async function keep() {
  const cache = await caches.open(KEPT);
  const card = await fetch(new Request(CARD, { credentials: "omit", cache: "reload" }));
  if (card.ok) await cache.put(CARD, card);
  await cache.addAll(PARTS);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  const rings = pathname === CARD || pathname.startsWith(RING);
  if (!rings && !PARTS.includes(pathname)) return;
  event.respondWith(
    fetch(event.request).catch(async () => {
      const cache = await caches.open(KEPT);
      return (await cache.match(rings ? CARD : event.request)) || Response.error();
    }),
  );
  if (pathname === CARD) event.waitUntil(keep().catch(() => undefined)); // the numbers stay fresh
});
