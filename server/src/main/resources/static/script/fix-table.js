// The table beside the map: every fix of the period, page by page, none left out.
const ROWS = 200;

export const makeTable = (fixes, doubtful, timeZone, choose) => {
  const table = document.getElementById("fixes");
  if (!table) return null;
  const body = table.tBodies[0];
  const pages = document.getElementById("fixes-pages");
  const box = body.closest(".table");
  const count = fixes.length + doubtful.length;
  const at = (i) => (i < fixes.length ? fixes.at(i) : Object.assign(doubtful.at(i - fixes.length), { doubtful: true }));
  const last = Math.max(0, Math.ceil(count / ROWS) - 1);
  const clock = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
  const typed = pages.querySelector("input");
  let page = last;

  const cell = (row, text, number) => {
    const td = row.insertCell();
    td.textContent = text;
    if (number) td.className = "number";
    return td;
  };

  const show = () => {
    body.replaceChildren();
    for (let index = page * ROWS; index < Math.min(count, (page + 1) * ROWS); index++) {
      const fix = at(index);
      const [time, latitude, longitude, valid, speed, accuracy, states, received] = fix;
      const row = body.insertRow();
      row.dataset.index = index;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = clock.format(time);
      button.title = "Show on the map";
      button.addEventListener("click", () => { mark(index); choose(fix); });
      row.insertCell().append(button);
      cell(row, valid ? latitude.toFixed(6) : "none", true);
      cell(row, valid ? longitude.toFixed(6) : "none", true);
      cell(row, speed === null ? "" : Math.round(speed * 3.6), true);
      cell(row, accuracy === null ? "" : Math.round(accuracy), true);
      cell(row, [...(fix.doubtful ? ["wrong clock"] : []), ...states.map((s) => s.toLowerCase().replaceAll("_", " "))].join(", "));
      cell(row, clock.format(received));
    }
    pages.hidden = last === 0;
    pages.querySelector("span").textContent =
      `${page * ROWS + 1} to ${Math.min(count, (page + 1) * ROWS)} of ${count}`;
    typed.max = last + 1;
    typed.value = page + 1;
    const [earlier, later] = pages.querySelectorAll("button");
    earlier.disabled = page === 0;
    later.disabled = page === last;
  };

  const mark = (index) => {
    body.querySelectorAll("tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
    body.querySelector(`tr[data-index="${index}"]`)?.setAttribute("aria-selected", "true");
  };

  const turn = (to) => {
    page = Math.min(last, Math.max(0, to));
    show();
  };

  pages.addEventListener("click", (event) => {
    const by = Number(event.target.dataset?.page);
    if (by) turn(page + by);
  });
  typed.addEventListener("change", () => turn((Number(typed.value) || 1) - 1));
  if (count) show();

  /** Shows a fix chosen on the map or played, without moving the page. */
  return (index) => {
    const wanted = Math.floor(index / ROWS);
    if (wanted !== page) turn(wanted);
    mark(index);
    const row = body.querySelector(`tr[data-index="${index}"]`);
    if (row) box.scrollTop = row.offsetTop - box.clientHeight / 2;
  };
};
