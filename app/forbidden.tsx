import { Refused } from "./refused.tsx";

export default function ForbiddenPage() {
  return (
    <Refused title="Not allowed">
      Your role does not allow this. An owner or admin of the workspace can change it, or do it for
      you.
    </Refused>
  );
}
