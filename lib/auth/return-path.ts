import type { Route } from "next";

/** Set by the proxy on every request that it sees: the path and query that were asked for. */
export const pathHeader = "x-timebook-path";

/**
 * The path to go to after signing in. Anything but a path of this very origin becomes `/`:
 * other sites, `//site`, backslashes (browsers read them as slashes) and control characters.
 */
export function returnPath(wanted: unknown): Route {
  return ownPath(wanted) as Route;
}

export function signInPath(wanted: string | null): Detour<"/sign-in"> {
  return detour("/sign-in", wanted);
}

export function unavailablePath(wanted: string | null): Detour<"/unavailable"> {
  return detour("/unavailable", wanted);
}

type Detour<P extends string> = P | `${P}?return=${string}`;

function detour<P extends string>(by: P, wanted: string | null): Detour<P> {
  const path = returnPath(wanted);
  return path === "/" ? by : `${by}?return=${encodeURIComponent(path)}`;
}

function ownPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 2000) return "/";
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return "/";
  const base = "http://own.invalid";
  const url = URL.parse(wanted, base);
  return url?.origin === base ? `${url.pathname}${url.search}`.replace(/^\/+/, "/") : "/";
}
