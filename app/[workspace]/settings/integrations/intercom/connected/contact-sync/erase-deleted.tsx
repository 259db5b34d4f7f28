import { switchEraseDeleted } from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import { CardBody } from "#components/ui/card.tsx";
import { SwitchForm } from "#components/ui/switch-form.tsx";

type EraseDeletedProps = { on: boolean; workspace: string; canChange: boolean };

const title = "Erase people deleted in Intercom";

/** What somebody's deletion in Intercom comes to here, from now on. */
export function EraseDeleted({ on, workspace, canChange }: EraseDeletedProps) {
  return (
    <CardBody className="flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold text-13">{title}</h3>
        <p id="erase-deleted-purpose" className="mt-0.75 max-w-[68ch] text-pretty text-text-3">
          {on
            ? "Whoever is deleted in Intercom from now on is erased here too, with all that they wrote; their tickets stay without a customer. Those deleted before are kept until you erase them."
            : "Off: whoever is deleted in Intercom stays here, marked “No longer in Intercom”. Turning it on applies to deletions from then on."}
        </p>
      </div>
      <SwitchForm
        action={switchEraseDeleted}
        checked={on}
        label={title}
        describedBy="erase-deleted-purpose"
        workspace={workspace}
        disabled={!canChange}
      />
    </CardBody>
  );
}
