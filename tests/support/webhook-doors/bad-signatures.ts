import { createHmac } from "node:crypto";

/** Values of `X-Hub-Signature` that do not sign the body, however near they come. */
export function badSignatures(body: Uint8Array, secret: string): (string | string[] | undefined)[] {
  const hmac = (algorithm: string, key: string) =>
    createHmac(algorithm, key).update(body).digest("hex");
  const digest = hmac("sha1", secret);
  const good = `sha1=${digest}`;
  return [
    undefined,
    ["sha1=", digest],
    [good, good],
    [`sha1=${"0".repeat(40)}`, good],
    ...["", "sha1=", digest, `${good}0`, good.slice(0, -1), `sha1= ${digest}`, `sha1:${digest}`],
    ...[`SHA1=${digest}`, `sha1=${digest.toUpperCase()}`, `sha1=${"z".repeat(40)}`, `=${digest}`],
    ...[`${good}, ${good}`, `${good};`, `"${good}"`, `sha1=${"0".repeat(40)}`, "\u00ff".repeat(45)],
    ...[`sha1=${digest.repeat(200)}`, `sha1=${digest.slice(0, 39)}\u00e9`, `sha256=${digest}`],
    ...[`sha256=${hmac("sha256", secret)}`, `sha1=${hmac("sha256", secret)}`],
    ...[`sha1=${hmac("sha1", "another secret")}`, `sha1=${hmac("sha1", "")}`],
  ];
}
