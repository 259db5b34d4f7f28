import { useEffect, useState } from "react";
import type { Viewer } from "#app/current-viewer.ts";

const tickMs = 30_000;

/** What "2 min" is counted from goes on while the page is open. */
export function useMovingNow({ now, timeZone }: Viewer): Viewer {
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setCurrent(new Date()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return { now: current > now ? current : now, timeZone };
}
