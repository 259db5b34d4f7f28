import { AppError, type AppErrorCode } from "#lib/errors.ts";
import { isSameOrigin } from "./same-origin.ts";

export type Params = Record<string, string | string[] | undefined>;
export type Route = (
  request: Request,
  context: { params: Promise<Params | undefined> },
) => Promise<Response>;

const statusOf: Record<AppErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

export function routeDoor<P>(
  prove: (request: Request, params: Params) => Promise<P>,
  handler: (who: P, request: Request, params: Params) => Promise<Response>,
): Route {
  return async (request, context) => {
    try {
      if (changesState(request) && !isSameOrigin(request.headers)) throw new AppError("forbidden");
      // Next gives none to a route without parameters.
      const params = (await context.params) ?? {};
      return await handler(await prove(request, params), request, params);
    } catch (error) {
      if (error instanceof AppError) return refusal(error);
      throw error;
    }
  };
}

export function changesState(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}

function refusal(error: AppError): Response {
  return Response.json(
    { error: error.code },
    { status: statusOf[error.code], headers: { "Cache-Control": "private, no-store" } },
  );
}
