// Reads the page aloud to whom reading is hard: with a voice of this phone for the page's language, else with the server's.
// A voice that works over somebody else's network is never used: the page tells of the person.
const button = document.getElementById("aloud");
const label = button.querySelector("span");
const language = document.documentElement.lang;
const PARTS = "h1, h2, h3, p, li, dt, dd, legend, summary, th, td, button, a.button, .menu a, label > .name, label > .hint, label.check";
const LONGEST = 500;
const read = label.textContent;
let running = 0;
let sound = null;

function voice() {
  const tags = language === "zh" ? ["zh", "cmn"] : [language];
  const own = (window.speechSynthesis?.getVoices() ?? []).filter((each) => each.localService);
  return own.find((each) => tags.includes(each.lang.toLowerCase().split(/[-_]/)[0]));
}

const signedIn = () => location.pathname.startsWith("/app") && location.pathname !== "/app/sign-in";

function visible(part) {
  return part.getClientRects().length > 0 && part.innerText.trim() !== "";
}

function parts(within) {
  return [...within.querySelectorAll(PARTS)].filter(
    (each) => visible(each) && !each.closest(".aloud-part, noscript") && ![...each.querySelectorAll(PARTS)].some((inner) => !inner.closest(".aloud-part")),
  );
}

function spokenHere(text, by) {
  return new Promise((done) => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = by.lang;
    words.voice = by;
    words.onend = words.onerror = done;
    speechSynthesis.speak(words);
  });
}

async function spokenThere(text) {
  const answer = await fetch("/app/aloud", {
    method: "POST",
    headers: {
      [document.querySelector("meta[name=csrf-header]").content]: document.querySelector("meta[name=csrf-token]").content,
      "Content-Type": "text/plain",
    },
    body: text,
  });
  if (!answer.ok || answer.redirected) throw new Error("No voice: " + answer.status);
  const address = URL.createObjectURL(await answer.blob());
  try {
    sound = new Audio(address);
    await new Promise((done, failed) => {
      sound.onended = sound.onpause = done;
      sound.onerror = failed;
      sound.play().catch(failed);
    });
  } finally {
    URL.revokeObjectURL(address);
    sound = null;
  }
}

function stop() {
  running++;
  window.speechSynthesis?.cancel();
  sound?.pause();
  label.textContent = read;
  button.removeAttribute("aria-pressed");
}

async function say(part, mine) {
  const by = voice();
  part.classList.add("being-read");
  part.scrollIntoView({ block: "nearest" });
  try {
    // Marks of direction are for the eye.
    const words = part.innerText.replace(/[\u2066-\u2069\u200e\u200f]/g, "").trim();
    for (const piece of words.match(new RegExp(`[^]{1,${LONGEST}}(?=\\s|$)|[^]{1,${LONGEST}}`, "g"))) {
      if (mine !== running) return;
      await (by ? spokenHere(piece, by) : spokenThere(piece));
    }
  } finally {
    part.classList.remove("being-read");
  }
}

async function readAll(list) {
  stop();
  const mine = running;
  label.textContent = button.dataset.stop;
  button.setAttribute("aria-pressed", "true");
  try {
    for (const part of list) {
      if (mine !== running) return;
      await say(part, mine);
    }
  } catch {
    // No voice at the moment; the words are still there.
  }
  if (mine === running) stop();
}

function equip() {
  for (const card of document.querySelectorAll("main .card:not(form, dl), main .message")) {
    if (card.querySelector(".aloud-part") || parts(card).length === 0) continue;
    const here = document.createElement("button");
    here.type = "button";
    here.className = "aloud-part";
    here.setAttribute("aria-label", read + ": " + parts(card)[0].innerText);
    here.append(button.querySelector("svg").cloneNode(true));
    here.addEventListener("click", () => readAll(parts(card)));
    card.prepend(here);
  }
}

function offer() {
  if (!voice() && !signedIn()) return;
  button.hidden = false;
  equip();
}

button.addEventListener("click", () => (button.hasAttribute("aria-pressed") ? stop() : readAll(parts(document.querySelector("main")))));
window.addEventListener("pagehide", stop);
window.speechSynthesis?.addEventListener?.("voiceschanged", offer);
new MutationObserver(() => button.hidden || equip()).observe(document.querySelector("main"), { childList: true, subtree: true });
offer();
