// What the telephone keeps to check in without a network: passes fetched beforehand, and check-ins not sent yet. Shared
// by the pages and the worker, so it is no module. All of it lies encrypted under a key that never leaves the browser.
self.outbox = (() => {
  const PART = 32_768;
  const text = new TextEncoder();

  const opened = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open("rollcall", 1);
      request.onupgradeneeded = () => {
        for (const store of ["keys", "passes", "waiting", "sent"]) {
          request.result.createObjectStore(store);
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  async function inStore(store, mode, work) {
    const database = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(store, mode);
        const request = work(transaction.objectStore(store));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }
  const get = (store, id) => inStore(store, "readonly", (s) => s.get(id));
  const all = (store) => inStore(store, "readonly", (s) => s.getAll());
  const put = (store, id, value) => inStore(store, "readwrite", (s) => s.put(value, id));
  const remove = (store, id) => inStore(store, "readwrite", (s) => s.delete(id));

  async function master() {
    const kept = await get("keys", "master");
    if (kept) return kept;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await put("keys", "master", made);
    return made;
  }

  async function seal(bytes) {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    return { nonce, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await master(), bytes) };
  }

  async function unseal({ nonce, sealed }) {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await master(), sealed));
  }

  const sealedJson = (value) => seal(text.encode(JSON.stringify(value)));
  const unsealedJson = async (box) => JSON.parse(new TextDecoder().decode(await unseal(box)));

  /** Keeps passes in the place of those kept before. A later lock of the app makes them of no use. */
  async function keep(passes, lock) {
    await inStore("passes", "readwrite", (s) => s.clear());
    await put("passes", "fetched", Date.now());
    await put("passes", "lock", lock);
    for (const pass of passes) {
      await put("passes", pass.challenge, await sealedJson(pass));
    }
  }

  /** When they were fetched; 0 where there are none, or the app was locked since. */
  async function fetched(lock) {
    return (await get("passes", "lock")) === lock ? ((await get("passes", "fetched")) ?? 0) : 0;
  }

  /** The pass of a window that is open by this telephone's clock; undefined where there is none. */
  async function pass() {
    const now = Date.now();
    for (const box of await all("passes")) {
      if (typeof box === "number") continue;
      const each = await unsealedJson(box);
      if (Date.parse(each.opens) <= now && now < Date.parse(each.closes)) return each;
    }
    return undefined;
  }

  /** Encrypts a check-in taken with a pass and keeps it to be sent. The pass is used up. */
  async function add(pass, parts, cannotMove, added) {
    const pictures = await Promise.all([parts.photograph, ...parts.frames].map((each) => each.arrayBuffer()));
    const head = text.encode(
      JSON.stringify({
        captured: new Date().toISOString(),
        cannot: cannotMove,
        added,
        sizes: pictures.map((each) => each.byteLength),
      }),
    );
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, head.length);
    const open = new Uint8Array(await new Blob([length, head, ...pictures]).arrayBuffer());
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: text.encode(pass.challenge) },
      key,
      open,
    );
    const how = await sealedJson({ secret: pass.secret, key: btoa(String.fromCharCode(...raw)) });
    const item = { challenge: pass.challenge, taken: Date.now(), how, bytes: new Blob([nonce, sealed]) };
    await put("waiting", pass.challenge, item);
    await remove("passes", pass.challenge);
    return item;
  }

  const waiting = () => all("waiting");

  async function answered(request) {
    const answer = await request;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function sendOne(item) {
    const { secret, key } = await unsealedJson(item.how);
    const address = "/check-in/" + item.challenge;
    const headers = { "Check-In-Secret": secret };
    let { arrived } = await answered(fetch(address, { headers }));
    while (arrived < item.bytes.size) {
      const body = item.bytes.slice(arrived, arrived + PART);
      const binary = { ...headers, "Content-Type": "application/octet-stream" };
      ({ arrived } = await answered(fetch(address + "?begins=" + arrived, { method: "PUT", headers: binary, body })));
    }
    const body = JSON.stringify({ key, clock: new Date().toISOString() });
    const json = { ...headers, "Content-Type": "application/json" };
    const told = await answered(fetch(address, { method: "POST", headers: json, body }));
    // A fault of the server's: it waits here until that is over.
    if (told.outcome === "OurFault") throw new Error(told.outcome);
    await put("sent", item.challenge, { taken: item.taken, ...told });
    await remove("waiting", item.challenge);
    return told;
  }

  /** Sends what waits, going on where an earlier sending broke off. Throws where something still waits. */
  async function flush() {
    for (const item of await waiting()) {
      await sendOne(item);
    }
  }

  const sent = () => all("sent");
  const forgetSent = () => inStore("sent", "readwrite", (s) => s.clear());

  return { keep, fetched, pass, add, waiting, flush, sent, forgetSent };
})();
