// Drawing a zone by clicking its corners. The text field holds them, so that it can be done by keyboard alone.
const LINE = /^\s*(-?\d+(?:\.\d+)?)[\s,;]+(-?\d+(?:\.\d+)?)\s*$/;

export const makeDrawing = (map) => {
  const form = document.getElementById("zone-form");
  const corners = form.elements.points;
  const button = document.getElementById("draw");
  let drawing = false;

  const points = () => corners.value.split("\n").map((line) => LINE.exec(line)).filter(Boolean)
    .map((found) => [Number(found[2]), Number(found[1])]);

  const redraw = () => {
    const ring = points();
    const features = ring.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } }));
    if (ring.length > 1) {
      features.push({ type: "Feature", properties: {}, geometry: { type: "LineString",
        coordinates: ring.length > 2 ? [...ring, ring[0]] : ring } });
    }
    map.getSource("drawing").setData({ type: "FeatureCollection", features });
  };

  button.addEventListener("click", () => {
    drawing = !drawing;
    button.setAttribute("aria-pressed", drawing);
    button.textContent = drawing ? "Done drawing" : "Draw on the map";
    map.getContainer().classList.toggle("drawing", drawing);
    if (drawing) map.getContainer().scrollIntoView({ block: "nearest" });
  });
  document.getElementById("undo").addEventListener("click", () => {
    corners.value = corners.value.trimEnd().split("\n").slice(0, -1).join("\n");
    redraw();
  });
  corners.addEventListener("input", redraw);
  map.on("click", (event) => {
    if (!drawing) return;
    const line = `${event.lngLat.lat.toFixed(6)}, ${event.lngLat.lng.toFixed(6)}`;
    corners.value = corners.value.trim() ? `${corners.value.trimEnd()}\n${line}` : line;
    redraw();
  });
  redraw();
  return { active: () => drawing };
};
