// Plays a history: moves a mark from fix to fix as time goes on, so many times faster than it went.
const LONGEST_PAUSE = 1500;

/** {@code show} is given which fix, and whether the history goes on from it by itself. */
export const makePlayback = (fixes, trackers, clock, show) => {
  const { valid } = fixes;
  const form = document.getElementById("playback");
  if (!form || !valid.length) return;
  form.hidden = false;
  const { play, at, speed } = form.elements;
  const says = form.querySelector("output");
  const time = (i) => fixes.time[valid[i]];
  let timer = 0;
  let frame = 0;
  at.max = valid.length - 1;

  const place = (index, moving = false) => {
    const fix = fixes.at(valid[index]);
    at.value = index;
    const words = `${clock.format(fix[0])}, ${index + 1} of ${valid.length}`
      + (fix[4] === null ? "" : `, ${Math.round(fix[4] * 3.6)} km/h`)
      + (fix[5] === null ? "" : `, ± ${Math.round(fix[5])} m`)
      + (trackers > 1 ? `, tracker ${fix[8] + 1}` : "");
    at.setAttribute("aria-valuetext", words);
    says.textContent = words;
    show(valid[index], moving);
  };

  const stop = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    timer = 0;
    play.textContent = "Play";
    says.setAttribute("aria-live", "polite");
  };

  // Fixes that lie closer together than a picture takes are passed over; a long silence is cut short.
  const step = () => {
    const factor = Number(speed.value);
    const began = Number(at.value);
    if (began >= valid.length - 1) return stop();
    let next = began + 1;
    while (next < valid.length - 1 && (time(next) - time(began)) / factor < 16) next++;
    const wait = Math.min(LONGEST_PAUSE, (time(next) - time(began)) / factor);
    timer = setTimeout(() => {
      frame = requestAnimationFrame(() => {
        place(next, next < valid.length - 1);
        step();
      });
    }, wait);
  };

  play.addEventListener("click", () => {
    if (timer) {
      stop();
      return place(Number(at.value));
    }
    if (Number(at.value) >= valid.length - 1) place(0);
    play.textContent = "Pause";
    says.setAttribute("aria-live", "off");
    step();
  });
  at.addEventListener("input", () => {
    stop();
    place(Number(at.value));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
};
