// The reviewing desk in place: keys, focus, what happened said aloud, and words taken out by selecting them.
// Without this file every decision is a form or a page of its own.

const KEYS_OFF = "handrail-desk-keys-off";
const part = (name) => document.querySelector(`[data-desk="${name}"]`);
const rows = () => [...document.querySelectorAll('[data-desk="row"]')];
const said = part("said");
const chosen = part("selected");

function go(element) {
  if (!element) return;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}

// Rows -------------------------------------------------------------------------------------------------------

function current() {
  return document.activeElement.closest?.('[data-desk="row"]');
}

function step(forward, wanted = () => true) {
  const all = rows().filter(wanted);
  const here = document.activeElement;
  const before = (row) => row !== here && !row.contains(here) && !!(row.compareDocumentPosition(here) & (forward ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING));
  const onward = here === document.body ? all : all.filter(before);
  const found = forward ? onward[0] : onward.at(-1);
  if (found) return go(found);
  if (said) said.textContent = all.length ? (forward ? "That was the last one." : "That was the first one.") : "No open questions.";
}

const nextQuestion = () => {
  const open = rows().filter((row) => "open" in row.dataset);
  const here = document.activeElement;
  const ahead = open.find((row) => !row.contains(here) && here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING && here !== document.body);
  if (open.length) go(ahead ?? open[0]);
  else step(true, () => false);
};

function press(key) {
  const control = current()?.querySelector(`[data-key="${key}"]`);
  if (control) return control.click();
  if (said) said.textContent = current() ? "Not possible here." : "Go to a place first: N.";
}

// Keys: shown on the page, and switched off there ------------------------------------------------------------

const KEYS = {
  n: () => step(true), p: () => step(false), q: nextQuestion, o: () => press("o"), O: () => press("O"), y: () => press("y"), Y: () => press("Y"),
  s: () => press("s"), w: () => press("w"),
  l: () => press("l"), r: () => press("r"), m: () => chosen && !chosen.hidden && go(chosen.querySelector("select")),
};

function close(from) {
  const slot = from.closest(".hr-slot");
  if (!slot) return;
  slot.replaceChildren();
  go(slot.closest('[data-desk="row"], .hr-part'));
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape") return close(event.target);
  if (!switchedOn.checked || event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (!Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
}

const keys = part("keys");
const switchedOn = document.getElementById("keys-on");
keys.hidden = false;
switchedOn.checked = !localStorage.getItem(KEYS_OFF);
switchedOn.addEventListener("change", () => {
  if (switchedOn.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
});
addEventListener("keydown", onKey);

// What came back from a decision, and what was opened in place -----------------------------------------------

document.addEventListener("htmx:afterSettle", (event) => {
  const form = event.detail.target.querySelector?.(':scope > [data-desk="form"]');
  if (form) return go(form.querySelector('[aria-invalid="true"]') ?? form.querySelector("select, input:not([type=hidden]), textarea"));
  const desk = part("state");
  if (!desk?.dataset.said) return;
  const left = Number(desk.dataset.questions);
  document.getElementById("count").replaceChildren(part("count").content.cloneNode(true));
  said.textContent = `${desk.dataset.said}. ${left ? `${left} open question${left === 1 ? "" : "s"}.` : "No open questions."}`;
  go(document.getElementById(desk.dataset.goOn));
  delete desk.dataset.said;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-desk="next-question"], [data-desk="close"]');
  if (!link || (link.dataset.desk === "close" && !link.closest(".hr-slot"))) return;
  event.preventDefault();
  if (link.dataset.desk === "close") close(link);
  else go(document.getElementById(link.hash.slice(1)));
});

if (location.hash) go(document.getElementById(location.hash.slice(1)));

// Selecting words in an original -----------------------------------------------------------------------------

function unitsBefore(text, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return range.toString().length; // UTF-16 units: the server turns them into code points
}

function onSelect() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const text = range.commonAncestorContainer.parentElement?.closest("[data-text]") ?? range.commonAncestorContainer.closest?.("[data-text]");
  if (!text || !range.toString().trim()) return;
  offer(text, range);
}

function offer(text, range) {
  const words = range.toString();
  chosen.elements.words.value = words;
  chosen.elements.start.value = unitsBefore(text, range.startContainer, range.startOffset);
  chosen.elements.end.value = unitsBefore(text, range.endContainer, range.endOffset);
  chosen.action = text.dataset.mark;
  chosen.setAttribute("hx-post", text.dataset.mark);
  window.htmx?.process(chosen);
  part("selected-words").textContent = words.trim().slice(0, 80);
  chosen.hidden = false;
  said.textContent = `Selected in text ${text.dataset.text}. ${switchedOn.checked ? "M goes to the form that takes it out." : ""}`;
}

if (chosen) {
  document.addEventListener("selectionchange", onSelect);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target === chosen && event.detail.successful) chosen.hidden = true;
  });
}
