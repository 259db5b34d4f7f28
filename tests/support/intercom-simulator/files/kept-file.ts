export type KeptFile = {
  name: string;
  bytes: Uint8Array;
  contentType: string;
  /** How often somebody came for it. */
  asked?: number;
  /** What is answered instead of it. */
  status?: number;
  location?: string;
  drip?: Drip;
};

/** So many bytes at a time, that long after each other. */
export type Drip = { bytes: number; everyMs: number };
