import { cookies } from "next/headers";

/** For whom, and as of when, the times on a page are written. */
export type Viewer = { now: Date; timeZone: string };

/** In the zone that the viewer's browser told; UTC until it has, or when it told nonsense. */
export async function currentViewer(): Promise<Viewer> {
  const told = (await cookies()).get("timebook.zone")?.value;
  return { now: new Date(), timeZone: told && isTimeZone(told) ? told : "UTC" };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
