import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer } from "#tests/support/intercom-simulator/http-exchange.ts";

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function errorAnswer(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  const errors = [{ code, message }];
  return jsonAnswer(status, { type: "error.list", request_id: randomUUID(), errors }, headers);
}
