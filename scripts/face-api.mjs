// Describes faces with the npm package @vladmandic/face-api, for scripts/bench face-api: reads paths of pictures from
// standard input, one a line, and writes a line for each: 128 numbers, or nothing where there is no face. As in Rollcall's
// evaluation, the face in the middle of the picture is taken. One thread, WebAssembly with SIMD: the TensorFlow binary for Node does not come from the npm registry.
// Usage: node face-api.mjs FOLDER, where FOLDER/node_modules has the packages.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(join(process.argv[2], "packages.js"));
const wasm = require("@tensorflow/tfjs-backend-wasm");
const tf = require("@tensorflow/tfjs");
const sharp = require("sharp");
const faceapi = require("@vladmandic/face-api/dist/face-api.node-wasm.js");

wasm.setWasmPaths(join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm")), "/"));
wasm.setThreadsCount(1);
sharp.concurrency(1);
await tf.setBackend("wasm");
await tf.ready();
const models = join(dirname(require.resolve("@vladmandic/face-api/package.json")), "model");
for (const net of ["ssdMobilenetv1", "faceLandmark68Net", "faceRecognitionNet"]) {
  await faceapi.nets[net].loadFromDisk(models);
}
// Lower than its usual 0.5: a face it is unsure of is better than none. What scores far below the best is no face.
const options = new faceapi.SsdMobilenetv1Options({ minConfidence: 0.1 });

async function middle(picture) {
  const [height, width] = picture.shape;
  const away = ({ box }) => Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2);
  const faces = await faceapi.detectAllFaces(picture, options);
  const best = Math.max(...faces.map((face) => face.score));
  return faces.filter((face) => face.score >= best / 2).sort((one, other) => away(one) - away(other))[0];
}

async function describe(file) {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const picture = tf.tensor3d(new Uint8Array(data), [info.height, info.width, 3], "int32");
  const task = faceapi.detectSingleFace(picture, options);
  task.run = () => middle(picture);
  const face = await task.withFaceLandmarks().withFaceDescriptor();
  picture.dispose();
  return face ? Array.from(face.descriptor) : [];
}

const version = JSON.parse(await readFile(join(dirname(models), "package.json"))).version;
process.stderr.write(`face-api ${version}, ${tf.getBackend()}, SIMD ${await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT")}\n`);
for await (const file of createInterface({ input: process.stdin })) {
  process.stdout.write((await describe(file)).join(" ") + "\n");
}
