import { Refused } from "./refused.tsx";
import { WayOut } from "./way-out.tsx";

const home = <WayOut href="/">Go to your inbox</WayOut>;

export default function ForbiddenPage() {
  return (
    <Refused title="Not allowed" action={home}>
      Your role does not allow this. An owner or admin of the workspace can change it, or do it for
      you.
    </Refused>
  );
}
