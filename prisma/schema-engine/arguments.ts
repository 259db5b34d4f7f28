import { readFileSync } from "node:fs";
import { z } from "zod";

export type EngineArguments = {
  command: string | null;
  datamodels: [path: string, text: string][];
  url: string | null;
  shadowUrl: string | null;
};

const datasource = z.object({ url: z.string().nullish(), shadowDatabaseUrl: z.string().nullish() });

export function parseArguments(words: string[]): EngineArguments {
  const given: EngineArguments = { command: null, datamodels: [], url: null, shadowUrl: null };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--version" || word === "-V") given.command = "version";
    else if (word === "cli") given.command = rest.shift() ?? null;
    else if (word === "--datamodels") given.datamodels.push(readDatamodel(rest.shift()));
    else if (word === "--datasource") {
      const source = datasource.parse(JSON.parse(rest.shift() ?? "{}"));
      given.url = source.url ?? null;
      given.shadowUrl = source.shadowDatabaseUrl ?? null;
    } else if (word === "--enabled-preview-features" || word === "--extension-types") rest.shift();
  }
  return given;
}

function readDatamodel(path = ""): [string, string] {
  return [path, readFileSync(path, "utf8")];
}
