// Drawing a zone by clicks: an area's corners and those of its holes, a circle's centre, the points of a corridor's way.
// The text field holds the points, so that all of it can be done by keyboard alone; the map shows what comes of them.
import { circle, collection, corridor, feature } from "/script/shapes.js";

const LINE = /^\s*([-+]?\d+(?:\.\d+)?)[\s,;]+([-+]?\d+(?:\.\d+)?)\s*$/;
const EMPTY_LINE = /\n\s*\n/;
const HOLE_BEGUN = /\n[^\S\n]*\n\s*$/;
const LEAST = 3;

const linesOf = (text) => text.split(EMPTY_LINE)
  .map((part) => part.split("\n").map((line) => LINE.exec(line)).filter(Boolean)
    .map((found) => [Number(found[2]), Number(found[1])]))
  .filter((line) => line.length > 0);

const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

// What comes of the points so far: its features, and words for those who do not see the map.
const area = (rings) => {
  const whole = rings.filter((ring) => ring.length >= LEAST);
  const short = rings.find((ring) => ring.length < LEAST);
  const features = rings.filter((ring) => ring.length === 2)
    .map((coordinates) => feature({ type: "LineString", coordinates }));
  if (short !== rings[0]) {
    features.unshift(feature({ type: "Polygon", coordinates: whole.map((ring) => [...ring, ring[0]]) }));
  }
  if (short) {
    return [features, `${many(short.length, "corner")} so far: ${short === rings[0] ? "an area" : "a hole"} has at least three.`];
  }
  const holes = rings.length > 1 ? ` and ${many(rings.length - 1, "hole")}` : "";
  return [features, `An area of ${many(rings[0].length, "corner")}${holes}.`];
};

const round = (lines, metres) => {
  if (lines.flat().length > 1) return [[], "A circle has one centre: leave one point."];
  if (!(metres > 0)) return [[], "The centre is set. Enter the radius."];
  return [[feature(circle(lines[0][0], metres))], `A circle of ${metres} m around its centre.`];
};

const way = (lines, metres) => {
  if (lines.length > 1) return [[], "A corridor is one way: take out the empty line between its points."];
  if (lines[0].length < 2) return [[], "One point so far: a corridor goes along two or more."];
  if (!(metres > 0)) {
    return [[feature({ type: "LineString", coordinates: lines[0] })], `${lines[0].length} points. Enter the width.`];
  }
  return [[corridor(lines[0], metres)], `A corridor along ${lines[0].length} points, ${metres} m wide.`];
};

const SHAPES = { AREA: area, CIRCLE: round, CORRIDOR: way };

export const makeDrawing = (map) => {
  const form = document.getElementById("zone-form");
  const { shape, points: field, metres } = form.elements;
  const tools = document.getElementById("drawing-tools");
  const button = document.getElementById("draw");
  const hole = document.getElementById("hole");
  const coming = document.getElementById("coming");
  let drawing = false;

  const redraw = () => {
    const lines = linesOf(field.value);
    const [features, words] = lines.length > 0 ? SHAPES[shape.value](lines, Number(metres.value)) : [[], "No point yet."];
    const places = lines.flat().map((coordinates) => feature({ type: "Point", coordinates }));
    map.getSource("drawing").setData(collection([...features, ...places]));
    hole.hidden = shape.value !== "AREA";
    coming.textContent = words;
  };

  button.addEventListener("click", () => {
    drawing = !drawing;
    button.setAttribute("aria-pressed", drawing);
    button.textContent = drawing ? "Done drawing" : "Draw on the map";
    // At the lower edge of the window as long as the map is clicked, wherever the form is.
    tools.classList.toggle("at-hand", drawing);
    map.getContainer().classList.toggle("drawing", drawing);
    if (drawing) map.getContainer().scrollIntoView({ block: "nearest" });
    else tools.scrollIntoView({ block: "nearest" });
  });
  hole.addEventListener("click", () => {
    const lines = linesOf(field.value);
    if (lines.length === 0 || lines.at(-1).length < LEAST) {
      coming.textContent = `First set the corners ${lines.length > 1 ? "of the hole before" : "of the area itself"}, three or more.`;
      return;
    }
    field.value = `${field.value.trimEnd()}\n\n`;
    coming.textContent = "A hole begins: its corners come next.";
    if (!drawing) field.focus();
  });
  document.getElementById("undo").addEventListener("click", () => {
    const lines = field.value.trimEnd().split("\n");
    if (!HOLE_BEGUN.test(field.value)) lines.pop();
    // The empty line before the hole's first corner stays: one is to come.
    field.value = lines.join("\n") + (lines.length > 1 && !lines.at(-1).trim() ? "\n" : "");
    redraw();
  });
  form.addEventListener("input", redraw);
  map.on("click", (event) => {
    if (!drawing) return;
    const at = event.lngLat.wrap();
    const line = `${at.lat.toFixed(6)}, ${at.lng.toFixed(6)}`;
    const before = shape.value === "CIRCLE" ? "" : field.value.trimEnd();
    const gap = shape.value === "AREA" && HOLE_BEGUN.test(field.value) ? "\n\n" : "\n";
    field.value = before ? before + gap + line : line;
    redraw();
  });
  redraw();
  return { active: () => drawing };
};
