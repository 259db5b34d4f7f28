import { env } from "#lib/env.ts";
import { tokenAnswer } from "#lib/intercom/client/answers.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { postToIntercom } from "#lib/intercom/client/post-to-intercom.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";

type Code = { region: IntercomRegion; code: string };

/**
 * The token for the code. Throws IntercomError. While a secret is being rotated, the older one is tried after
 * Intercom refused the newer: https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth
 */
export async function exchangeCode({ region, code }: Code): Promise<string> {
  const app = env().intercom;
  const [first, ...older] = app?.clientSecrets ?? [];
  if (!app || first === undefined) throw new Error("INTERCOM_CLIENT_SECRET is not set");
  const ask = (secret: string) =>
    postToIntercom({
      region,
      path: "/auth/eagle/token",
      form: { code, client_id: app.clientId, client_secret: secret },
    });
  let answer = ask(first);
  for (const secret of older) {
    answer = answer.catch((error: unknown) => {
      if (error instanceof IntercomError && error.kind === "unauthorized") return ask(secret);
      throw error;
    });
  }
  const token = tokenAnswer.safeParse(await answer);
  if (token.success) return token.data;
  throw new IntercomError("unavailable", "Intercom’s answer was not understood");
}
