// Signing in, making a passkey, confirming an act: what a page cannot do without a script.

const able = () => window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;

async function ask(path, fields) {
  const answer = await fetch(path, {method: "POST", body: new URLSearchParams(fields)});
  const said = await answer.json();
  if (!answer.ok) throw new Refused(said.why);
  return said;
}

class Refused extends Error {}

const signature = async options => JSON.stringify(
  (await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)})).toJSON());

const does = {
  async "sign-in"(form) {
    const lang = `?lang=${form.dataset.lang}`;
    return ask(`/sign-in${lang}`, {signed: await signature(await ask("/sign-in/options", {}))});
  },

  async enrol(form) {
    const lang = `?lang=${form.dataset.lang}`;
    const known = {code: location.hash.slice(1), name: form.elements.name?.value ?? ""};
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await ask(`/enrol/options${lang}`, known));
    const made = await navigator.credentials.create({publicKey});
    return ask(`/enrol${lang}`, {...known, signed: JSON.stringify(made.toJSON())});
  },

  async confirm(form) {
    form.elements.signed.value ||= await signature(JSON.parse(form.dataset.options));
    form.submit();
  },
};

for (const form of document.querySelectorAll("form.passkey")) {
  const why = form.querySelector(".why");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    why.textContent = "";
    if (!able() && !form.elements.signed?.value) {
      why.textContent = why.dataset.absent;
      return;
    }
    form.setAttribute("aria-busy", "true");
    try {
      const said = await does[form.dataset.does](form);
      if (said?.said) {
        form.replaceChildren(Object.assign(document.createElement("p"), {textContent: said.said, className: "done"}));
        history.replaceState(null, "", location.pathname + location.search);
      } else if (said?.go) {
        location.assign(said.go);
      }
    } catch (error) {
      why.textContent = error instanceof Refused ? error.message : why.dataset.left;
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
}

// The other language keeps the code of an invitation, which is in the part of the address that no server sees.
for (const link of document.querySelectorAll(".bar nav a")) link.href += location.hash;

// Who is an operator already has a name, and waits for nobody.
if (location.hash.startsWith("#k.")) {
  document.getElementById("who")?.remove();
  document.getElementById("then")?.remove();
}
