import { AppError } from "#lib/errors.ts";
import { changesState } from "./route-door.ts";

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];
const ownTypes = ["", "application/json", ...formTypes];

/** A page of another site can send `text/plain` without asking us first; our own pages never do. */
export function refuseOtherBodies(request: Request): void {
  if (changesState(request) && !ownTypes.includes(contentType(request))) {
    throw new AppError("bad_request");
  }
}

/** A field of the form that was sent; the request can still be read afterwards. */
export async function fieldOfForm(request: Request, name: string): Promise<unknown> {
  if (!formTypes.includes(contentType(request))) return null;
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  return form?.get(name) ?? null;
}

function contentType(request: Request): string {
  return request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
}
