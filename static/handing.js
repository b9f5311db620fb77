// A download leaves the page as it was. What became of the file is fetched once the server has written it down, and
// put in its place: the page is not loaded anew, which would break the download off. Without this file the page says
// it when it is opened the next time.

const EVERY = 1000; // milliseconds
const AT_MOST = 60; // times

async function look(part, left) {
  const answer = await fetch(`${part.dataset.handing}?left=${part.dataset.left}`, { credentials: "same-origin" }).catch(() => null);
  const found = answer?.status === 200 && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("handing") : null;
  if (found) {
    part.replaceWith(found);
    found.querySelector("#handing-title").focus();
  } else if (left > 1 && part.isConnected) {
    setTimeout(look, EVERY, part, left - 1);
  }
}

document.addEventListener("submit", (event) => {
  const part = event.target.closest("[data-download]")?.closest("[data-handing]");
  if (part) setTimeout(look, EVERY, part, AT_MOST);
});
