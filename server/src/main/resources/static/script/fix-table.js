// The table beside the map: every fix of the period, page by page, none left out.
const ROWS = 200;

export const makeTable = (data, choose) => {
  const table = document.getElementById("fixes");
  if (!table) return null;
  const body = table.tBodies[0];
  const pages = document.getElementById("fixes-pages");
  const all = [...data.fixes, ...data.doubtful.map((fix) => Object.assign([...fix], { doubtful: true }))];
  const last = Math.max(0, Math.ceil(all.length / ROWS) - 1);
  const clock = new Intl.DateTimeFormat("en-CA", { timeZone: data.timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
  let page = last;

  const cell = (row, text, number) => {
    const td = row.insertCell();
    td.textContent = text;
    if (number) td.className = "number";
    return td;
  };

  const show = () => {
    body.replaceChildren();
    all.slice(page * ROWS, (page + 1) * ROWS).forEach((fix, i) => {
      const [time, latitude, longitude, valid, speed, accuracy, states, received] = fix;
      const row = body.insertRow();
      const index = page * ROWS + i;
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
    });
    pages.hidden = last === 0;
    pages.querySelector("span").textContent =
      `${page * ROWS + 1} to ${Math.min(all.length, (page + 1) * ROWS)} of ${all.length}`;
    const [earlier, later] = pages.querySelectorAll("button");
    earlier.disabled = page === 0;
    later.disabled = page === last;
  };

  const mark = (index) => {
    body.querySelectorAll("tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
    body.querySelector(`tr[data-index="${index}"]`)?.setAttribute("aria-selected", "true");
  };

  pages.addEventListener("click", (event) => {
    const by = Number(event.target.dataset?.page);
    if (!by) return;
    page = Math.min(last, Math.max(0, page + by));
    show();
  });
  if (all.length) show();

  /** Shows a fix chosen on the map. */
  return (index) => {
    page = Math.floor(index / ROWS);
    show();
    mark(index);
    body.querySelector(`tr[data-index="${index}"]`)?.scrollIntoView({ block: "nearest" });
  };
};
