import { redirect } from "next/navigation";
import { requireMember } from "#lib/auth/require-member.ts";

type Props = { params: Promise<{ workspace: string }> };

export default async function IntegrationsPage({ params }: Props) {
  const { workspaceSlug } = await requireMember((await params).workspace);
  redirect(`/${workspaceSlug}/settings/integrations/intercom`);
}
