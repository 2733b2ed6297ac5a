// Officers' passkeys: sign-in on the sign-in page, adding and removing on the account page.
import { add, attempt, headers, signIn } from "./ceremony.js";

async function remove(id) {
  const answer = await fetch(`/webauthn/register/${id}`, { method: "DELETE", headers: headers() });
  if (!answer.ok) throw new Error(`It was answered ${answer.status}`);
  window.location.reload();
}

document.getElementById("passkey-sign-in")?.addEventListener(
  "click",
  attempt(async () => {
    await signIn("/webauthn/authenticate/options", "/login/webauthn");
    window.location.assign("/console");
  }, "The passkey was not accepted. Try again, or sign in with your password."),
);
document.getElementById("passkey-add")?.addEventListener(
  "submit",
  attempt(
    async (event) => {
      const label = new FormData(event.target).get("label");
      await add("/webauthn/register/options", "/webauthn/register", label);
      const then = event.target.dataset.then;
      if (then) window.location.assign(then);
      else window.location.reload();
    },
    "The passkey was not added. Try again; this browser or this address may not allow passkeys.",
  ),
);
for (const button of document.querySelectorAll("[data-passkey]")) {
  button.addEventListener("click", attempt(() => remove(button.dataset.passkey), "The passkey was not removed: the only second factor stays until there is another."));
}
