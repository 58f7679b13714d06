// A visit that is on its way: what is written is sealed here, and sent once when there is a
// connection. Half of the key is made here and cannot leave this browser; the other half comes with
// the page, for who signed in. So without signing in, what lies here opens for nobody.
(async () => {
  "use strict";
  const page = document.querySelector("[data-along]");
  const form = page?.querySelector("[data-along-form]");
  if (!form || !window.indexedDB || !window.crypto?.subtle || !navigator.locks) return;
  const { along: visit, half, until, now: loaded } = page.dataset;
  const over = Date.parse(until);
  // The clock of the server, gone on with: that of a device may be wrong by a year, or put back.
  const begun = [Date.now(), performance.now()];
  const now = () =>
    Date.parse(loaded) + Math.max(Date.now() - begun[0], performance.now() - begun[1]);

  // ---------------------------------------------------------------- what lies in this browser
  const done = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const opening = indexedDB.open("naast-along", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("keys", { keyPath: "visit" });
    opening.result.createObjectStore("notes", { keyPath: "id" });
  };
  const base = await done(opening);
  const rows = (store) => done(base.transaction(store).objectStore(store).getAll());
  // Written is what is on the disk: a tab may be killed at any moment.
  const write = (store, change) =>
    new Promise((resolve, reject) => {
      const all = base.transaction(store, "readwrite", { durability: "strict" });
      all.oncomplete = resolve;
      all.onabort = () => reject(all.error);
      change(all.objectStore(store));
    });
  const drop = (store, key) => write(store, (all) => all.delete(key));

  // Whose visit it is does not matter: what is over goes.
  const sweep = async () => {
    for (const [store, key] of [["notes", "id"], ["keys", "visit"]])
      for (const row of await rows(store)) if (row.until <= now()) await drop(store, row[key]);
  };
  const forget = async () => {
    for (const row of await rows("notes")) if (row.visit === visit) await drop("notes", row.id);
    await drop("keys", visit);
  };

  // ---------------------------------------------------------------- sealing
  const ours = async () => {
    const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    // `add` keeps what is there: two tabs that open at once must not each have a key.
    await write("keys", (all) => all.add({ visit, key, until: over })).catch(() => {});
    return (await rows("keys")).find((row) => row.visit === visit).key;
  };
  const bytes = (text) => new TextEncoder().encode(text);
  let key;
  const unlock = async () => {
    const both = await crypto.subtle.sign("HMAC", await ours(), bytes(`${visit}:${half}`));
    key = await crypto.subtle.importKey("raw", both, "AES-GCM", false, ["encrypt", "decrypt"]);
  };
  const how = (id, iv) => ({ name: "AES-GCM", iv, additionalData: bytes(`${visit}:${id}`) });
  const keep = async (note) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = bytes(JSON.stringify(note));
    const sealed = await crypto.subtle.encrypt(how(note.id, iv), key, text);
    await write("notes", (all) => all.put({ id: note.id, visit, until: over, iv, sealed }));
  };
  const opened = async () => {
    const found = [];
    for (const row of await rows("notes")) {
      if (row.visit !== visit) continue;
      const text = await crypto.subtle.decrypt(how(row.id, row.iv), key, row.sealed);
      found.push(JSON.parse(new TextDecoder().decode(text)));
    }
    return found.sort((one, other) => (one.at < other.at ? -1 : 1));
  };

  // ---------------------------------------------------------------- what is said and shown
  const says = (word) => {
    for (const one of page.querySelectorAll("[data-along-says]"))
      one.hidden = one.dataset.alongSays !== word;
  };
  const list = page.querySelector("[data-along-list]");
  const draw = async () => {
    const waiting = (await opened()).filter((note) => note.state !== "draft");
    list.replaceChildren(
      ...waiting.map((note) => {
        const item = document.createElement("li");
        const [where, words] = [document.createElement("p"), document.createElement("p")];
        where.className = "naast-soft-text";
        where.textContent = list.dataset.alongList;
        words.textContent = note.text;
        item.append(where, words);
        return item;
      }),
    );
    return waiting;
  };
  const gone = async () => {
    await sweep();
    for (const one of page.querySelectorAll("[data-along-while]")) one.remove();
    says("gone");
  };

  // ---------------------------------------------------------------- one draft in each tab
  const field = (name) => form.elements[name];
  const name = (id) => `naast-along:${id}`;
  const untilClosed = () => new Promise(() => {});
  const fresh = () => {
    const id = crypto.randomUUID();
    navigator.locks.request(name(id), untilClosed);
    field("note_id").value = id;
  };
  const asked = new Set();
  // A draft is of the tab that wrote it, until that tab is gone: then of whichever has room.
  const adopt = async () => {
    for (const { id, state } of await opened()) {
      if (state !== "draft" || asked.has(id) || id === field("note_id").value) continue;
      asked.add(id);
      navigator.locks.request(name(id), () => take(id));
    }
  };
  const take = async (id) => {
    const note = (await opened()).find((one) => one.id === id && one.state === "draft");
    asked.delete(id);
    if (!note || field("text").value.trim()) return null;
    field("note_id").value = id;
    field("text").value = note.text;
    if (note.kind) field("kind").value = note.kind;
    says("draft");
    return untilClosed();
  };
  const written = (state) => ({
    id: field("note_id").value,
    text: field("text").value,
    kind: field("kind").value,
    at: new Date(now()).toISOString(),
    state,
  });
  let turn = Promise.resolve(); // one after another: a draft never comes after its note
  const queue = (work) => (turn = turn.then(work).catch(() => says("full")));

  // ---------------------------------------------------------------- sending
  const ask = (address, more) => fetch(address, { ...more, signal: AbortSignal.timeout(30000) });
  const token = async () => {
    const answer = await ask(location.href);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const newer = found.querySelector("[data-along-form] [name=csrfmiddlewaretoken]");
    if (newer) field("csrfmiddlewaretoken").value = newer.value;
    return Boolean(newer);
  };
  const send = (note) => {
    const body = new URLSearchParams({
      csrfmiddlewaretoken: field("csrfmiddlewaretoken").value,
      note_id: note.id, text: note.text, kind: note.kind, said_at: note.at,
    });
    const headers = { Accept: "application/json" };
    return ask(location.pathname, { method: "POST", body, headers, redirect: "manual" });
  };
  const deliver = async (note) => {
    let answer = await send(note);
    if (answer.status === 403 && (await token())) answer = await send(note);
    if (answer.ok && (await answer.json()).kept === note.id) return "sent";
    if (answer.type === "opaqueredirect" || answer.status === 403) return "signin";
    if (answer.status >= 500 || answer.status === 429) return "waiting";
    return "refused";
  };
  const refused = new Set();
  const sendAll = async () => {
    let word = "";
    for (const note of await draw()) {
      try {
        word = await deliver(note);
      } catch {
        word = "waiting"; // no connection, or it broke: sent again under the same number
      }
      if (word === "sent") await drop("notes", note.id);
      else if (word === "refused") refused.add(note.id);
      else break; // the next one would fare no better
    }
    const left = await draw();
    if (word) says(left.some((note) => refused.has(note.id)) ? "refused" : word);
  };
  // One tab at a time. What is typed meanwhile does not wait for it.
  const flush = () =>
    now() >= over ? gone() : navigator.locks.request("naast-along", sendAll).catch(() => {});

  // ---------------------------------------------------------------- begin
  await sweep();
  if (now() >= over) return gone();
  await unlock();
  form.addEventListener("input", () => {
    const note = written("draft");
    if (note.text.trim()) queue(() => keep(note).then(() => says("draft")));
    else queue(() => drop("notes", note.id).then(() => says("")));
  });
  let keeping = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field("text").value.trim()) return field("text").focus();
    if (keeping) return; // pressed twice
    keeping = true;
    const note = written("waiting");
    fresh();
    queue(async () => {
      await keep(note).finally(() => (keeping = false));
      if (field("text").value === note.text) field("text").value = "";
      flush().then(adopt);
    });
  });
  page.querySelector("[data-along-done]").addEventListener("submit", (event) => {
    event.preventDefault();
    queue(async () => {
      await flush();
      if ((await opened()).some((note) => !refused.has(note.id))) return says("first");
      await forget();
      event.target.submit();
    });
  });
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  setInterval(flush, 20000);
  says("");
  fresh();
  await adopt();
  page.dataset.alongReady = "yes";
  flush();
})();
