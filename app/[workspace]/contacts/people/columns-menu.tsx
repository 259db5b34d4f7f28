"use client";

import { Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuCheckItem, MenuGroup } from "#components/ui/menu.tsx";

type ColumnsMenuProps = { columns: { id: string; label: string; shown: boolean }[] };

const yearSeconds = 365 * 24 * 60 * 60;

/** Kept in a cookie, for the server draws the list. */
export function ColumnsMenu({ columns }: ColumnsMenuProps) {
  const router = useRouter();
  const [shown, setShown] = useOptimistic(columns);

  function choose(id: string, isShown: boolean) {
    const next = shown.map((one) => (one.id === id ? { ...one, shown: isShown } : one));
    const hidden = next.filter((one) => !one.shown).map((one) => one.id);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
    document.cookie = `timebook.hidden-columns=${hidden.join(".")}; path=/; max-age=${yearSeconds}; samesite=lax`;
    startTransition(() => {
      setShown(next);
      router.refresh();
    });
  }

  return (
    <Menu
      trigger={
        <Button variant="ghost" className="max-md:hidden">
          <Columns3 aria-hidden />
          Columns
        </Button>
      }
      align="end"
    >
      <MenuGroup label="Show in this list">
        {shown.map(({ id, label, shown: isShown }) => (
          <MenuCheckItem
            key={id}
            checked={isShown}
            onCheckedChange={(checked) => choose(id, checked)}
          >
            {label}
          </MenuCheckItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
