// The app's worker: shows the page kept for it where the network is gone, and sends what waits when it is back.
importScripts("/script/outbox.js");
const KEPT = "rollcall-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match("/app/offline")) ?? Response.error();
  }
}

/** Scripts and styles: from the network where it answers, else as they were kept. */
async function part(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(KEPT)).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (/^\/(style|script|webjars)\/|^\/favicon\.svg$/.test(address.pathname)) event.respondWith(part(event.request));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "check-in") event.waitUntil(self.outbox.flush());
});

// A reminder: its text comes from the server in the person's language and says nothing of them.
self.addEventListener("push", (event) => {
  const text = event.data ? event.data.text() : "Rollcall";
  event.waitUntil(self.registration.showNotification(text, { tag: "reminder", icon: "/icon-192.png" }));
});

async function openApp() {
  const open = await self.clients.matchAll({ type: "window" });
  return open.length > 0 ? open[0].focus() : self.clients.openWindow("/app");
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openApp());
});
