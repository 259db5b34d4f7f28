import type { z } from "zod";
import { type Action, type Answer, actionDoor } from "./door/action-door.ts";
import { proveAdmin, proveMember, proveOwner, proveUser } from "./door/prove.ts";
import type { FormInput } from "./door/read-form.ts";
import { fieldOfForm, refuseOtherBodies } from "./door/request-body.ts";
import { type Params, type Route, routeDoor } from "./door/route-door.ts";
import type { Admin, Member, Owner } from "./member.ts";
import type { SignedIn } from "./sessions/find-session.ts";

type Does<P, S extends z.ZodType> = (who: P, input: z.output<S>) => Answer;
type Handler<P> = (who: P, request: Request, params: Params) => Promise<Response>;

/** `why` says why nobody needs to be signed in. */
export function publicAction<S extends z.ZodType>(
  _why: string,
  schema: S,
  does: (input: z.output<S>) => Answer,
): Action {
  return actionDoor(
    schema,
    async () => null,
    (_nobody, input) => does(input),
  );
}

export function userAction<S extends z.ZodType>(schema: S, does: Does<SignedIn, S>): Action {
  return actionDoor(schema, proveUser, does);
}

/** The workspace of an action is the form's field `workspace`. */
export function memberAction<S extends z.ZodType>(schema: S, does: Does<Member, S>): Action {
  return actionDoor(schema, memberOfForm, does);
}

export function adminAction<S extends z.ZodType>(schema: S, does: Does<Admin, S>): Action {
  return actionDoor(schema, async (input) => proveAdmin(await memberOfForm(input)), does);
}

export function ownerAction<S extends z.ZodType>(schema: S, does: Does<Owner, S>): Action {
  return actionDoor(schema, async (input) => proveOwner(await memberOfForm(input)), does);
}

/** `why` says why nobody needs to be signed in; what arrives proves itself in another way. */
export function publicRoute(
  _why: string,
  handler: (request: Request, params: Params) => Promise<Response>,
): Route {
  return routeDoor(
    async () => null,
    (_nobody, request, params) => handler(request, params),
  );
}

/** For what proves itself by a signature over its bytes. It reads no cookie, so a page of any site may have sent it. */
export function signedRoute(
  _why: string,
  handler: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return handler;
}

/** The workspace of a route is the path's `[workspace]`, else the query's or the form's `workspace`. */
export function memberRoute(handler: Handler<Member>): Route {
  return routeDoor(memberOfRequest, handler);
}

export function adminRoute(handler: Handler<Admin>): Route {
  return routeDoor(
    async (request, params) => proveAdmin(await memberOfRequest(request, params)),
    handler,
  );
}

async function memberOfForm(input: FormInput): Promise<Member> {
  return proveMember(await proveUser(), input.workspace);
}

async function memberOfRequest(request: Request, params: Params): Promise<Member> {
  refuseOtherBodies(request);
  const user = await proveUser();
  const inQuery = new URL(request.url).searchParams.get("workspace");
  const named = params.workspace ?? inQuery ?? (await fieldOfForm(request, "workspace"));
  return proveMember(user, named);
}
