// What every page may use. Each part works on its own and leaves the page whole where a browser lacks something.

const AWAY = "/away";

function leave(form) {
  document.documentElement.hidden = true;
  if (form) fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" });
  location.replace(AWAY); // takes this page out of the browser's history
}

function quickExit(control) {
  const form = control.closest("form");
  const go = (event) => {
    event.preventDefault();
    leave(form);
  };
  if (form) form.addEventListener("submit", go);
  else control.addEventListener("click", go);
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
    if (presses.length === 3) leave(form);
  });
}

function textOf(element) {
  return "value" in element ? element.value : element.textContent.trim();
}

async function copy(button, source, said) {
  try {
    await navigator.clipboard.writeText(textOf(source));
    said.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(source);
    said.textContent = "Selected: copy it with Ctrl+C";
  }
  setTimeout(() => (said.textContent = ""), 4000);
}

function copyButton(button) {
  const source = document.getElementById(button.dataset.copy);
  const said = document.createElement("span");
  said.className = "hr-copy__said";
  said.setAttribute("role", "status");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", () => copy(button, source, said));
}

function printButton(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Forms that keep themselves: see templates/autosave.html. htmx sends, this says what became of it.
const SIGNED_OUT = "You were signed out. Press the button below: when you have signed in again, what you typed is given back.";
const NOT_KEPT = "Not kept just now. What you typed is still on this page; it will be tried again when you type.";

function kept() {
  const at = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `Kept as a draft at ${at}`;
}

function sayKept(event) {
  const said = event.target.querySelector?.("[data-autosave-said]");
  if (!said) return;
  const { successful, xhr } = event.detail;
  said.textContent = successful ? kept() : xhr.status === 401 ? SIGNED_OUT : NOT_KEPT;
}

// What is half typed must not be swept away by the sign-in page.
function stayWithDraft(event) {
  if (event.detail.xhr.status !== 401 || !event.target.closest?.("[data-stays], .hr-autosave")) return;
  event.preventDefault();
  const said = document.querySelector("[data-stays-said]");
  if (said) said.textContent = SIGNED_OUT;
}

// A date half written reaches nobody: the browser sends it as empty, so it is asked for before it is lost.
function sayUnfinished(event) {
  const unfinished = [...event.target.elements].find((field) => field.validity?.badInput);
  if (!unfinished) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  unfinished.reportValidity();
}

// What was typed in the last second is sent when the page is left: a beacon outlives it, up to 64 kB.
function keepOnLeaving(box) {
  const form = box.closest("form");
  let typed = false;
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (typed = false));
  box.addEventListener("htmx:afterRequest", () => (typed = false));
  addEventListener("pagehide", () => {
    if (typed) navigator.sendBeacon(box.getAttribute("hx-post"), new FormData(form));
  });
}

function prepare(root) {
  root.querySelectorAll("button[data-copy]:not([data-ready])").forEach((button) => {
    button.dataset.ready = "";
    copyButton(button);
  });
  root.querySelectorAll("button[data-print]:not([data-ready])").forEach((button) => {
    button.dataset.ready = "";
    printButton(button);
  });
}

prepare(document);
document.querySelectorAll("form .hr-autosave").forEach(keepOnLeaving);
const exit = document.querySelector("[data-quick-exit]");
if (exit) quickExit(exit);
document.addEventListener("htmx:beforeOnLoad", stayWithDraft);
document.addEventListener("submit", sayUnfinished, true);
document.addEventListener("htmx:afterRequest", sayKept);
document.addEventListener("htmx:afterSwap", (event) => prepare(event.target));
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
