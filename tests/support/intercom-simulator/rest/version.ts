export function atLeast(version: string, floor: string): boolean {
  if (version === "Unstable" || version === "Preview") return true;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [floorMajor = 0, floorMinor = 0] = floor.split(".").map(Number);
  return major > floorMajor || (major === floorMajor && minor >= floorMinor);
}
