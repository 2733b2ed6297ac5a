// Streets under zones and tracks, where the server has an archive of Protomaps' basemap
// (docs.protomaps.com/basemaps/layers). Pale, so that what is drawn over them stays readable. Places of health, worship,
// counsel, shelter and school are not marked.
const KIND = ["coalesce", ["get", "kind"], ["get", "pmap:kind"]];
const GREEN = ["park", "national_park", "nature_reserve", "protected_area", "forest", "wood", "grass", "grassland", "meadow",
  "scrub", "golf_course", "recreation_ground", "village_green", "allotments"];
const WATERWAYS = ["river", "stream", "canal"];

const of = (kinds) => ["match", KIND, kinds, true, false];
const all = (...filters) => ["all", ...filters];
const shaped = (type) => ["==", ["geometry-type"], type];
const growing = (...stops) => ["interpolate", ["exponential", 1.6], ["zoom"], ...stops];

// From the narrowest to the widest. Widths in pixels by zoom.
const ROADS = [
  { kinds: ["path", "other"], from: 14, color: "#e4ddcf", edge: "#d3cab8", width: [14, 0.6, 20, 8] },
  { kinds: ["minor_road"], from: 11.5, color: "#ffffff", edge: "#cfc7b6", width: [11.5, 0.3, 15, 3, 18, 12] },
  { kinds: ["medium_road"], from: 8, color: "#ffffff", edge: "#c5bca8", width: [8, 0.4, 12, 1.6, 15, 4, 18, 14] },
  { kinds: ["major_road"], from: 6, color: "#ffffff", edge: "#bdb39c", width: [6, 0.4, 12, 2, 15, 4.5, 18, 15] },
  { kinds: ["highway"], from: 4, color: "#f6ead0", edge: "#b9a67c", width: [4, 0.5, 12, 2.4, 15, 6, 18, 17] },
];

const edges = (width) => width.map((value, i) => (i % 2 ? value + 1.5 : value));
const round = { "line-cap": "round", "line-join": "round" };

const roads = () => [
  ...ROADS.map(({ kinds, from, edge, width }) => ({ id: `edge-${kinds[0]}`, type: "line", "source-layer": "roads", minzoom: from,
    filter: of(kinds), layout: round, paint: { "line-color": edge, "line-width": growing(...edges(width)) } })),
  { id: "rail", type: "line", "source-layer": "roads", minzoom: 11, filter: of(["rail"]),
    paint: { "line-color": "#b5ada0", "line-width": 1.2, "line-dasharray": [4, 2] } },
  ...ROADS.map(({ kinds, from, color, width }) => ({ id: `road-${kinds[0]}`, type: "line", "source-layer": "roads", minzoom: from,
    filter: of(kinds), layout: round, paint: { "line-color": color, "line-width": growing(...width) } })),
];

const layers = () => [
  { id: "earth", type: "fill", "source-layer": "earth", filter: shaped("Polygon"), paint: { "fill-color": "#f7f5ef" } },
  { id: "landcover", type: "fill", "source-layer": "landcover", filter: of(["forest", "grassland", "scrub"]),
    paint: { "fill-color": "#e9efdf", "fill-opacity": 0.7 } },
  { id: "green", type: "fill", "source-layer": "landuse", filter: all(of(GREEN), shaped("Polygon")),
    paint: { "fill-color": "#e2ecd6" } },
  { id: "water", type: "fill", "source-layer": "water", filter: shaped("Polygon"), paint: { "fill-color": "#cfdfea" } },
  { id: "waterways", type: "line", "source-layer": "water", minzoom: 9, filter: all(of(WATERWAYS), shaped("LineString")),
    paint: { "line-color": "#cfdfea", "line-width": growing(9, 0.6, 14, 2, 18, 9) } },
  { id: "buildings", type: "fill", "source-layer": "buildings", minzoom: 14, filter: shaped("Polygon"),
    paint: { "fill-color": "#e9e3d7", "fill-outline-color": "#dcd4c4" } },
  ...roads(),
  { id: "limits", type: "line", "source-layer": "boundaries", paint: { "line-color": "#9a927f", "line-width": 1, "line-dasharray": [3, 2] } },
];

// Whom the archive names: plain text and links, whatever else it says.
const credit = (html) => {
  const names = document.createElement("span");
  new DOMParser().parseFromString(html, "text/html").body.childNodes.forEach((node) => {
    if (node.nodeName !== "A" || node.protocol !== "https:") return names.append(node.textContent);
    const link = document.createElement("a");
    Object.assign(link, { href: node.href, textContent: node.textContent, target: "_blank", rel: "noreferrer" });
    return names.append(link);
  });
  return names.innerHTML;
};

/** Adds the streets under the layer named {@code below}. Returns the lowest layer's name. */
export const addStreets = (map, streets, below) => {
  const { minzoom, maxzoom, bounds, attribution } = streets;
  map.addSource("streets", { type: "vector", tiles: [`${location.origin}/console/map/tiles/{z}/{x}/{y}`],
    minzoom, maxzoom, bounds, attribution: credit(attribution) });
  const added = layers().map((layer) => ({ ...layer, id: `streets-${layer.id}`, source: "streets" }));
  added.forEach((layer) => map.addLayer(layer, below));
  return added[0].id;
};
