import http from "node:http";
import { answerExchange } from "./answer-exchange.ts";
import type { Context } from "./context.ts";
import { createFault, type FaultAnswer } from "./fault-script.ts";
import { readExchange, writeAnswer } from "./http-exchange.ts";
import { type ApiCall, createState, type Delivery } from "./state.ts";
import { loadState, saveState } from "./state-file.ts";
import { readTruth, type Truth } from "./truth.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";
import { createWorkspace, type NewWorkspace } from "./workspace/create-workspace.ts";
import { openWorkspace, type SimWorkspace } from "./workspace/sim-workspace.ts";

export type SimulatorOptions = {
  /** Any free port unless said. */
  port?: number;
  host?: string;
  clientId: string;
  clientSecret: string;
  webhookUrl?: string;
  /** Empty: any address is accepted. */
  redirectUris?: string[];
  uninstallUrl?: string;
  /** Intercom retries a failed delivery once, a minute later. */
  retryDelayMs?: number;
  answerTimeoutMs?: number;
  /** Workspaces and tokens outlive a restart in this file. */
  stateFile?: string;
};

export type Simulator = {
  url: string;
  oauthUrl: string;
  clientId: string;
  clientSecret: string;
  calls: ApiCall[];
  deliveries: Delivery[];
  truth(): Truth;
  addWorkspace(workspace: NewWorkspace): SimWorkspace;
  findWorkspace(appId: string): SimWorkspace | null;
  setWebhookUrl(url: string | null): void;
  /** The HEAD request Intercom makes when the address is saved; null when nobody answered. */
  checkWebhookUrl(): Promise<number | null>;
  /** False after the app answered 410. */
  webhookIsLive(): boolean;
  setRateLimit(limitPerWindow: number, windowMs?: number): void;
  failNext(pathPattern: string | RegExp, answer: FaultAnswer): void;
  /** The app answers, Intercom does not hear it. */
  loseNextAnswers(times: number): void;
  /** Waits for deliveries under way, not for retries still to come. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clientId, clientSecret, retryDelayMs = 60_000, answerTimeoutMs = 5000 } = options;
  const redirectUris = options.redirectUris ?? [];
  const app = { clientId, clientSecret, redirectUris, uninstallUrl: options.uninstallUrl ?? null };
  const state = createState(app, options.webhookUrl ?? null);
  if (options.stateFile) loadState(state, options.stateFile);
  const sender = createWebhookSender(state, { retryDelayMs, answerTimeoutMs });
  const context: Context = { state, sender, faults: [] };
  const server = http.createServer((request, response) => {
    void answerRequest(context, request, response, options.stateFile);
  });
  const url = await listen(server, options);
  state.url = url;
  return {
    url,
    oauthUrl: `${url}/oauth`,
    clientId,
    clientSecret,
    calls: state.calls,
    deliveries: state.deliveries,
    ...controls(context),
    stop: async () => {
      sender.stop();
      await sender.settled();
      sender.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (options.stateFile) saveState(state, options.stateFile);
    },
  };
}

function controls(context: Context) {
  const { state, sender, faults } = context;
  return {
    truth: () => readTruth(state),
    addWorkspace: (given: NewWorkspace) => {
      const workspace = createWorkspace(given);
      state.workspaces.set(workspace.appId, workspace);
      return openWorkspace(context, workspace);
    },
    findWorkspace: (appId: string) => {
      const workspace = state.workspaces.get(appId);
      return workspace ? openWorkspace(context, workspace) : null;
    },
    setWebhookUrl: (url: string | null) => {
      state.webhook.url = url;
      state.webhook.disabled = false;
      state.webhook.throttledUntil = 0;
    },
    checkWebhookUrl: () => sender.checkUrl(),
    webhookIsLive: () => state.webhook.url !== null && !state.webhook.disabled,
    setRateLimit: (limit: number, windowMs = 10_000) => {
      state.rate = { limit, windowMs };
    },
    failNext: (pathPattern: string | RegExp, answer: FaultAnswer) => {
      faults.push(createFault(pathPattern, answer));
    },
    loseNextAnswers: (times: number) => {
      state.webhook.lostAnswers = times;
    },
    settled: () => sender.settled(),
  };
}

async function answerRequest(
  context: Context,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  stateFile: string | undefined,
): Promise<void> {
  try {
    const answer = await answerExchange(context, await readExchange(request));
    if (answer === "reset") {
      request.socket.destroy();
      return;
    }
    if (stateFile && request.method !== "GET") saveState(context.state, stateFile);
    await writeAnswer(response, answer, request.method !== "HEAD");
  } catch (error) {
    console.error("The simulator failed at", request.method, request.url, error);
    await writeAnswer(response, { status: 500, body: "The simulator failed" }, true);
  }
}

async function listen(server: http.Server, options: SimulatorOptions): Promise<string> {
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulator has no port");
  return `http://${host}:${address.port}`;
}
