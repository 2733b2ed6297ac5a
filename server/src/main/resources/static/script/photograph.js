// Takes a photograph with the camera into the form's file field. A picture, taken or chosen, is drawn anew before it is
// sent: so it loses where and with what it was taken (EXIF), and is no larger than the comparison needs.
const LARGEST = 1600;

for (const form of document.querySelectorAll("form[data-photograph]")) {
  const video = form.querySelector("video");
  const picture = form.querySelector("img.picture");
  const file = form.querySelector("input[type=file]");
  const start = form.querySelector("[data-start]");
  const take = form.querySelector("[data-take]");
  let stream;

  const put = (source, width, height) =>
    new Promise((resolve, reject) => {
      const scale = Math.min(1, LARGEST / Math.max(width, height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        if (!blob) return reject(new Error("The picture could not be drawn."));
        const holder = new DataTransfer();
        holder.items.add(new File([blob], "photograph.jpg", { type: "image/jpeg" }));
        file.files = holder.files;
        picture.src = URL.createObjectURL(blob);
        picture.hidden = false;
        resolve();
      }, "image/jpeg", 0.92);
    });

  const tell = (sentence) => {
    const box = document.getElementById("notice");
    box.textContent = sentence;
    box.hidden = false;
  };

  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    video.hidden = true;
    take.hidden = true;
    start.hidden = false;
  };

  start.addEventListener("click", async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 960 } },
      });
      video.srcObject = stream;
      await video.play();
      picture.hidden = true;
      video.hidden = false;
      take.hidden = false;
      start.hidden = true;
    } catch {
      tell("The camera cannot be used. Allow it in the browser's settings, or choose a file.");
    }
  });
  take.addEventListener("click", async () => {
    await put(video, video.videoWidth, video.videoHeight);
    stop();
    start.textContent = "Take another";
  });
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    try {
      const image = await createImageBitmap(chosen, { imageOrientation: "from-image" });
      await put(image, image.width, image.height);
    } catch {
      // Not a picture this browser can read: the server says what is wrong with it.
      picture.hidden = true;
    }
  });
  window.addEventListener("pagehide", stop);
}
