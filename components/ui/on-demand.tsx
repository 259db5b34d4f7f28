"use client";

import { type ComponentType, useEffect, useState } from "react";

const comesToRestMs = 5_000;
const firstPauseMs = 2_000;
const longestPauseMs = 30_000;

type Demanded<Props> = ReturnType<typeof onDemand<Props>>;

/** A part of a page whose script is fetched when it is first shown, or prepared. */
export function onDemand<Props>(load: () => Promise<ComponentType<Props>>) {
  let part: ComponentType<Props> | null = null;
  let fetching: Promise<ComponentType<Props>> | null = null;

  /** What could not be fetched is fetched anew when it is asked for again. */
  async function fetch(): Promise<ComponentType<Props>> {
    fetching ??= load();
    try {
      part = await fetching;
      return part;
    } catch (error) {
      fetching = null;
      throw error;
    }
  }

  return { fetch, here: () => part, prepare: () => void fetch().catch(() => undefined) };
}

/** By the time that it is needed, the network may be gone. */
export function usePreparedAtRest(prepare: () => void): void {
  useEffect(() => {
    const timer = window.setTimeout(prepare, comesToRestMs);
    return () => window.clearTimeout(timer);
  }, [prepare]);
}

type OnDemandProps<Props> = { part: Demanded<Props>; props: Props };

/**
 * Until its script is there nothing stands in its place and all else goes on; while the network is gone it is asked for
 * again, ever more rarely.
 */
export function OnDemand<Props extends object>({ part, props }: OnDemandProps<Props>) {
  const [Part, setPart] = useState(part.here);
  const isHere = Part !== null;

  useEffect(() => {
    if (!isHere) return fetchUntilHere(part, (fetched) => setPart(() => fetched));
  }, [isHere, part]);

  return Part && <Part {...props} />;
}

function fetchUntilHere<Props>(
  part: Demanded<Props>,
  take: (fetched: ComponentType<Props>) => void,
): () => void {
  let isOver = false;
  let timer = 0;

  async function attempt(pauseMs: number) {
    const fetched = await part.fetch().catch(() => null);
    if (isOver) return;
    if (fetched) return take(fetched);
    const next = Math.min(2 * pauseMs, longestPauseMs);
    timer = window.setTimeout(() => void attempt(next), pauseMs);
  }

  void attempt(firstPauseMs);
  return () => {
    isOver = true;
    window.clearTimeout(timer);
  };
}
