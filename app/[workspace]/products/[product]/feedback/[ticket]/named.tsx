import { AppLink } from "#components/ui/app-link.tsx";

export function Named({ name, href }: { name: string; href: string | null }) {
  const text = (
    <bdi className="min-w-0 truncate" title={name}>
      {name}
    </bdi>
  );
  if (!href) return text;
  return (
    <AppLink href={href} className="link flex min-w-0">
      {text}
    </AppLink>
  );
}
