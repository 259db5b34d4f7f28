import { type Algorithm, hash, verify } from "@node-rs/argon2";
import { log } from "#lib/log.ts";
import { maxLength } from "./password-problem.ts";

const argon2id = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

let nobodysHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

/** Without a hash, for a person who does not exist, as much work is done and the answer is no. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hash("nobody's password", argon2id);
  const given = password.length > 2 * maxLength ? "" : password;
  const against = known ?? (await nobodysHash);
  try {
    return (await verify(against, given)) && known !== null;
  } catch (error) {
    log.error({ err: error }, "A stored password could not be read; nobody is let in with it");
    return false;
  }
}
