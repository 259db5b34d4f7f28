"use client";

import { useOptimistic, useTransition } from "react";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import { Select } from "#components/ui/select.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useConflictToast } from "#components/ui/use-conflict-toast.tsx";
import type { Role } from "#lib/auth/member.ts";
import { changeRole } from "./actions.ts";
import { roleWords } from "./role-words.ts";

type RoleSelectProps = {
  workspace: string;
  member: { userId: string; name: string; role: Role };
  roles: Role[];
};

/** Shows the wanted role while it is being saved, and the old one again when it was refused. */
export function RoleSelect({ workspace, member, roles }: RoleSelectProps) {
  const toast = useToast();
  const askWhich = useConflictToast();
  const { act, dialog } = useLastingAction(changeRole);
  const [shown, setShown] = useOptimistic<string>(member.role);
  const [pending, startSaving] = useTransition();

  function save(role: string, seen: string) {
    const data = new FormData();
    const sent = { workspace, userId: member.userId, role, seen };
    for (const [name, value] of Object.entries(sent)) data.set(name, value);
    startSaving(async () => {
      setShown(role);
      const { ok, message, conflict } = await act({ ok: false }, data);
      if (message) toast({ title: message, tone: ok ? "ok" : "failed" });
      if (!conflict) return;
      const saveMine = () => save(role, conflict.theirs);
      askWhich({ conflict, what: `the role of ${member.name}`, yours: role, wordsOf, saveMine });
    });
  }

  return (
    <>
      <Select
        aria-label={`Role of ${member.name}`}
        className="w-28"
        options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
        value={shown}
        disabled={pending}
        onChange={(event) => save(event.currentTarget.value, member.role)}
      />
      {dialog}
    </>
  );
}

function wordsOf(role: string): string {
  return Object.entries(roleWords).find(([name]) => name === role)?.[1] ?? role;
}
