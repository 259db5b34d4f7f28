export type Viewer = { now: Date; timeZone: string };
