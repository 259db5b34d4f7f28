import { memberRoute } from "#lib/auth/doors.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { makeChange } from "./make-change.ts";
import { readChange } from "./read-change.ts";

/** One change by key from the list, which shows it already: it is told what became of it. */
export const POST = memberRoute(async (member, request) => {
  const change = await readChange(request);
  if (!change) throw new AppError("bad_request");
  try {
    await makeChange(member, change);
    return Response.json({});
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    const said = error instanceof ChangedMeanwhile ? { conflict: error.change } : {};
    return Response.json({ message: error.message, ...said }, { status: 409 });
  }
});
