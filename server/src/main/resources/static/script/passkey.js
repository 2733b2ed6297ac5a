// Passkeys (WebAuthn level 3): sign-in on the sign-in page, adding and removing on the account page.
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
const headers = () => ({ "Content-Type": "application/json", [meta("csrf-header")]: meta("csrf-token") });

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const decodeAll = (list) => (list || []).map((each) => ({ ...each, id: decode(each.id) }));

async function send(path, body) {
  const answer = await fetch(path, { method: "POST", headers: headers(), body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

async function signIn() {
  const options = await send("/webauthn/authenticate/options");
  const passkey = await navigator.credentials.get({
    publicKey: { ...options, challenge: decode(options.challenge), allowCredentials: decodeAll(options.allowCredentials) },
  });
  const { response } = passkey;
  await send("/login/webauthn", {
    id: passkey.id,
    rawId: encode(passkey.rawId),
    response: {
      authenticatorData: encode(response.authenticatorData),
      clientDataJSON: encode(response.clientDataJSON),
      signature: encode(response.signature),
      userHandle: response.userHandle ? encode(response.userHandle) : undefined,
    },
    credType: passkey.type,
    clientExtensionResults: passkey.getClientExtensionResults(),
    authenticatorAttachment: passkey.authenticatorAttachment,
  });
  window.location.assign("/console");
}

async function add(label) {
  const options = await send("/webauthn/register/options");
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: decodeAll(options.excludeCredentials),
    },
  });
  const { response } = made;
  await send("/webauthn/register", {
    publicKey: {
      credential: {
        id: made.id,
        rawId: encode(made.rawId),
        response: {
          attestationObject: encode(response.attestationObject),
          clientDataJSON: encode(response.clientDataJSON),
          transports: response.getTransports ? response.getTransports() : [],
        },
        type: made.type,
        clientExtensionResults: made.getClientExtensionResults(),
        authenticatorAttachment: made.authenticatorAttachment,
      },
      label,
    },
  });
  window.location.reload();
}

async function remove(id) {
  await fetch(`/webauthn/register/${id}`, { method: "DELETE", headers: headers() });
  window.location.reload();
}

function tell(sentence) {
  const box = document.getElementById("notice");
  box.textContent = sentence;
  box.hidden = false;
}

const attempt = (what, sentence) => async (event) => {
  event.preventDefault();
  try {
    await what(event);
  } catch (failure) {
    console.warn(failure);
    tell(sentence);
  }
};

document.getElementById("passkey-sign-in")?.addEventListener(
  "click",
  attempt(signIn, "The passkey was not accepted. Try again, or sign in with your password."),
);
document.getElementById("passkey-add")?.addEventListener(
  "submit",
  attempt(
    (event) => add(new FormData(event.target).get("label")),
    "The passkey was not added. Try again; this browser or this address may not allow passkeys.",
  ),
);
for (const button of document.querySelectorAll("[data-passkey]")) {
  button.addEventListener("click", attempt(() => remove(button.dataset.passkey), "The passkey was not removed."));
}
