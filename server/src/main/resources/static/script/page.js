// Shows what went wrong with a part of a page that htmx asked for, and asks before what cannot be undone.
const notice = (sentence) => {
  const box = document.getElementById("notice");
  if (!box) return;
  box.textContent = sentence;
  box.hidden = false;
};

document.addEventListener("htmx:responseError", async (event) => {
  const type = event.detail.xhr.getResponseHeader("Content-Type") || "";
  const text = event.detail.xhr.responseText;
  const page = type.includes("html") ? new DOMParser().parseFromString(text, "text/html") : null;
  notice(page?.querySelector("[data-sentence]")?.textContent.trim() || "That did not work. Reload the page and try again.");
});
document.addEventListener("htmx:sendError", () => notice("Rollcall cannot be reached. Check the connection and try again."));
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.ask;
  if (question && !window.confirm(question)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  if (event.target.closest("[data-reload]")) window.location.reload();
});
