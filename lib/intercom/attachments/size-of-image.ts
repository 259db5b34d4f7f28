type Size = { width: number; height: number };

const longestSide = 65_535;

/** As its first bytes say; null where they do not, or say something absurd. */
export function sizeOfImage(bytes: Buffer, type: string): Size | null {
  try {
    const size = readers[type]?.(bytes) ?? null;
    return size && isSide(size.width) && isSide(size.height) ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isSide(length: number): boolean {
  return length > 0 && length <= longestSide;
}

const readers: Record<string, (bytes: Buffer) => Size | null> = {
  "image/png": (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  "image/gif": (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  "image/jpeg": sizeOfJpeg,
  "image/webp": sizeOfWebp,
};

/** In the first frame header, C0 to CF but for the three that are something else. Segments before it are skipped. */
function sizeOfJpeg(bytes: Buffer): Size | null {
  for (let at = 2; at < bytes.length; ) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at++;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Lossy, lossless and extended files each say it in another place. */
function sizeOfWebp(bytes: Buffer): Size | null {
  const kind = bytes.toString("latin1", 12, 16);
  if (kind === "VP8 ") {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  }
  if (kind === "VP8L") {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== "VP8X") return null;
  return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}
