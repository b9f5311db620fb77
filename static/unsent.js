// A button pressed without a network would lose what was typed: the browser's own error page takes this page's place.
// So a form that holds something is sent only once the server has answered. Nothing is kept anywhere but on the page.

const ALIVE = "/service-worker.js"; // small, open to everybody, answered by the server itself; HEAD passes by the worker
const PATIENCE = 8000; // milliseconds
const NOT_SENT = "Not sent: there is no connection. What you typed is still on this page. Leave it open, and press the button again when you are connected. If a child is in danger, do not wait: ring ";
const BACK = "You are connected again: press the button once more.";
const asking = new WeakSet(); // forms whose button was pressed, until the server has answered
let goes = null; // the form that is sent now

const changed = (field) =>
  field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
    : field.tagName === "TEXTAREA" ? field.value.trim() !== ""
    : field.tagName === "SELECT" ? [...field.options].some((one) => one.selected !== one.defaultSelected)
    : !["hidden", "submit", "button", "password"].includes(field.type) && field.value !== field.defaultValue;

const holdsWork = (form) => form.method === "post" && [...form.elements].some((field) => field.name && changed(field));
const sentInPlace = (form) => form.hasAttribute("hx-post") && !form.hasAttribute("hx-trigger"); // htmx leaves the page as it is

async function reached() {
  if (!navigator.onLine) return false;
  try {
    return (await fetch(ALIVE, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

function tell(form, button) {
  form.querySelector(".hr-unsent")?.remove();
  const said = document.createElement("p");
  said.className = "hr-unsent govuk-body";
  said.setAttribute("role", "alert");
  const ring = document.createElement("a");
  ring.className = "govuk-link";
  ring.href = "tel:999";
  ring.textContent = "999";
  (button?.closest(".govuk-button-group") ?? button ?? form.lastElementChild).before(said);
  said.append(NOT_SENT, ring, ".");
  said.scrollIntoView({ block: "nearest" });
  addEventListener("online", () => said.isConnected && (said.textContent = BACK), { once: true });
}

async function sendOnceReached(form, button) {
  asking.add(form);
  const answered = await reached();
  asking.delete(form);
  if (!answered) return tell(form, button);
  goes = form;
  form.requestSubmit(button);
  goes = null;
}

function onSubmit(event) {
  const form = event.target;
  if (form === goes || sentInPlace(form) || form.matches("[data-quick-exit]") || !holdsWork(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!asking.has(form)) sendOnceReached(form, event.submitter);
}

document.addEventListener("submit", onSubmit, true);
