// One person's map: latest position live, the history of the chosen period, their zones.
import { addBoundaries, makeMap, maplibregl } from "/script/base-map.js";
import { makeTable } from "/script/fix-table.js";
import { readHistory } from "/script/history.js";
import { makePlayback } from "/script/playback.js";
import { METRES, areaLayers, atEquator, circle, collection, feature, features, outermost } from "/script/shapes.js";
import { addStreets } from "/script/streets.js";
import { makeThinning, serves, windowOf } from "/script/thinning.js";
import { makeDrawing } from "/script/zone-drawing.js";

// Milliseconds after which a map that was moved stands still.
const SETTLED = 150;
// A colour for each of the person's trackers.
const COLOURS = ["#1d5c87", "#7a3f04", "#5b2a86", "#2f5d1e"];
const COLOUR = ["match", ["%", ["get", "tracker"], COLOURS.length], ...COLOURS.slice(1).flatMap((c, i) => [i + 1, c]), COLOURS[0]];

const data = JSON.parse(document.getElementById("map-data").textContent);
const element = document.getElementById("map");
const status = document.getElementById("latest");
const clock = new Intl.DateTimeFormat("en", { timeZone: data.timeZone, dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });

const bounds = (positions) => positions.reduce((box, at) => box.extend(at), new maplibregl.LngLatBounds());

const zones = data.zones.map((zone) => ({ ...zone, shapes: features(zone.area) }));
const fixes = readHistory(data.fixes);
const doubtful = readHistory(data.doubtful);
const place = (i) => [fixes.longitude[i], fixes.latitude[i]];

const everything = () => {
  const all = zones.flatMap((zone) => zone.shapes.flatMap(outermost));
  if (data.latest) all.push([data.latest[2], data.latest[1]]);
  const box = bounds(all);
  fixes.valid.forEach((i) => box.extend(place(i)));
  return box;
};

// Draws of the history what the zoom and the window can show, and says so where that is not all.
const followMap = (map) => {
  const thinned = makeThinning(fixes);
  const says = document.getElementById("drawn");
  let last = null;
  let circles = false;
  const errors = ({ drawn }) => drawn.filter((i) => fixes.accuracy(i)).map((i) => feature({ type: "Point", coordinates: place(i) },
    { tracker: fixes.tracker[i], metres: atEquator(fixes.accuracy(i), fixes.latitude[i]) }));
  const draw = () => {
    const now = windowOf(map);
    if (serves(last, now)) return;
    last = { ...now, ...thinned(now) };
    map.getSource("track").setData(collection(last.lines.map(({ tracker, fixes: along }) =>
      feature({ type: "LineString", coordinates: along.map(place) }, { tracker }))));
    map.getSource("fixes").setData(collection(last.drawn.map((index) =>
      feature({ type: "Point", coordinates: place(index) }, { index, tracker: fixes.tracker[index] }))));
    map.getSource("errors").setData(collection(circles ? errors(last) : []));
    says.hidden = last.drawn.length === last.inSight;
    says.textContent = `${last.drawn.length} of ${last.inSight} fixes hereabouts are drawn: the others would lie on them. `
      + "Zoom in for more; the table and the playback have all.";
  };
  // Turns of a wheel end one after the other: only the last is drawn for.
  let waiting = 0;
  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, SETTLED);
  });
  draw();
  document.querySelector("#playback [name=accuracy]").addEventListener("change", (event) => {
    circles = event.target.checked;
    map.getSource("errors").setData(collection(circles ? errors(last) : []));
  });
};

const start = async () => {
  const all = everything();
  const empty = all.isEmpty();
  const map = await makeMap(element, empty ? [-96, 38.5] : all.getCenter(), empty ? 3.2 : 10);
  const add = (id, features, layers) => {
    map.addSource(id, { type: "geojson", data: features });
    layers.forEach((layer, i) => map.addLayer({ id: `${id}-${i}`, source: id, ...layer }));
  };
  for (const [kind, color, dash] of [["INCLUSION", "#1b6438", [1, 0]], ["EXCLUSION", "#98231f", [3, 2]]]) {
    add(kind, collection(zones.filter((zone) => zone.kind === kind).flatMap((zone) => zone.shapes)), areaLayers(color, dash));
  }
  add("accuracy", collection([]), [{ type: "fill", paint: { "fill-color": "#b45f06", "fill-opacity": 0.15 } }]);
  add("errors", collection([]), [{ type: "circle", paint: { "circle-color": COLOUR, "circle-opacity": 0.06,
    "circle-stroke-color": COLOUR, "circle-stroke-width": 1, "circle-stroke-opacity": 0.4,
    "circle-radius": METRES } }]);
  add("track", collection([]), [{ type: "line", paint: { "line-color": COLOUR, "line-width": 3, "line-opacity": 0.8 } }]);
  add("fixes", collection([]),
    [{ type: "circle", paint: { "circle-radius": 4, "circle-color": COLOUR, "circle-stroke-color": "#fff", "circle-stroke-width": 1 } }]);
  add("stays", collection(data.stays.map(([latitude, longitude, words]) => feature({ type: "Point", coordinates: [longitude, latitude] }, { words }))),
    [{ type: "circle", paint: { "circle-radius": 11, "circle-opacity": 0, "circle-stroke-color": "#1d2730", "circle-stroke-width": 3 } }]);
  add("chosen", collection([]), [{ type: "circle", paint: { "circle-radius": 9, "circle-color": "#fdf1d8", "circle-stroke-color": "#754a00", "circle-stroke-width": 3 } }]);
  add("drawing", collection([]), [
    ...areaLayers("#6a1b9a", [1, 0]),
    { type: "circle", paint: { "circle-radius": 5, "circle-color": "#6a1b9a" }, filter: ["==", ["geometry-type"], "Point"] },
  ]);
  if (!empty) map.fitBounds(all, { padding: 40, maxZoom: 15, animate: false });
  followMap(map);

  const choose = (fix) => {
    const at = [fix[2], fix[1]];
    const features = fix[3] ? [feature({ type: "Point", coordinates: at })] : [];
    map.getSource("chosen").setData(collection(features));
    if (fix[3]) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 13) });
  };
  const showRow = makeTable(fixes, doubtful, data.timeZone, choose);
  const drawing = makeDrawing(map);
  map.on("click", "fixes-0", (event) => {
    if (drawing.active() || !showRow) return;
    const { index } = event.features[0].properties;
    showRow(index);
    choose(fixes.at(index));
  });
  document.querySelectorAll("[data-zone]").forEach((button) => button.addEventListener("click", () => {
    const zone = zones.find((z) => z.id === button.dataset.zone);
    map.fitBounds(bounds(zone.shapes.flatMap(outermost)), { padding: 40, maxZoom: 16 });
    element.scrollIntoView({ block: "nearest" });
  }));
  makePlayback(fixes, data.trackers, clock, (index, moving) => {
    const at = place(index);
    map.getSource("chosen").setData(collection([feature({ type: "Point", coordinates: at })]));
    if (!map.getBounds().contains(at)) map.jumpTo({ center: at });
    if (!moving) showRow?.(index);
  });
  map.on("click", "stays-0", (event) => {
    if (drawing.active()) return;
    const words = document.createElement("p");
    words.textContent = event.features[0].properties.words;
    new maplibregl.Popup().setLngLat(event.lngLat).setDOMContent(words).addTo(map);
  });
  zones.forEach((zone) => {
    const words = document.createElement("span");
    words.className = "place zone";
    words.textContent = `${zone.name}: ${zone.schedule || "always"}`;
    const ring = outermost(zone.shapes[0]);
    const top = ring.reduce((high, each) => (each[1] > high[1] ? each : high));
    new maplibregl.Marker({ element: words, anchor: "bottom" }).setLngLat(top).addTo(map);
  });
  legend();
  live(map);
  await addBoundaries(map, data.streets ? addStreets(map, data.streets, "INCLUSION-0") : "INCLUSION-0");
  // Idle: what is in sight has been drawn.
  map.once("idle", () => element.setAttribute("data-ready", "true"));
  map.triggerRepaint();
};

// Which colour is which tracker's, where somebody wore several.
const legend = () => {
  const list = document.getElementById("trackers");
  for (let i = 0; list && data.trackers > 1 && i < data.trackers; i++) {
    const each = document.createElement("li");
    each.style.setProperty("--colour", COLOURS[i % COLOURS.length]);
    each.textContent = `Tracker ${i + 1}`;
    list.append(each);
  }
};

const live = (map) => {
  const dot = document.createElement("div");
  dot.className = "marker-latest";
  const marker = new maplibregl.Marker({ element: dot });
  const show = (fix) => {
    const at = [fix[2], fix[1]];
    marker.setLngLat(at).addTo(map);
    map.getSource("accuracy").setData(collection(fix[5] ? [feature(circle(at, fix[5]))] : []));
    status.textContent = `Latest position: ${clock.format(fix[0])}, ${fix[1].toFixed(5)}, ${fix[2].toFixed(5)}`
      + (fix[5] ? ` (± ${Math.round(fix[5])} m)` : "");
  };
  if (data.latest) show(data.latest);
  else status.textContent = "No position yet.";
  const stream = new EventSource(element.dataset.stream);
  stream.addEventListener("position", (event) => show(JSON.parse(event.data)));
  window.addEventListener("pagehide", () => stream.close());
};

start().catch((error) => {
  element.textContent = "The map cannot be drawn in this browser. The table beside it shows the same.";
  console.error(error);
  makeTable(fixes, doubtful, data.timeZone, () => {});
});
