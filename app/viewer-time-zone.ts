import { cookies } from "next/headers";

/** The zone that the viewer's browser told; UTC until it has, or when it told nonsense. */
export async function viewerTimeZone(): Promise<string> {
  const told = (await cookies()).get("timebook.zone")?.value;
  return told && isTimeZone(told) ? told : "UTC";
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
