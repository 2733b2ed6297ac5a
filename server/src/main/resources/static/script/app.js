// Prepares the telephone for a check-in without a network, and says what waits to be sent and what was.
const box = document.getElementById("outbox");
const KEPT = "rollcall-1";
const NEEDED = ["/app/offline", "/style/rollcall.css", "/script/page.js", "/script/outbox.js", "/script/app.js", "/script/check-in.js", "/script/aloud.js", "/style/icons.svg", "/favicon.svg"];
const HALF_A_DAY = 12 * 3600 * 1000;

function say(sentence, extra) {
  box.replaceChildren(sentence);
  if (extra) {
    const link = document.createElement("a");
    link.href = "/app/receipt?number=" + extra;
    link.textContent = extra;
    link.dataset.lateReceipt = extra;
    box.append(" ", link);
  }
  box.hidden = false;
}

async function tell() {
  const waits = await outbox.waiting();
  const sent = await outbox.sent();
  if (waits.length > 0) {
    box.dataset.state = "waiting";
    say(box.dataset.waiting);
  } else if (sent.length > 0) {
    box.dataset.state = "sent";
    say(box.dataset.sent, sent.at(-1).receipt);
    document.querySelector("[data-without-network]")?.remove();
    await outbox.forgetSent();
  }
}

async function sendWhatWaits() {
  try {
    await outbox.flush();
  } catch {
    // Still no network, or a fault on the other side: it waits for the next time.
  }
  await tell();
}

async function prepare() {
  const kept = await caches.open(KEPT);
  await Promise.all(NEEDED.map((each) => kept.add(new Request(each, { cache: "reload" }))));
  const lacking = document.querySelector("a[href='/app/check-in']") && !(await outbox.pass());
  const lock = Number(document.querySelector("[data-lock]").dataset.lock);
  if (Date.now() - (await outbox.fetched(lock)) < HALF_A_DAY && !lacking) return;
  const header = document.querySelector("meta[name=csrf-header]").content;
  const token = document.querySelector("meta[name=csrf-token]").content;
  const answer = await fetch("/app/check-in/passes", {
    method: "POST",
    headers: { [header]: token, "Content-Type": "application/json" },
    body: JSON.stringify({ clock: new Date().toISOString() }),
  });
  if (answer.ok && !answer.redirected) await outbox.keep(await answer.json(), lock);
}

async function start() {
  await navigator.serviceWorker.register("/app-worker.js", { scope: "/app" });
  await sendWhatWaits();
  if (location.pathname === "/app") {
    await prepare();
    document.documentElement.dataset.prepared = "true";
  }
}

window.addEventListener("online", sendWhatWaits);
if ("serviceWorker" in navigator && "indexedDB" in window && crypto.subtle) {
  start().catch(() => undefined);
}
