import { Refused } from "./refused.tsx";
import { WayOut } from "./way-out.tsx";

const signIn = <WayOut href="/sign-in">Sign in</WayOut>;

export default function UnauthorizedPage() {
  return (
    <Refused title="Signed out" action={signIn}>
      You are not signed in any more. Nothing was changed.
    </Refused>
  );
}
