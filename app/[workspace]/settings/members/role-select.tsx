"use client";

import { startTransition, useActionState, useOptimistic } from "react";
import { Select } from "#components/ui/select.tsx";
import { useToast } from "#components/ui/toast.tsx";
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
  const [shown, setShown] = useOptimistic<string>(member.role);
  const [, save, pending] = useActionState(
    async (before: Awaited<ReturnType<typeof changeRole>>, data: FormData) => {
      const after = await changeRole(before, data);
      if (after.message) toast({ title: after.message, tone: after.ok ? "ok" : "failed" });
      return after;
    },
    { ok: false },
  );

  function choose(role: string) {
    const data = new FormData();
    data.set("workspace", workspace);
    data.set("userId", member.userId);
    data.set("role", role);
    startTransition(() => {
      setShown(role);
      save(data);
    });
  }

  return (
    <Select
      aria-label={`Role of ${member.name}`}
      className="w-28"
      options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
      value={shown}
      disabled={pending}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
