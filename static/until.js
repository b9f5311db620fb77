// What may be seen for a time only goes from an open screen when that time is over: also from a tab that was in the
// background, a computer that slept, and a page that comes back by the back button.

const box = document.querySelector("[data-seconds]");
const over = Date.now() + Number(box.dataset.seconds) * 1000;

function look() {
  if (Date.now() < over) return;
  box.remove();
  document.querySelector("[data-over]").hidden = false;
}

setInterval(look, 500);
addEventListener("pageshow", look);
document.addEventListener("visibilitychange", look);
