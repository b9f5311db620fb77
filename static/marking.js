// Selecting words in a text fills the form beside it. Without this the words are typed.
for (const text of document.querySelectorAll("[data-text]")) {
  const details = document.querySelector(`[data-mark="${text.dataset.text}"]`);
  if (!details) continue;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const words = selection.toString().trim();
    if (!words || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    details.open = true;
    details.querySelector("input[name=words]").value = words.slice(0, 300);
  });
}
