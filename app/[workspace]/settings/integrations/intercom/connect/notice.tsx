import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";
import { noticeOf } from "./notice-of.ts";

type Props = {
  code: string | string[] | undefined;
  state: ConnectionView["state"];
  path: string;
};

/** What came of going to Intercom and back. */
export function Notice({ code, state, path }: Props) {
  const notice = noticeOf(code, state);
  if (!notice) return null;
  return (
    <Banner
      tone={notice.tone}
      role={notice.tone === "info" ? "status" : "alert"}
      title={notice.title}
      action={notice.again && <ButtonLink href={`${path}#connect`}>Try again</ButtonLink>}
    >
      {notice.text}
    </Banner>
  );
}
