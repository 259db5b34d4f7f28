import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  level?: 2 | 3;
  action?: ReactNode;
  children?: ReactNode;
};

export function EmptyState({ title, level = 2, action, children }: EmptyStateProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="grid justify-items-center px-6 py-16 text-center">
      <Heading className="font-semibold text-14">{title}</Heading>
      {children && <div className="mt-0.5 max-w-[48ch] text-pretty text-text-3">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
