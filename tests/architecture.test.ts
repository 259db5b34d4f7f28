import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const folders = ["app", "components", "lib", "prisma", "tests"];
const rootFiles = ["server.ts", "proxy.ts", "instrumentation.ts", "next.config.ts"];

type Source = { file: string; text: string; imports: string[] };

const sources = [
  ...folders.flatMap(filesBelow),
  ...rootFiles.filter((f) => existsSync(path.join(root, f))),
]
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("prisma/generated/"))
  .map(read);

const domain = [
  "lib/feedback/",
  "lib/contacts/",
  "lib/products/",
  "lib/workspaces/",
  "lib/notifications/",
];
const machinery = [
  "lib/answer-status.ts",
  "lib/database/",
  "lib/deadline.ts",
  "lib/env.ts",
  "lib/env-schema.ts",
  "lib/errors.ts",
  "lib/fault-point.ts",
  "lib/group-commit.ts",
  "lib/in-turn.ts",
  "lib/crypto.ts",
  "lib/html",
  "lib/log.ts",
  "lib/metrics.ts",
  "lib/live.ts",
  "lib/cn.ts",
  "lib/to-ascii.ts",
  "lib/form-state.ts",
];

/** STYLE.md, "Layers". A folder ends with a slash; what is not listed for a layer it may not import. */
const layers: { from: string[]; may: string[] }[] = [
  {
    from: ["app/"],
    may: [
      "app/",
      "components/",
      ...domain,
      "lib/intercom/",
      "lib/auth/",
      "lib/html",
      "lib/live.ts",
      "lib/metrics.ts",
      "lib/health/",
      "lib/env.ts",
      "lib/errors.ts",
      "lib/form-state.ts",
      "lib/cn.ts",
    ],
  },
  { from: ["components/"], may: ["components/", "lib/cn.ts"] },
  {
    from: domain,
    may: [
      "lib/jobs/enqueue.ts",
      "lib/auth/",
      "lib/intercom/connection/refresh-watching.ts",
      "lib/workspaces/record-audit.ts",
      "lib/notifications/notify.ts",
      "lib/products/add-product.ts",
      "lib/mail.ts",
      ...machinery,
    ],
  },
  {
    from: ["lib/intercom/"],
    may: [
      "lib/intercom/",
      ...domain,
      "lib/jobs/enqueue.ts",
      "lib/auth/",
      "lib/security-headers.ts",
      ...machinery,
    ],
  },
  {
    from: ["lib/jobs/"],
    may: [
      "lib/jobs/",
      "lib/intercom/",
      "lib/feedback/",
      "lib/notifications/",
      "lib/auth/member.ts",
      ...machinery,
    ],
  },
  { from: ["lib/auth/"], may: ["lib/auth/", "lib/mail.ts", "lib/workspaces/", ...machinery] },
  {
    from: ["lib/database/"],
    may: ["lib/database/", "lib/env.ts", "lib/log.ts", "prisma/generated/"],
  },
];

test.each(layers)("$from imports only what its layer may", ({ from, may }) => {
  const wrong = sources
    .filter(({ file }) => from.some((folder) => file.startsWith(folder)))
    .flatMap(({ file, imports }) => {
      const own = from.find((folder) => file.startsWith(folder)) ?? "";
      return imports
        .filter(
          (target) => !target.startsWith(own) && !may.some((allowed) => target.startsWith(allowed)),
        )
        .map((target) => `${file} → ${target}`);
    });
  expect(wrong).toEqual([]);
});

test("exactly one file imports intercom-client", () => {
  expect(
    sources
      .filter(({ text }) => /^import (?!type)[^;]*? from "intercom-client";/ms.test(text))
      .map(({ file }) => file),
  ).toEqual(["lib/intercom/client/intercom-for.ts"]);
});

test("nothing that the server or the worker loads imports next, server-only or a component", () => {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = sources.find((one) => one.file === file);
    if (!source) return;
    for (const [, target = ""] of source.text.matchAll(/^import (?!type)[^;]*?from "([^"]+)"/gms)) {
      const forbidden = /^(next\/|next-auth|server-only)|\.tsx$/.test(target);
      if (forbidden) wrong.push(`${file} → ${target}`);
    }
    for (const target of source.imports) visit(target);
  };
  for (const entry of ["server.ts", "lib/jobs/worker.ts"]) visit(entry);
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
});

test("no import climbs out of its folder", () => {
  expect(sources.filter(({ text }) => /from "\.\.\//.test(text)).map(({ file }) => file)).toEqual(
    [],
  );
});

test("no file is longer than 200 lines, no test longer than 300", () => {
  const long = sources
    .map(({ file, text }) => ({ file, lines: text.split("\n").length - 1 }))
    .filter(
      ({ file, lines }) =>
        lines > (file.endsWith(".test.ts") || file.endsWith(".spec.ts") ? 300 : 200),
    );
  expect(long).toEqual([]);
});

test("no file is named for its kind", () => {
  const kinds = /(^|\/)(utils?|helpers?|common|misc|types|constants|index)\.tsx?$/;
  expect(sources.filter(({ file }) => kinds.test(file)).map(({ file }) => file)).toEqual([]);
});

test("S-B2 every export of a route or an action is declared with a door", () => {
  const doors =
    /^(publicRoute|signedRoute|userRoute|memberRoute|adminRoute|publicAction|userAction|memberAction|adminAction|ownerAction)\(/;
  const settings = /^export const (dynamic|runtime|maxDuration|revalidate)\b/;
  const naked = sources
    .filter(
      ({ file, text }) =>
        file.startsWith("app/") && (/\/route\.ts$/.test(file) || /^"use server"/.test(text)),
    )
    .filter(({ file }) => file !== "app/api/auth/[...nextauth]/route.ts")
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?!type).*$/gm)]
        .map(([line]) => line)
        .filter(
          (line) =>
            !settings.test(line) && !doors.test(line.replace(/^export const \w+(: \w+)? = /, "")),
        )
        .map((line) => `${file}: ${line}`),
    );
  expect(naked).toEqual([]);
});

test("S-B12 S-X no raw query from a string, no HTML set past React, no console in the product", () => {
  const product = sources.filter(({ file }) => !file.startsWith("tests/"));
  const wrong = product
    .filter(({ text }) =>
      /\$(query|execute)RawUnsafe|dangerouslySetInnerHTML|unstable_cache|"use cache"/.test(text),
    )
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});

test("S-S1 only the Intercom client calls fetch on the server", () => {
  const callers = sources
    .filter(({ file, text }) => /^(lib|app\/api)\//.test(file) && /(?<![\w.])fetch\(/.test(text))
    .map(({ file }) => file);
  expect(callers).toEqual(["lib/intercom/client/bounded-fetch.ts"]);
});

test("S-S1 what a message names is fetched in one place, which checks where it leads", () => {
  const callers = sources
    .filter(({ file }) => /^(lib|app)\//.test(file))
    .filter(({ text }) => /import (?!type)[^;]*from "(node:)?(https|http2|net|tls)"/.test(text))
    .map(({ file }) => file);
  expect(callers.filter((file) => !file.startsWith("lib/database/")).sort()).toEqual([
    "lib/intercom/attachments/download/is-public-address.ts",
    "lib/intercom/attachments/download/open-file.ts",
  ]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), "utf8");
  const imports = [...text.matchAll(/^(?:import|export) (?!type)[^;]*?from "([^"]+)"/gms)].flatMap(
    ([, target = ""]) => {
      if (target.startsWith("#")) return [target.slice(1)];
      return target.startsWith("./") ? [path.join(path.dirname(file), target)] : [];
    },
  );
  return { file, text, imports };
}
