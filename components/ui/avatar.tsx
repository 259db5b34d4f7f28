import { cn } from "#lib/cn.ts";
import { initialsOf } from "./initials-of.ts";
import { tintOf } from "./tint-of.ts";

const sizes = {
  16: "size-4 text-[8px]",
  18: "size-4.5 text-[9px]",
  20: "size-5 text-[9.5px]",
  24: "size-6 text-[10.5px]",
  28: "size-7 text-[11.5px]",
  36: "size-9 text-14",
  56: "size-14 text-22",
};

const tints = [
  "bg-avatar-6 text-avatar-6-text",
  "bg-avatar-1 text-avatar-1-text",
  "bg-avatar-2 text-avatar-2-text",
  "bg-avatar-3 text-avatar-3-text",
  "bg-avatar-4 text-avatar-4-text",
  "bg-avatar-5 text-avatar-5-text",
  "bg-avatar-6 text-avatar-6-text",
];

type AvatarProps = {
  name: string | null;
  id: string;
  kind?: "person" | "company";
  size?: keyof typeof sizes;
  label?: string;
};

export function Avatar({ name, id, kind = "person", size = 18, label }: AvatarProps) {
  const initials = initialsOf(name);
  return (
    <span
      {...named(label)}
      className={cn(
        "inline-grid shrink-0 place-items-center overflow-hidden font-semibold tracking-display",
        sizes[size],
        initials === "?" ? tints[0] : tints[tintOf(id)],
        kind === "person" ? "rounded-full" : "rounded-[28%]",
      )}
    >
      {kind === "person" ? initials : initialsOf(initials)}
    </span>
  );
}

type NobodyAvatarProps = { label?: string; size?: keyof typeof sizes };

export function NobodyAvatar({ label = "Unassigned", size = 18 }: NobodyAvatarProps) {
  return (
    <span
      {...named(label)}
      className={cn(
        "inline-block shrink-0 rounded-full border border-control-line border-dashed",
        sizes[size],
      )}
    />
  );
}

function named(label: string | undefined) {
  return label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
}
