import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium to test with: an installed one, else Playwright's, else Debian's package. Throws one line. */
export function findBrowser(): string {
  const present = [process.env.CHROMIUM_PATH, ...usualPlaces, chromium.executablePath()];
  const found = present.find((at) => at && existsSync(at)) ?? download() ?? installPackage();
  if (found) return found;
  throw new Error("No browser: install Chromium (or set CHROMIUM_PATH to one) and run this again");
}

function download(): string | undefined {
  console.log("No Chromium here: trying Playwright's download");
  const cli = path.resolve(import.meta.dirname, "../../node_modules/@playwright/test/cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit", timeout: 300_000 });
  return existingOf(chromium.executablePath());
}

function installPackage(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Trying the chromium package");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    stdio: "inherit",
    env,
  });
  return usualPlaces.find((at) => existsSync(at));
}

function existingOf(at: string): string | undefined {
  return existsSync(at) ? at : undefined;
}
