// The assessment page: what the policy suggests follows the answers. Where it cannot, the page says so at once and in
// view; on a narrow screen the highest suggestion stands in a bar at the bottom, with a way to all of them.

const form = document.querySelector("form[data-suggests]");
const panel = document.getElementById("suggestion");
const bar = document.getElementById("standing");
const [says, alarm, again, all] = ["says", "alarm", "again", "all"].map((name) => bar.querySelector(`[data-standing-${name}]`));
const STALE = "The suggestions do not fit your answers any more: ";
const RING = " If a child may be in danger, ring 999 now. Your answers are still on this page.";
const OFFLINE = "there is no connection.";
const FAILED = "Handrail could not work them out.";
const SIGNED_OUT = "you were signed out. Press “Keep this assessment”: when you have signed in again, your answers are given back.";
let inView = false;

function show() {
  const stale = alarm.textContent !== "";
  says.textContent = stale ? "" : panel.querySelector("[data-standing]")?.dataset.standing ?? "";
  bar.classList.toggle("hr-standing--stale", stale);
  again.hidden = !stale;
  all.hidden = stale;
  bar.hidden = !stale && (says.textContent === "" || inView);
  panel.hidden = stale; // what no longer fits must not be read as if it did
}

function stale(why) {
  bar.hidden = false; // a live region speaks only where it stands
  alarm.textContent = STALE + why + RING;
  show();
}

function fresh() {
  alarm.textContent = "";
  show();
}

const ours = (event) => event.detail.elt === form;
const on = (name, does) => document.addEventListener(name, (event) => ours(event) && does(event.detail));

// htmx:beforeOnLoad comes before handrail.js keeps the sign-in page away: both hear it.
on("htmx:beforeOnLoad", ({ xhr }) => xhr.status >= 400 && stale(xhr.status === 401 ? SIGNED_OUT : FAILED));
on("htmx:sendError", () => stale(OFFLINE));
on("htmx:timeout", () => stale(OFFLINE));
document.addEventListener("htmx:afterSwap", (event) => event.detail.target === panel && fresh());
form.addEventListener("change", () => panel.querySelector("[data-as-typed]")?.setAttribute("hidden", ""));
const retry = () => form.dispatchEvent(new Event("change", { bubbles: true }));
again.addEventListener("click", retry);
addEventListener("online", () => alarm.textContent && retry());
new IntersectionObserver(([seen]) => {
  inView = seen.isIntersecting;
  show();
}).observe(panel.parentElement);
show();
