import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { isObject } from "./http-exchange.ts";

const file = resolve(process.cwd(), "../shared/intercom/openapi/intercom-openapi-2.16.yaml");

/**
 * Where Intercom was recorded to answer null although its description knows only a value. (It also
 * answers custom attributes that are true or false, see `relax`.)
 */
const nullOnTheWire: Record<string, string[]> = {
  contact: ["email"],
  conversation: ["source"],
  conversation_statistics: ["*"],
  contact_location: ["*"],
  company_scroll: ["pages"],
};

export type ResponseCheck = (path: string, method: string, status: number) => ValidateFunction;

/** Null where the description is not at hand. */
export function openapiResponses(): ResponseCheck | null {
  if (!existsSync(file)) return null;
  const document: Record<string, unknown> = parse(readFileSync(file, "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const schemas = child(child(document, "components"), "schemas");
  const definitions = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, relax(name, toJsonSchema(schema))]),
  );
  return (path, method, status) => {
    const operation = child(child(child(document, "paths"), path), method);
    const response = child(child(operation, "responses"), String(status));
    const content = child(child(response, "content"), "application/json");
    return ajv.compile({ allOf: [toJsonSchema(content.schema)], definitions });
  };
}

function child(parent: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = parent[key];
  if (isObject(value)) return value;
  throw new Error(`The description has no ${key}`);
}

/** OpenAPI 3.0 says `nullable` where JSON Schema lists null among the types. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema === "string") return schema.replace("#/components/schemas/", "#/definitions/");
  if (!isObject(schema)) return schema;
  const { nullable, ...rest } = schema;
  const kept = typeof nullable === "boolean" ? rest : schema;
  const converted = Object.fromEntries(
    Object.entries(kept).map(([key, value]) => [key, toJsonSchema(value)]),
  );
  return nullable === true ? orType(converted, "null") : converted;
}

function orType(schema: unknown, type: "null" | "boolean") {
  return { anyOf: [schema, { type }] };
}

function relax(name: string, schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  if (name === "custom_attributes") {
    return { ...schema, additionalProperties: orType(schema.additionalProperties, "boolean") };
  }
  const loose = nullOnTheWire[name] ?? [];
  if (Array.isArray(schema.anyOf)) {
    return { ...schema, anyOf: schema.anyOf.map((each) => relax(name, each)) };
  }
  if (!isObject(schema.properties)) return schema;
  const properties = Object.entries(schema.properties).map(([key, value]) => {
    const either = loose.includes("*") || loose.includes(key);
    return [key, either ? orType(value, "null") : value];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
