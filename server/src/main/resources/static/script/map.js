// One person's map: latest position live, the history of the chosen period, their zones.
import { addBoundaries, makeMap, maplibregl } from "/script/base-map.js";
import { makeTable } from "/script/fix-table.js";
import { makeDrawing } from "/script/zone-drawing.js";

const EARTH = 6371008.8;
const GAP = 30 * 60 * 1000;

const data = JSON.parse(document.getElementById("map-data").textContent);
const element = document.getElementById("map");
const status = document.getElementById("latest");
const clock = new Intl.DateTimeFormat("en", { timeZone: data.timeZone, dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (geometry, properties = {}) => ({ type: "Feature", properties, geometry });

const circle = ([longitude, latitude], metres) => {
  const ring = [];
  const dy = (metres / EARTH) * (180 / Math.PI);
  const dx = dy / Math.cos((latitude * Math.PI) / 180);
  for (let i = 0; i <= 64; i++) {
    const angle = (i / 64) * 2 * Math.PI;
    ring.push([longitude + dx * Math.cos(angle), latitude + dy * Math.sin(angle)]);
  }
  return { type: "Polygon", coordinates: [ring] };
};

// What the server keeps (a circle is a point with a radius, a corridor a line with a width) as what can be filled or drawn.
const geometries = (area) => {
  if (area.type === "FeatureCollection") return area.features.flatMap(geometries);
  if (area.type !== "Feature") return [area];
  if (area.geometry.type === "Point") return [circle(area.geometry.coordinates, area.properties.radius)];
  return [area.geometry];
};

const bounds = (positions) => positions.reduce((box, at) => box.extend(at), new maplibregl.LngLatBounds());
const flatten = (c) => (typeof c[0] === "number" ? [c] : c.flatMap(flatten));

const zones = data.zones.map((zone) => ({ ...zone, shapes: geometries(zone.area) }));
const valid = data.fixes.map((fix, index) => ({ fix, index })).filter(({ fix }) => fix[3]);

const track = () => {
  const lines = [];
  let line = [];
  let before = null;
  for (const { fix } of valid) {
    if (before !== null && fix[0] - before > GAP && line.length) {
      lines.push(line);
      line = [];
    }
    line.push([fix[2], fix[1]]);
    before = fix[0];
  }
  if (line.length) lines.push(line);
  return collection(lines.filter((l) => l.length > 1).map((coordinates) => feature({ type: "LineString", coordinates })));
};

const everything = () => {
  const all = [
    ...valid.map(({ fix }) => [fix[2], fix[1]]),
    ...zones.flatMap((zone) => zone.shapes.flatMap((shape) => flatten(shape.coordinates))),
  ];
  if (data.latest) all.push([data.latest[2], data.latest[1]]);
  return all;
};

const start = async () => {
  const all = everything();
  const map = await makeMap(element, all.length ? bounds(all).getCenter() : [-96, 38.5], all.length ? 10 : 3.2);
  const add = (id, features, layers) => {
    map.addSource(id, { type: "geojson", data: features });
    layers.forEach((layer, i) => map.addLayer({ id: `${id}-${i}`, source: id, ...layer }));
  };
  for (const [kind, color, dash] of [["INCLUSION", "#1b6438", [1, 0]], ["EXCLUSION", "#98231f", [3, 2]]]) {
    const shapes = zones.filter((zone) => zone.kind === kind).flatMap((zone) => zone.shapes.map((s) => feature(s)));
    add(kind, collection(shapes), [
      { type: "fill", paint: { "fill-color": color, "fill-opacity": 0.12 }, filter: ["==", ["geometry-type"], "Polygon"] },
      { type: "line", paint: { "line-color": color, "line-width": 2.5, "line-dasharray": dash } },
    ]);
  }
  add("accuracy", collection([]), [{ type: "fill", paint: { "fill-color": "#b45f06", "fill-opacity": 0.15 } }]);
  add("track", track(), [{ type: "line", paint: { "line-color": "#1d5c87", "line-width": 3, "line-opacity": 0.8 } }]);
  add("fixes", collection(valid.map(({ fix, index }) => feature({ type: "Point", coordinates: [fix[2], fix[1]] }, { index }))),
    [{ type: "circle", paint: { "circle-radius": 4, "circle-color": "#1d5c87", "circle-stroke-color": "#fff", "circle-stroke-width": 1 } }]);
  add("chosen", collection([]), [{ type: "circle", paint: { "circle-radius": 9, "circle-color": "#fdf1d8", "circle-stroke-color": "#754a00", "circle-stroke-width": 3 } }]);
  add("drawing", collection([]), [
    { type: "line", paint: { "line-color": "#6a1b9a", "line-width": 2.5 }, filter: ["==", ["geometry-type"], "LineString"] },
    { type: "circle", paint: { "circle-radius": 5, "circle-color": "#6a1b9a" }, filter: ["==", ["geometry-type"], "Point"] },
  ]);
  if (all.length) map.fitBounds(bounds(all), { padding: 40, maxZoom: 15, animate: false });

  const choose = (fix) => {
    const at = [fix[2], fix[1]];
    const features = fix[3] ? [feature({ type: "Point", coordinates: at })] : [];
    map.getSource("chosen").setData(collection(features));
    if (fix[3]) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 13) });
  };
  const showRow = makeTable(data, choose);
  const drawing = makeDrawing(map);
  map.on("click", "fixes-0", (event) => {
    if (drawing.active() || !showRow) return;
    const { index } = event.features[0].properties;
    showRow(index);
    choose(data.fixes[index]);
  });
  document.querySelectorAll("[data-zone]").forEach((button) => button.addEventListener("click", () => {
    const zone = zones.find((z) => z.id === button.dataset.zone);
    map.fitBounds(bounds(zone.shapes.flatMap((s) => flatten(s.coordinates))), { padding: 40, maxZoom: 16 });
    element.scrollIntoView({ block: "nearest" });
  }));
  live(map);
  addBoundaries(map, "INCLUSION-0").then(() => element.setAttribute("data-ready", "true"));
};

const live = (map) => {
  const dot = document.createElement("div");
  dot.className = "marker-latest";
  const marker = new maplibregl.Marker({ element: dot });
  const place = (fix) => {
    const at = [fix[2], fix[1]];
    marker.setLngLat(at).addTo(map);
    map.getSource("accuracy").setData(collection(fix[5] ? [feature(circle(at, fix[5]))] : []));
    status.textContent = `Latest position: ${clock.format(fix[0])}, ${fix[1].toFixed(5)}, ${fix[2].toFixed(5)}`
      + (fix[5] ? ` (± ${Math.round(fix[5])} m)` : "");
  };
  if (data.latest) place(data.latest);
  else status.textContent = "No position yet.";
  const stream = new EventSource(element.dataset.stream);
  stream.addEventListener("position", (event) => place(JSON.parse(event.data)));
  window.addEventListener("pagehide", () => stream.close());
};

start().catch((error) => {
  element.textContent = "The map cannot be drawn in this browser. The table beside it shows the same.";
  console.error(error);
  makeTable(data, () => {});
});
