// Areas as a map fills and draws them: a circle is a polygon, a corridor a line that is as wide as it is in metres.
const EARTH = 6371008.8;
// Metres a pixel at zoom 0 on the equator, with tiles of 512 pixels.
const PIXEL = 78271.517;

export const collection = (features) => ({ type: "FeatureCollection", features });
export const feature = (geometry, properties = {}) => ({ type: "Feature", properties, geometry });

export const circle = ([longitude, latitude], metres) => {
  const ring = [];
  const dy = (metres / EARTH) * (180 / Math.PI);
  const dx = dy / Math.cos((latitude * Math.PI) / 180);
  for (let i = 0; i <= 64; i++) {
    const angle = (i / 64) * 2 * Math.PI;
    ring.push([longitude + dx * Math.cos(angle), latitude + dy * Math.sin(angle)]);
  }
  return { type: "Polygon", coordinates: [ring] };
};

// Metres at a latitude as metres on the equator, of which every pixel of the map has the same number.
export const atEquator = (metres, latitude) => metres / Math.cos((latitude * Math.PI) / 180);

// How many pixels the property "metres" is at each zoom, metres being those of the equator.
const pixels = (zoom) => ["/", ["get", "metres"], PIXEL / 2 ** zoom];
export const METRES = ["interpolate", ["exponential", 2], ["zoom"], 0, pixels(0), 22, pixels(22)];

export const corridor = (coordinates, width) =>
  feature({ type: "LineString", coordinates }, { width, metres: atEquator(width, coordinates[0][1]) });

const flat = (c) => (typeof c[0] === "number" ? [c] : c.flatMap(flat));

// Places that lie as far out as the area does.
export const outermost = ({ geometry, properties }) => (properties.width
  ? geometry.coordinates.flatMap((at) => circle(at, properties.width / 2).coordinates[0]) : flat(geometry.coordinates));

// What the server keeps, as features: a circle is a point with a radius there, a corridor a line with a width.
export const features = (area) => {
  if (area.type === "FeatureCollection") return area.features.flatMap(features);
  if (area.type !== "Feature") return [feature(area)];
  const { geometry, properties } = area;
  if (geometry.type === "Point") return [feature(circle(geometry.coordinates, properties.radius))];
  return [geometry.type === "LineString" ? corridor(geometry.coordinates, properties.width) : feature(geometry)];
};

// The layers that show areas in a colour; the first one is what they fill.
export const areaLayers = (color, dash) => [
  { type: "fill", paint: { "fill-color": color, "fill-opacity": 0.12 }, filter: ["==", ["geometry-type"], "Polygon"] },
  { type: "line", layout: { "line-cap": "round", "line-join": "round" }, filter: ["has", "metres"],
    paint: { "line-color": color, "line-opacity": 0.18, "line-width": METRES } },
  { type: "line", paint: { "line-color": color, "line-width": 2.5, "line-dasharray": dash } },
];
