import { Eye, PencilOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import { regionNames, regions } from "#lib/intercom/regions.ts";
import { ConnectForm } from "./connect-form.tsx";
import { TagToTicket } from "./tag-to-ticket.tsx";

export function NotConnected({ member }: { member: Member }) {
  const admin = isAdmin(member);
  return (
    <Card labelledBy="pitch">
      <div className="grid items-center gap-x-14 gap-y-8 px-10 pt-9 pb-8.5 max-md:px-5 max-md:py-6 xl:grid-cols-[minmax(0,1fr)_300px]">
        <div>
          <h2 id="pitch" className="text-balance font-semibold text-22 tracking-tight">
            Bring the customer’s own words to the right product
          </h2>
          <p className="mt-2.5 text-pretty text-14 text-text-2">
            When your support team tags a conversation in Intercom, it becomes a feedback ticket in
            the product that watches that tag. Everyone in Intercom’s Contacts can become a contact
            here.
          </p>
          <div id="connect" className="mt-6">
            <ConnectForm workspaceSlug={member.workspaceSlug}>
              <div className="flex flex-wrap items-end gap-3">
                <SelectField
                  name="region"
                  label="Data region"
                  size="lg"
                  className="min-w-52!"
                  disabled={!admin}
                  options={regions.map((value) => ({ value, label: regionNames[value] }))}
                />
                <Button type="submit" variant="primary" size="lg" disabled={!admin}>
                  Connect Intercom
                </Button>
              </div>
            </ConnectForm>
            <p className="mt-2.5 text-text-3">
              {admin
                ? "Choose where your Intercom workspace keeps its data. You confirm on Intercom’s own page."
                : "Only an owner or admin of this workspace can connect Intercom."}
            </p>
          </div>
        </div>
        <TagToTicket />
      </div>
      <div className="grid border-t md:grid-cols-2">
        <Promised icon={<Eye aria-hidden />} title="Timebook reads">
          <li>Contacts and companies</li>
          <li>Conversations and their public replies</li>
          <li>Tags and the names of teammates</li>
        </Promised>
        <Promised icon={<PencilOff aria-hidden />} title="Timebook never writes">
          <li>It does not reply, edit or tag anything in Intercom</li>
          <li>Internal notes are not imported</li>
          <li>Nothing syncs until you turn a switch on</li>
        </Promised>
      </div>
      <div className="grid gap-1.5 border-t px-10 py-4.5 text-text-3 max-md:px-5">
        <p>Messages marked for sync appear in the feedback inbox of the selected product.</p>
        <p>Syncing contacts reproduces all entries of Intercom’s Contacts.</p>
      </div>
    </Card>
  );
}

type PromisedProps = { icon: ReactNode; title: string; children: ReactNode };

function Promised({ icon, title, children }: PromisedProps) {
  return (
    <div className="px-10 pt-5 pb-6 max-md:px-5 md:not-first:border-s max-md:not-first:border-t">
      <h3 className="mb-2.5 flex items-center gap-2 font-semibold [&>svg]:text-text-3">
        {icon}
        {title}
      </h3>
      <ul className="grid gap-1.5 text-text-2">{children}</ul>
    </div>
  );
}
