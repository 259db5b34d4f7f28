import { crc32, deflateSync } from "node:zlib";

const white = [250, 250, 247];
const road = [222, 220, 210];
const route = [92, 84, 214];

/** A map with a route on it, as a PNG file. */
export function mapPicture(width = 720, height = 480): Buffer {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => colourAt(x, y, height)).flat()]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const pixels = deflateSync(Buffer.concat(rows));
  return Buffer.concat([
    ...[signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))],
  ]);
}

function colourAt(x: number, y: number, height: number): number[] {
  const middle = height / 2 + (height / 4) * Math.sin(x / 90);
  if (Math.abs(y - middle) < 5) return route;
  return x % 120 < 10 || y % 96 < 8 ? road : white;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
