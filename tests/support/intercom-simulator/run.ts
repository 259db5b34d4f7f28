import { parseArgs } from "node:util";
import { seedWorkspace } from "./seed-workspace.ts";
import { startSimulator } from "./start-simulator.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "47100" },
    webhook: { type: "string" },
    uninstall: { type: "string" },
    redirect: { type: "string", multiple: true },
    state: { type: "string" },
    "client-id": { type: "string", default: "simulated-client" },
    "client-secret": { type: "string", default: "simulated-secret" },
  },
});

const simulator = await startSimulator({
  port: Number(values.port),
  clientId: values["client-id"],
  clientSecret: values["client-secret"],
  ...(values.webhook && { webhookUrl: values.webhook }),
  ...(values.uninstall && { uninstallUrl: values.uninstall }),
  ...(values.redirect && { redirectUris: values.redirect }),
  ...(values.state && { stateFile: values.state }),
});
seedWorkspace(simulator);
console.log(`Intercom simulator: ${simulator.url}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
}
