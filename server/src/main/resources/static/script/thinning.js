// What of a long history is drawn: of dots that would lie on each other one, of a line what bends by more than can be
// seen, and neither far outside the window. Reckoned anew as the map moves; the closer, the more.
const CELL = 8;
const BEND = 3;
const MOST_TRACKERS = 16;
const GAP = 30 * 60 * 1000;
const TILE = 512;

// Web Mercator, the world from 0 to 1.
const east = (longitude) => (longitude + 180) / 360;
const south = (latitude) => {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

/** The window in the world from 0 to 1, wider by a quarter of it on every side. */
export const windowOf = (map) => {
  const box = map.getBounds();
  const [left, right] = [east(box.getWest()), east(box.getEast())];
  const [top, bottom] = [south(box.getNorth()), south(box.getSouth())];
  const [wide, high] = [(right - left) / 4, (bottom - top) / 4];
  return { left: left - wide, right: right + wide, top: top - high, bottom: bottom + high, zoom: map.getZoom() };
};

export const makeThinning = (history) => {
  const { valid } = history;
  const x = Float64Array.from(valid, (i) => east(history.longitude[i]));
  const y = Float64Array.from(valid, (i) => south(history.latitude[i]));
  const trackers = Math.min(MOST_TRACKERS, valid.reduce((most, i) => Math.max(most, history.tracker[i]), 0) + 1);

  // The newest of each cell and tracker. Cells stand still while the map is dragged.
  const dots = ({ left, right, top, bottom, zoom }) => {
    const cells = (TILE * 2 ** zoom) / CELL;
    const [column, row] = [Math.floor(left * cells), Math.floor(top * cells)];
    const columns = Math.floor(right * cells) - column + 1;
    const rows = Math.floor(bottom * cells) - row + 1;
    const newest = new Int32Array(columns * rows * trackers).fill(-1);
    let inSight = 0;
    for (let i = 0; i < valid.length; i++) {
      if (x[i] < left || x[i] > right || y[i] < top || y[i] > bottom) continue;
      inSight++;
      const cell = (Math.floor(y[i] * cells) - row) * columns + Math.floor(x[i] * cells) - column;
      newest[cell * trackers + (history.tracker[valid[i]] % trackers)] = i;
    }
    return { inSight, drawn: Array.from(newest.filter((i) => i >= 0).sort(), (i) => valid[i]) };
  };

  // A piece of the way is drawn where it may touch the window; one tracker's fixes half an hour apart are not joined.
  const lines = ({ left, right, top, bottom, zoom }) => {
    const bend = (BEND / (TILE * 2 ** zoom)) ** 2;
    const found = [];
    const ways = new Map();
    const end = (way) => {
      if (way.line && way.line.at(-1) !== way.last) way.line.push(way.last);
      way.line = null;
    };
    for (let i = 0; i < valid.length; i++) {
      const tracker = history.tracker[valid[i]];
      const way = ways.get(tracker);
      if (!way) {
        ways.set(tracker, { line: null, last: i });
        continue;
      }
      const before = way.last;
      const joined = history.time[valid[i]] - history.time[valid[before]] <= GAP
        && Math.max(x[i], x[before]) >= left && Math.min(x[i], x[before]) <= right
        && Math.max(y[i], y[before]) >= top && Math.min(y[i], y[before]) <= bottom;
      if (!joined) {
        end(way);
      } else if (!way.line) {
        way.line = [before, i];
        found.push({ tracker, line: way.line });
      } else {
        const drawn = way.line.at(-1);
        if ((x[i] - x[drawn]) ** 2 + (y[i] - y[drawn]) ** 2 >= bend) way.line.push(i);
      }
      way.last = i;
    }
    ways.forEach(end);
    return found.map(({ tracker, line }) => ({ tracker, fixes: line.map((i) => valid[i]) }));
  };

  return (seen) => ({ ...dots(seen), lines: lines(seen) });
};

/** Whether what was drawn for one window still serves another. */
export const serves = (drawn, now) => Boolean(drawn) && Math.abs(drawn.zoom - now.zoom) < 0.2
  && [drawn.left - now.left, now.right - drawn.right].every((beyond) => beyond < (now.right - now.left) / 6)
  && [drawn.top - now.top, now.bottom - drawn.bottom].every((beyond) => beyond < (now.bottom - now.top) / 6);
