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
// Bytes of the whole upload, and what is drawn so that it keeps within them.
const MOST_BYTES = 150_000;
const PHOTOGRAPH = { longest: 640, qualities: [0.85, 0.75, 0.65, 0.5] };
const FRAME = { longest: 320, qualities: [0.6, 0.5, 0.4, 0.3] };
// Milliseconds: between two frames, for a movement, and for looking straight again after it.
const EVERY = 600;
const MOVING = 2400;
const BACK = 1200;
let sending;

const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function start() {
  taking.hidden = false;
  told.replaceChildren();
  sending = undefined;
  say("", taking.dataset.starting);
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "user", width: { ideal: 960 }, height: { ideal: 720 } },
      audio: false,
    });
    await video.play();
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

/** What the server asks for, for this attempt alone; undefined where it cannot be asked. */
async function challenge() {
  try {
    const answer = await fetch("/app/check-in/challenge", { method: "POST", headers: headers() });
    return answer.ok && !answer.redirected ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

async function film(actions) {
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

async function send(form) {
  say("", taking.dataset.sending);
  sending = form;
  try {
    const answer = await fetch("/app/check-in", { method: "POST", body: form, headers: headers() });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    show(await answer.text());
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

async function check() {
  const photograph = drawn(video, video.videoWidth, video.videoHeight, PHOTOGRAPH.longest);
  const asked = await challenge();
  const frames = asked && !cannot.checked ? await film(asked.actions) : [];
  const parts = await packed(photograph, frames);
  const form = new FormData();
  form.append("photograph", parts.photograph, "photograph.jpg");
  parts.frames.forEach((each) => form.append("frames", each, "frame.jpg"));
  if (asked) {
    form.append("challenge", asked.challenge);
    form.append("cannot", String(cannot.checked));
  }
  return form;
}

take.addEventListener("click", async () => {
  take.disabled = true;
  send(sending ?? (await check()));
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
  send(form);
});

start();
