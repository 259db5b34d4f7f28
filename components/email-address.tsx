import { Fragment } from "react";

// As many as stand beside a label on a contact's page.
const mostOnALine = 24;

/** Too long for its line, it breaks before its @; if that is not enough, before a dot; and elsewhere only if it must. */
export function EmailAddress({ email }: { email: string }) {
  const [, local = email, domain = ""] = /^(.*)(@[^@]*)$/s.exec(email) ?? [];
  const labels = domain.length > mostOnALine ? domain.split(/(?=\.)/) : [domain];
  return (
    <bdi className="block text-balance">
      <Whole text={local} />
      {labels.map((label, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat and never move
        <Fragment key={place}>
          <wbr />
          <Whole text={label} />
        </Fragment>
      ))}
    </bdi>
  );
}

function Whole({ text }: { text: string }) {
  return <span className={text.length > mostOnALine ? "" : "whitespace-nowrap"}>{text}</span>;
}
