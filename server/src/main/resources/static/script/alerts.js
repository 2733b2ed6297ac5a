// Shows alerts as they open and marks those that someone else closed, without touching a note that is being written.
const queue = document.getElementById("queue");
const live = document.getElementById("live");
const none = document.getElementById("none");
const row = (id) => document.getElementById("alert-" + id);
const say = (sentence) => { live.textContent = sentence; };
let lost = false;

// Beside what else is open about the same person: one case.
const add = (part) => {
  const { person } = part.dataset;
  let whole = person && queue.querySelector(`.case[data-person="${CSS.escape(person)}"]`);
  if (!whole) {
    whole = document.createElement("div");
    whole.className = "case";
    if (person) whole.dataset.person = person;
    queue.append(whole);
  }
  whole.insertBefore(part, whole.querySelector("[data-together]"));
};

const show = async (id) => {
  if (row(id)) return;
  const answer = await fetch("/console/alerts/" + encodeURIComponent(id), { headers: { "HX-Request": "true" } });
  // 404: about someone in another area.
  if (!answer.ok || row(id)) return;
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article");
  if (!part || part.querySelector("[data-closed]")) return;
  add(part);
  none.hidden = true;
  say("New: " + part.querySelector("h2").textContent.trim().replace(/\s+/g, " "));
};

const close = (id) => {
  const part = row(id);
  if (!part) return;
  const form = part.querySelector("form");
  if (!form) return;
  const sentence = document.createElement("p");
  sentence.className = "quiet";
  sentence.textContent = "This alert has just been closed. Reload the page to see the queue as it is.";
  form.querySelector("button").disabled = true;
  form.append(sentence);
};

const reload = async () => {
  const answer = await fetch("/console/alerts");
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of page.querySelectorAll("#queue article")) {
    if (!document.getElementById(part.id)) add(part);
  }
  for (const part of queue.querySelectorAll("article")) {
    if (!page.getElementById(part.id)) close(part.id.slice("alert-".length));
  }
  none.hidden = queue.children.length > 0;
};

const source = new EventSource("/console/alerts/stream");
source.addEventListener("opened", (event) => show(event.data));
source.addEventListener("closed", (event) => close(event.data));
source.addEventListener("missed", reload);
source.addEventListener("open", () => {
  if (lost) { lost = false; say("New alerts appear here by themselves."); reload(); }
});
source.addEventListener("error", () => {
  lost = true;
  say("Rollcall cannot be reached: new alerts will appear once it can.");
});
