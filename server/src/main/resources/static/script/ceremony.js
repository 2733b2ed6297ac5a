// The browser's side of a passkey (WebAuthn level 3), for the pages that sign in with one or add one.
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
export const headers = () => ({ "Content-Type": "application/json", [meta("csrf-header")]: meta("csrf-token") });

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const decodeAll = (list) => (list || []).map((each) => ({ ...each, id: decode(each.id) }));

async function send(path, body) {
  const answer = await fetch(path, { method: "POST", headers: headers(), body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

/** Asks the passkey's holder, and sends the signature. */
export async function signIn(optionsAt, at) {

  const options = await send(optionsAt);
  const passkey = await navigator.credentials.get({
    publicKey: { ...options, challenge: decode(options.challenge), allowCredentials: decodeAll(options.allowCredentials) },
  });
  const { response } = passkey;
  await send(at, {
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
}

/** Makes a passkey and has the server keep it. */
export async function add(optionsAt, at, label) {
  const options = await send(optionsAt);
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: decodeAll(options.excludeCredentials),
    },
  });
  const { response } = made;
  await send(at, {
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
}

function tell(sentence) {
  const box = document.getElementById("notice");
  box.textContent = sentence;
  box.hidden = false;
}

/** A listener that does something and says this sentence where it fails. */
export const attempt = (what, sentence) => async (event) => {
  event.preventDefault();
  try {
    await what(event);
  } catch (failure) {
    console.warn(failure);
    tell(sentence);
  }
};
