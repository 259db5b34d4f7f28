import { database } from "#lib/database/client.ts";
import type { SignedIn } from "./find-session.ts";
import { idleMs } from "./session-limits.ts";

export type Device = {
  sessionId: string;
  name: string;
  isThisOne: boolean;
  signedInAt: Date;
  lastSeenAt: Date;
};

/** Where the person is signed in now, this device first, then the latest seen. */
export async function listDevices(user: SignedIn): Promise<Device[]> {
  const now = Date.now();
  const rows = await database.session.findMany({
    where: {
      userId: user.userId,
      expiresAt: { gt: new Date(now) },
      lastSeenAt: { gt: new Date(now - idleMs) },
    },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
  });
  return rows
    .map((row) => ({
      sessionId: row.id,
      name: nameDevice(row.userAgent),
      isThisOne: row.id === user.sessionId,
      signedInAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
    }))
    .sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
}

// Browsers name their forerunners too: the more particular comes first.
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

export function nameDevice(userAgent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown device";
}
