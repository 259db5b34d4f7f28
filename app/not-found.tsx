import { Refused } from "./refused.tsx";

export default function NotFoundPage() {
  return (
    <Refused title="Not found">
      There is nothing at this address, or it belongs to a workspace that you are not a member of.
    </Refused>
  );
}
