// The offline base map: land, countries, states and counties from us-atlas and world-atlas (TopoJSON). There is no glyph
// server, so names are HTML beside the map's canvas, as many as fit at the zoom.
import * as maplibregl from "/vendor/maplibre-gl/maplibre-gl.mjs";

const atlas = async (path) => (await fetch(path)).json();

const MOST_LABELS = 60;

/** Makes the map in an element; resolves when it can be drawn on. */
export const makeMap = async (element, center, zoom) => {
  const map = new maplibregl.Map({
    container: element,
    center,
    zoom,
    maxZoom: 19,
    attributionControl: { compact: true, customAttribution: "Boundaries: U.S. Census Bureau, Natural Earth" },
    style: {
      version: 8,
      sources: {},
      layers: [{ id: "sea", type: "background", paint: { "background-color": "#dbe7ef" } }],
    },
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ unit: "imperial" }));
  map.addControl(new maplibregl.ScaleControl({ unit: "metric" }));
  map.dragRotate.disable();
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  await new Promise((resolve) => map.once("load", resolve));
  return map;
};

const shape = (map, id, data, paint, below) => {
  map.addSource(id, { type: "geojson", data, tolerance: 0.2 });
  map.addLayer({ id, type: paint["fill-color"] ? "fill" : "line", source: id, paint }, below);
};

/** Adds the boundaries under the layer named {@code below}, then the names. */
export const addBoundaries = async (map, below) => {
  const [world, states, counties] = await Promise.all([
    atlas("/vendor/world-atlas/countries-50m.json"),
    atlas("/vendor/us-atlas/states-10m.json"),
    atlas("/vendor/us-atlas/counties-10m.json"),
  ]);
  const countries = window.topojson.feature(world, world.objects.countries);
  const stateShapes = window.topojson.feature(states, states.objects.states);
  const countyShapes = window.topojson.feature(counties, counties.objects.counties);
  const borders = window.topojson.mesh(world, world.objects.countries, (a, b) => a !== b);
  const stateLines = window.topojson.mesh(states, states.objects.states, (a, b) => a !== b);
  const countyLines = window.topojson.mesh(counties, counties.objects.counties, (a, b) => a !== b);
  shape(map, "land", countries, { "fill-color": "#f7f5ef", "fill-outline-color": "#a9b4bf" }, below);
  shape(map, "counties", countyLines, { "line-color": "#c9c4b6", "line-width": 0.7,
    "line-opacity": ["interpolate", ["linear"], ["zoom"], 5.5, 0, 7, 1] }, below);
  shape(map, "states", stateLines, { "line-color": "#9a927f", "line-width": 1.1 }, below);
  shape(map, "borders", borders, { "line-color": "#7d7767", "line-width": 1.4 }, below);
  grid(map, below);
  where(map, stateShapes, countyShapes);
  label(map, [
    ...places(countries, "country", 1.5, 5),
    ...places(stateShapes, "state", 3.5, 9),
    ...places(countyShapes, "county", 8, 16),
  ]);
};

// Lines of latitude and longitude, so that a city without streets still has a scale and a direction.
const grid = (map, below) => {
  map.addSource("grid", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({ id: "grid", type: "line", source: "grid", paint: { "line-color": "#8fa3b3", "line-width": 0.5, "line-opacity": 0.55 } }, below);
  const redraw = () => {
    const zoom = map.getZoom();
    const step = zoom >= 15 ? 0.002 : zoom >= 12 ? 0.01 : zoom >= 9 ? 0.1 : zoom >= 6 ? 1 : 10;
    const box = map.getBounds();
    const features = [];
    const line = (coordinates) => features.push({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } });
    const margin = { x: box.getEast() - box.getWest(), y: box.getNorth() - box.getSouth() };
    const [west, east] = [box.getWest() - margin.x, box.getEast() + margin.x];
    const [south, north] = [Math.max(-85, box.getSouth() - margin.y), Math.min(85, box.getNorth() + margin.y)];
    for (let x = Math.ceil(west / step) * step; x <= east; x += step) line([[x, south], [x, north]]);
    for (let y = Math.ceil(south / step) * step; y <= north; y += step) line([[west, y], [east, y]]);
    map.getSource("grid").setData({ type: "FeatureCollection", features });
  };
  map.on("moveend", redraw);
  redraw();
};

const inRing = ([x, y], ring) => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

const holds = (geometry, at) =>
  (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates)
    .some(([outer, ...holes]) => inRing(at, outer) && !holes.some((hole) => inRing(at, hole)));

// Says in a corner which county and state the middle of the map lies in.
const where = (map, states, counties) => {
  const box = document.createElement("div");
  box.className = "where small";
  map.getContainer().append(box);
  const redraw = () => {
    const { lng, lat } = map.getCenter();
    const found = (shapes) => shapes.features.find((f) => f.geometry && holds(f.geometry, [lng, lat]))?.properties.name;
    const names = map.getZoom() < 6 ? [] : [found(counties), found(states)].filter(Boolean);
    box.hidden = names.length === 0;
    box.textContent = names.join(", ");
  };
  map.on("moveend", redraw);
  redraw();
};

const ringArea = (ring) => {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(sum / 2);
};

const middle = (ring) => {
  const x = ring.map((p) => p[0]);
  const y = ring.map((p) => p[1]);
  return [(Math.min(...x) + Math.max(...x)) / 2, (Math.min(...y) + Math.max(...y)) / 2];
};

const places = (shapes, kind, from, until) =>
  shapes.features.filter((f) => f.geometry && f.properties?.name).map((f) => {
    const rings = f.geometry.type === "Polygon" ? [f.geometry.coordinates[0]] : f.geometry.coordinates.map((p) => p[0]);
    const largest = rings.reduce((a, b) => (ringArea(b) > ringArea(a) ? b : a));
    return { name: f.properties.name, kind, from, until, at: middle(largest), size: ringArea(largest) };
  }).sort((a, b) => b.size - a.size);

const label = (map, all) => {
  let shown = [];
  const redraw = () => {
    shown.forEach((marker) => marker.remove());
    const zoom = map.getZoom();
    const bounds = map.getBounds();
    const taken = [];
    shown = [];
    for (const place of all) {
      if (shown.length >= MOST_LABELS) break;
      if (zoom < place.from || zoom >= place.until || !bounds.contains(place.at)) continue;
      const { x, y } = map.project(place.at);
      const half = place.name.length * 3.6;
      if (taken.some((t) => Math.abs(t.x - x) < t.half + half && Math.abs(t.y - y) < 16)) continue;
      taken.push({ x, y, half });
      const element = document.createElement("div");
      element.className = `place ${place.kind}`;
      element.textContent = place.name;
      element.setAttribute("aria-hidden", "true");
      shown.push(new maplibregl.Marker({ element }).setLngLat(place.at).addTo(map));
    }
  };
  map.on("moveend", redraw);
  redraw();
};

export { maplibregl };
