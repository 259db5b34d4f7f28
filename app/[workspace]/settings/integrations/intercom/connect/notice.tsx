import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";
import { ConnectForm } from "./connect-form.tsx";
import { noticeOf } from "./notice-of.ts";

type Props = { member: Member; connection: ConnectionView };

/** What came of going to Intercom and back. */
export function Notice({ code, ...props }: Props & { code: string | string[] | undefined }) {
  const notice = noticeOf(code, props.connection.state);
  if (!notice) return null;
  return (
    <Banner
      tone={notice.tone}
      role={notice.tone === "info" ? "status" : "alert"}
      title={notice.title}
      action={notice.again && isAdmin(props.member) && <TryAgain {...props} />}
    >
      {notice.text}
    </Banner>
  );
}

/** Where nothing is connected yet, the data region comes first: its form stands further down the page. */
function TryAgain({ member, connection }: Props) {
  const workspaceSlug = member.workspaceSlug;
  if (connection.state === "not_configured") return null;
  if (connection.state === "not_connected") {
    const path = `/${workspaceSlug}/settings/integrations/intercom`;
    return <ButtonLink href={`${path}#connect`}>Try again</ButtonLink>;
  }
  return (
    <ConnectForm workspaceSlug={workspaceSlug} region={connection.region}>
      <Button type="submit">Try again</Button>
    </ConnectForm>
  );
}
