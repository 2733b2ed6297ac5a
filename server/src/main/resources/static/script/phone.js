// A phone's passkey: sign-in to the app without code and PIN, and adding this phone. Hidden where the browser has none.
import { add, attempt, signIn } from "./ceremony.js";

function offer(id, what) {
  const button = document.getElementById(id);
  if (!button || !window.PublicKeyCredential) return;
  button.hidden = false;
  button.addEventListener("click", attempt(what, button.dataset.failed));
}

offer("phone-sign-in", async () => {
  await signIn("/app/sign-in/passkey/options", "/app/sign-in/passkey");
  window.location.assign("/app");
});
offer("phone-add", async () => {
  await add("/app/phone/passkey/options", "/app/phone/passkey", "Phone");
  window.location.assign("/app/phone");
});
