import type { Metadata } from "next";
import { Refused } from "#app/refused.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { returnPath } from "#lib/auth/return-path.ts";

export const metadata: Metadata = { title: "Not available right now" };

type UnavailablePageProps = { searchParams: Promise<{ return?: string | string[] }> };

/** Where whoever cannot be told from a stranger waits, with the way back to what they asked for. */
export default async function UnavailablePage({ searchParams }: UnavailablePageProps) {
  const again = (
    <ButtonLink href={returnPath((await searchParams).return)} size="lg">
      Try again
    </ButtonLink>
  );
  return (
    <Refused title="Not available right now" role="alert" action={again}>
      Timebook cannot reach its database. Nothing you saved before is lost. Try again in a moment.
    </Refused>
  );
}
