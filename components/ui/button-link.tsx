import { cn } from "#lib/cn.ts";
import { AppLink, type AppLinkProps } from "./app-link.tsx";
import { type ButtonLooks, buttonLooks } from "./button-looks.ts";

type ButtonLinkProps = AppLinkProps & ButtonLooks & { external?: boolean };

export function ButtonLink({
  variant,
  size,
  external,
  className,
  children,
  ...props
}: ButtonLinkProps) {
  const looks = cn(buttonLooks({ variant, size }), className);
  if (!external) {
    return (
      <AppLink className={looks} {...props}>
        {children}
      </AppLink>
    );
  }
  const { replace: _replace, scroll: _scroll, ...anchor } = props;
  return (
    <a className={looks} target="_blank" rel="noopener noreferrer" {...anchor}>
      {children}
    </a>
  );
}
