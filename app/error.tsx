"use client";

import { Button } from "#components/ui/button.tsx";
import { Refused } from "./refused.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const again = (
    <Button size="lg" onClick={retry}>
      Try again
    </Button>
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
