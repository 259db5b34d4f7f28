"use client";

import { Button } from "#components/ui/button.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center bg-canvas px-5 py-10">
      <div role="alert" className="grid max-w-95 justify-items-center text-center">
        <h1 className="font-semibold text-22 tracking-display">This page could not be shown</h1>
        <p className="mt-2 text-pretty text-14 text-text-2">
          Something failed on our side. Nothing you saved before is lost. Try again in a moment.
        </p>
        {error.digest && <p className="mt-2 text-12 text-text-3">Number {error.digest}</p>}
        <Button size="lg" className="mt-6" onClick={retry}>
          Try again
        </Button>
      </div>
    </main>
  );
}
