import { ButtonLink } from "#components/ui/button-link.tsx";
import { Refused } from "./refused.tsx";

const signIn = (
  <ButtonLink href="/sign-in" size="lg">
    Sign in
  </ButtonLink>
);

export default function UnauthorizedPage() {
  return (
    <Refused title="Signed out" action={signIn}>
      You are not signed in any more. Nothing was changed.
    </Refused>
  );
}
