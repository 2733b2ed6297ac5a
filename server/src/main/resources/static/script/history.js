// A history as the page carries it: columns of whole numbers, places and times as differences to the fix before.
const DEGREE = 1e7;
const CENTIMETRES = 100;
const DECIMETRES = 10;

const summed = (differences, unit) => {
  const column = new Float64Array(differences.length);
  let sum = 0;
  differences.forEach((difference, i) => {
    sum += difference;
    column[i] = sum / unit;
  });
  return column;
};

/**
 * Reads it. {@code at(i)} is a fix as a list: time (ms), latitude, longitude, valid, speed (m/s), accuracy (m), states,
 * received (ms), tracker.
 */
export const readHistory = (written) => {
  const time = summed(written.time, 1);
  const latitude = summed(written.latitude, DEGREE);
  const longitude = summed(written.longitude, DEGREE);
  const speed = (i) => (written.speed[i] === null ? null : written.speed[i] / CENTIMETRES);
  const accuracy = (i) => (written.accuracy[i] === null ? null : written.accuracy[i] / DECIMETRES);
  const states = (i) => written.stateSets[written.states[i]];
  const valid = Uint32Array.from(time.keys()).filter((i) => written.valid[i]);
  const at = (i) => [time[i], latitude[i], longitude[i], written.valid[i], speed(i), accuracy(i), states(i),
    time[i] + written.received[i], written.tracker[i]];
  return { length: time.length, at, time, latitude, longitude, accuracy, tracker: written.tracker, valid };
};
