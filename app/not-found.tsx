import { Refused } from "./refused.tsx";
import { WayOut } from "./way-out.tsx";

const home = <WayOut href="/">Go to your inbox</WayOut>;

export default function NotFoundPage() {
  return (
    <Refused title="Not found" action={home}>
      There is nothing at this address, or it belongs to a workspace that you are not a member of.
    </Refused>
  );
}
