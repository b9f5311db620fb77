import { initAll } from "./govuk/govuk-frontend.js";

// GOV.UK's own reveal sets aria-expanded on radio buttons, which ARIA does not allow there; this one does not.
function reveal(root) {
  root.querySelectorAll("input[data-reveals]").forEach((input) => {
    const kind = input.type === "radio" ? "radios" : "checkboxes";
    document.getElementById(input.dataset.reveals).classList.toggle(`govuk-${kind}__conditional--hidden`, !input.checked);
  });
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
reveal(document);
document.addEventListener("change", (event) => event.target.form && reveal(event.target.form));
document.addEventListener("htmx:afterSwap", (event) => {
  initAll({ scope: event.target });
  reveal(event.target);
});
