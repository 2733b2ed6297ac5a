// Draws the pictures of a document anew before they are sent: small enough for a slow network, large enough to be read,
// and without where and with what they were taken (EXIF). A file that is no picture stays as it is.
const LONGEST = 2000;
const QUALITY = 0.85;

async function smaller(file) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    // JPEG knows no transparency: without this a drawing on nothing would turn black.
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return blob ? new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: blob.type }) : file;
  } catch {
    // Not a picture this browser can draw: the server says what to send instead.
    return file;
  }
}

for (const input of document.querySelectorAll("input[type=file][name=pages]")) {
  const send = input.form.querySelector("button");
  input.addEventListener("change", async () => {
    send.disabled = true;
    try {
      const drawn = new DataTransfer();
      // One after the other: an old telephone has no room for several at once.
      for (const file of [...input.files]) drawn.items.add(await smaller(file));
      input.files = drawn.files;
    } finally {
      send.disabled = false;
    }
  });
}
