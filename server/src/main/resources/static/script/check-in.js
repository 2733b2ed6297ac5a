// Takes one photograph and sends it. It is drawn anew on a canvas first, so that no EXIF leaves the phone.
const taking = document.getElementById("taking");
const video = document.getElementById("camera");
const state = document.getElementById("state");
const take = document.getElementById("take");
const choose = document.getElementById("choose");
const file = document.getElementById("file");
const told = document.getElementById("told");
const longestSide = 960;

async function start() {
  taking.hidden = false;
  told.replaceChildren();
  state.textContent = taking.dataset.starting;
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "user", width: { ideal: 960 }, height: { ideal: 720 } },
      audio: false,
    });
    await video.play();
    state.textContent = "";
    take.disabled = false;
  } catch {
    state.textContent = "";
    video.parentElement.hidden = true;
    take.hidden = true;
    choose.hidden = false;
  }
}

function stop() {
  video.srcObject?.getTracks().forEach((track) => track.stop());
  video.srcObject = null;
  take.disabled = true;
}

function photograph(source, width, height) {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

async function send(picture) {
  state.textContent = taking.dataset.sending;
  const form = new FormData();
  form.append("photograph", picture, "photograph.jpg");
  const header = document.querySelector("meta[name=csrf-header]").content;
  const token = document.querySelector("meta[name=csrf-token]").content;
  try {
    const answer = await fetch("/app/check-in", { method: "POST", body: form, headers: { [header]: token } });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    show(await answer.text());
  } catch {
    state.textContent = taking.dataset.notSent;
    take.disabled = video.srcObject === null;
  }
}

function show(html) {
  stop();
  taking.hidden = true;
  told.innerHTML = html;
  told.focus();
  document.getElementById("again")?.addEventListener("click", start);
}

take.addEventListener("click", async () => {
  take.disabled = true;
  send(await photograph(video, video.videoWidth, video.videoHeight));
});

file.addEventListener("change", async () => {
  if (file.files.length === 0) {
    return;
  }
  try {
    const picture = await createImageBitmap(file.files[0], { imageOrientation: "from-image" });
    send(await photograph(picture, picture.width, picture.height));
  } catch {
    // Not a picture this browser can draw: the server says what to send instead.
    send(file.files[0]);
  }
});

start();
