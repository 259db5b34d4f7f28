/**
 * Megabytes and a percentage, for Node's command line; the scripts of package.json say them again. Left to itself, V8
 * keeps several hundred more before it looks what is still needed. The server looks less often than that bound alone
 * would make it: each look walks all that Next keeps, and costs the webhook door a third of its time.
 */
export const memoryFlags = {
  server: ["--max-old-space-size=320", "--max-semi-space-size=8", "--heap-growing-percent=150"],
  worker: ["--max-old-space-size=256", "--max-semi-space-size=4"],
};
