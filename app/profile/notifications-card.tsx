import { Card, CardHeader, CardRow } from "#components/ui/card.tsx";
import { SwitchForm } from "#components/ui/switch-form.tsx";
import type { MailChoice } from "#lib/notifications/change-mails.ts";
import { switchMails } from "./actions.ts";

/** `choices` is null where this installation sends no e-mail. */
export function NotificationsCard({ choices }: { choices: MailChoice[] | null }) {
  return (
    <Card labelledBy="notifications">
      <CardHeader
        title="E-mail notifications"
        titleId="notifications"
        description={
          choices
            ? "E-mail me when I am assigned or mentioned, unless I have seen it within two minutes."
            : "You are notified in Timebook. This installation sends no e-mail: its operator has set no mail server."
        }
      />
      {choices && (
        <ul>
          {choices.map(({ slug, name, isOn }) => (
            <li key={slug}>
              <CardRow>
                <bdi className="min-w-0 flex-1 truncate font-medium">{name}</bdi>
                <SwitchForm
                  action={switchMails}
                  workspace={slug}
                  checked={isOn}
                  label={`E-mail me when I am assigned or mentioned in ${name}`}
                />
              </CardRow>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
