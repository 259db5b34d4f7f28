import { Refused } from "./refused.tsx";

export default function UnauthorizedPage() {
  return (
    <Refused title="Signed out" href="/sign-in" label="Sign in">
      You are not signed in any more. Nothing was changed.
    </Refused>
  );
}
