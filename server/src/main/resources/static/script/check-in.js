// Takes one photograph, then some small frames while the head moves as the server asked, and sends them together.
// Everything is drawn anew on a canvas first, so that no EXIF leaves the phone.
const taking = document.getElementById("taking");
const video = document.getElementById("camera");
const arrow = document.getElementById("arrow");
const state = document.getElementById("state");
const take = document.getElementById("take");
const cannot = document.getElementById("cannot");
const choose = document.getElementById("choose");
const file = document.getElementById("file");
const told = document.getElementById("told");
// Missing in a page that the telephone kept before there was one.
const place = document.getElementById("place");
// Bytes of the whole upload, and what is drawn so that it keeps within them.
const MOST_BYTES = 150_000;
const PHOTOGRAPH = { longest: 640, qualities: [0.85, 0.75, 0.65, 0.5] };
const FRAME = { longest: 320, qualities: [0.6, 0.5, 0.4, 0.3] };
// Milliseconds: between two frames, for a movement, and for looking straight again after it.
const EVERY = 600;
const MOVING = 2400;
const BACK = 1200;
const UNREACHABLE = "unreachable";
// Mean of the grey picture, 0 to 255, below and above which a face is hard to see; and how much of the picture's
// variance lies between neighbours where it is sharp.
const DARK = 45;
const BRIGHT = 225;
const BLURRED = 0.01;
const LOOK_EVERY = 1500;
const LONGEST_BLACK = 2000;
// How long is waited for where the telephone is.
const LONGEST_PLACE = 10_000;
// How many frames the server is asked about for one photograph.
const PROBES = 8;
let probes = PROBES;
let hinted = "";
let sending;

const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Light and sharpness of what the camera sees, from a small grey picture: the key of a hint, or empty. */
function seen() {
  const width = 160;
  const height = 120;
  const small = document.createElement("canvas");
  small.width = width;
  small.height = height;
  const context = small.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const grey = Float32Array.from({ length: width * height }, (_, i) =>
    0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]);
  const mean = grey.reduce((sum, each) => sum + each, 0) / grey.length;
  if (mean < DARK) return "tooDark";
  if (mean > BRIGHT) return "tooBright";
  let spread = 0;
  let edges = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      spread += (grey[i] - mean) ** 2;
      edges += (grey[i - 1] + grey[i + 1] + grey[i - width] + grey[i + width] - 4 * grey[i]) ** 2;
    }
  }
  return edges < BLURRED * spread ? "blurred" : "";
}

const ready = () => !take.disabled && sending === undefined && video.srcObject !== null && video.videoWidth > 0;

/** What the server sees in a small frame; undefined where it is not asked any more, or does not answer. */
async function asked() {
  if (probes === 0) return undefined;
  probes -= 1;
  const form = new FormData();
  form.append("frame", await jpeg(frame(), 0.5), "frame.jpg");
  try {
    const answer = await fetch("/app/check-in/hint", { method: "POST", body: form, headers: headers() });
    return answer.ok && !answer.redirected ? (await answer.json()).sentence : undefined;
  } catch {
    return undefined;
  }
}

/** Says what would help while the person gets ready; never while something else is said. */
async function hint() {
  if (!ready()) return;
  const key = seen();
  const sentence = key === "" ? await asked() : taking.dataset[key];
  if (sentence === undefined || sentence === hinted || !ready()) return;
  hinted = sentence;
  say("", sentence);
}

async function start() {
  taking.hidden = false;
  told.replaceChildren();
  sending = undefined;
  probes = PROBES;
  hinted = "";
  say("", taking.dataset.starting);
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "user", width: { ideal: 960 }, height: { ideal: 720 } },
      audio: false,
    });
    await video.play();
    await Promise.race([shown(), wait(LONGEST_BLACK)]);
    say("", "");
    take.disabled = false;
  } catch {
    say("", "");
    video.parentElement.hidden = true;
    take.hidden = true;
    cannot.parentElement.hidden = true;
    choose.hidden = false;
  }
}

function stop() {
  video.srcObject?.getTracks().forEach((track) => track.stop());
  video.srcObject = null;
  take.disabled = true;
}

/** Until there is a picture: a camera that has just begun is black at first. */
const shown = () => new Promise((resolve) => video.requestVideoFrameCallback?.(() => resolve()) ?? resolve());

/** Says what to do, and shows it. @param action one the server asked for, STRAIGHT, or empty */
function say(action, words) {
  taking.dataset.action = action;
  state.textContent = words;
  arrow.hidden = action === "";
  arrow.textContent = { TURN_LEFT: "←", TURN_RIGHT: "→", COME_CLOSER: "⤢", STRAIGHT: "•" }[action] ?? "";
}

function drawn(source, width, height, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const jpeg = (canvas, quality) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
const frame = () => drawn(video, video.videoWidth, video.videoHeight, FRAME.longest);

function headers() {
  const header = document.querySelector("meta[name=csrf-header]").content;
  return { [header]: document.querySelector("meta[name=csrf-token]").content };
}

/** What the server asks for, for this attempt alone; undefined where it does not answer, UNREACHABLE without a network. */
async function challenge() {
  try {
    const answer = await fetch("/app/check-in/challenge", { method: "POST", headers: headers() });
    return answer.ok && !answer.redirected ? await answer.json() : undefined;
  } catch {
    return UNREACHABLE;
  }
}

async function film(actions) {
  state.scrollIntoView({ block: "start" });
  const frames = [frame()];
  const during = async (millis) => {
    for (let past = 0; past < millis; past += EVERY) {
      await wait(EVERY);
      frames.push(frame());
    }
  };
  for (const action of actions) {
    say(action, taking.dataset[action.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase())]);
    await during(MOVING);
    say("STRAIGHT", taking.dataset.straight);
    await during(BACK);
  }
  return frames;
}

/** The pictures as JPEG, as good as their common size allows. */
async function packed(photograph, frames) {
  let parts;
  for (let i = 0; i < PHOTOGRAPH.qualities.length; i++) {
    parts = {
      photograph: await jpeg(photograph, PHOTOGRAPH.qualities[i]),
      frames: await Promise.all(frames.map((each) => jpeg(each, FRAME.qualities[i]))),
    };
    const bytes = parts.frames.reduce((sum, each) => sum + each.size, parts.photograph.size);
    if (bytes < MOST_BYTES) {
      break;
    }
  }
  return parts;
}

/** Where the telephone is just now; undefined where nobody asked for it to be sent, or it cannot be told. */
function here() {
  if (!place?.checked) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const options = { enableHighAccuracy: true, timeout: LONGEST_PLACE, maximumAge: 0 };
    const found = ({ coords: { latitude, longitude, accuracy } }) =>
      resolve([latitude, longitude, accuracy].every(Number.isFinite) ? { latitude, longitude, accuracy } : undefined);
    if (navigator.geolocation) navigator.geolocation.getCurrentPosition(found, () => resolve(undefined), options);
    else resolve(undefined);
  });
}

/** The programme's questions by name, where they were answered. */
function answers() {
  const fields = [...(document.getElementById("questions")?.querySelectorAll("[name]") ?? [])];
  return Object.fromEntries(fields.filter((each) => each.value.trim()).map((each) => [each.name.replace("question-", ""), each.value.trim()]));
}

/** What the person adds, into the form. */
async function add(form, found) {
  for (const [question, answer] of Object.entries(answers())) form.append("question-" + question, answer);
  for (const [name, value] of Object.entries((await found) ?? {})) form.append(name, String(value));
}

/** Says that the check-in counts without the place, where it was meant to be sent. */
function tellOfPlace(sent) {
  if (!place?.checked || sent) return;
  const sentence = document.createElement("p");
  sentence.dataset.noPlace = "";
  sentence.textContent = place.dataset.notSent;
  told.append(sentence);
}

async function send(form) {
  say("", taking.dataset.sending);
  sending = form;
  try {
    const answer = await fetch("/app/check-in", { method: "POST", body: form, headers: headers() });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    show(await answer.text());
    tellOfPlace(form.has("latitude"));
  } catch {
    // The same is sent again at the next press: the server counts a challenge once.
    say("", taking.dataset.notSent);
    take.disabled = false;
  }
}

function show(html) {
  stop();
  taking.hidden = true;
  told.innerHTML = html;
  told.focus();
  document.getElementById("again")?.addEventListener("click", start);
}

/** Without a network: keeps the check-in on the telephone, encrypted, until it can be sent. */
async function keep(photograph, found) {
  const pass = await self.outbox?.pass().catch(() => undefined);
  if (!pass) {
    say("", taking.dataset.noPass);
    take.disabled = false;
    return;
  }
  const frames = cannot.checked ? [] : await film(pass.actions);
  const where = await found;
  await self.outbox.add(pass, await packed(photograph, frames), cannot.checked, { place: where ?? null, answers: answers() });
  const worker = await navigator.serviceWorker?.getRegistration("/app");
  await worker?.sync?.register("check-in").catch(() => undefined);
  stop();
  taking.hidden = true;
  const kept = document.createElement("p");
  kept.className = "message good";
  kept.dataset.outcome = "Kept";
  kept.textContent = taking.dataset.kept;
  told.replaceChildren(kept);
  tellOfPlace(where);
  told.focus();
}

async function check(photograph, asked, found) {
  const frames = asked && !cannot.checked ? await film(asked.actions) : [];
  const parts = await packed(photograph, frames);
  const form = new FormData();
  form.append("photograph", parts.photograph, "photograph.jpg");
  parts.frames.forEach((each) => form.append("frames", each, "frame.jpg"));
  if (asked) {
    form.append("challenge", asked.challenge);
    form.append("cannot", String(cannot.checked));
  }
  await add(form, found);
  return form;
}

take.addEventListener("click", async () => {
  take.disabled = true;
  if (sending) {
    send(sending);
    return;
  }
  const photograph = drawn(video, video.videoWidth, video.videoHeight, PHOTOGRAPH.longest);
  // Asked for now, so that the browser's own question does not come into the movements.
  const found = here();
  const given = await challenge();
  if (place?.checked) await found;
  if (given === UNREACHABLE) {
    keep(photograph, found);
  } else {
    send(await check(photograph, given, found));
  }
});

file.addEventListener("change", async () => {
  if (file.files.length === 0) {
    return;
  }
  const form = new FormData();
  try {
    const picture = await createImageBitmap(file.files[0], { imageOrientation: "from-image" });
    const canvas = drawn(picture, picture.width, picture.height, PHOTOGRAPH.longest);
    form.append("photograph", (await packed(canvas, [])).photograph, "photograph.jpg");
  } catch {
    // Not a picture this browser can draw: the server says what to send instead.
    form.append("photograph", file.files[0]);
  }
  await add(form, here());
  send(form);
});

setInterval(hint, LOOK_EVERY);
start();
