"use client";

import { buttonLooks } from "#components/ui/button-looks.ts";
import { Refused } from "./refused.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const again = (
    <button type="button" onClick={retry} className={buttonLooks({ size: "lg" })}>
      Try again
    </button>
  );
  return (
    <Refused title="This page could not be shown" role="alert" action={again}>
      <p>Something failed on our side. Nothing you saved before is lost. Try again in a moment.</p>
      {error.digest && (
        <p className="mt-2 text-12 text-text-3">
          For whoever runs this server: error {error.digest}
        </p>
      )}
    </Refused>
  );
}
