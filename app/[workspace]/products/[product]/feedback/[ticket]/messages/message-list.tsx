"use client";

import { Children, Fragment, type ReactNode, useState } from "react";
import { cn } from "#lib/cn.ts";

type MessageListProps = {
  /** Of the children, one by one. */
  ids: string[];
  firstNew: string | null;
  children: ReactNode[];
};

/** Said once here and not with each of five hundred messages. */
const looks = cn(
  "grid gap-4.5 *:min-w-0 *:[contain-intrinsic-block-size:auto_4.5rem] *:[content-visibility:auto]",
  "[&>li>article]:grid [&>li>article]:grid-cols-[28px_minmax(0,1fr)] [&>li>article]:gap-x-3",
  "[&>li>article>div>header]:flex [&>li>article>div>header]:min-w-0 [&>li>article>div>header]:items-baseline [&>li>article>div>header]:gap-2",
  "[&>li>article>div>header]:text-12 [&>li>article>div>header]:text-text-3 [&>li>article>div>header]:leading-4.5",
  "[&>li>article>div>header>*]:min-w-0 [&>li>article>div>header>*]:truncate [&>li>article>div>header>time]:shrink-0 [&>li>article>div>header>time]:ms-auto",
  "[&>li>article>div>header>h3]:max-w-3/4 [&>li>article>div>header>h3]:shrink-0 [&>li>article>div>header>h3]:font-semibold [&>li>article>div>header>h3]:text-13 [&>li>article>div>header>h3]:text-text",
  "[&>li>article>div]:min-w-0 [&>li>article>div>p]:text-14 [&>li>article>div>p]:text-text-3",
);

/** What is new stays so for as long as the ticket is looked at, although it is read by that. */
export function MessageList({ ids, firstNew, children }: MessageListProps) {
  const [newFrom, setNewFrom] = useState(firstNew);
  if (firstNew !== null && firstNew !== newFrom) setNewFrom(firstNew);
  return (
    <ol className={looks}>
      {Children.map(children, (message, index) => (
        <Fragment key={ids[index]}>
          {newFrom === ids[index] && (
            <li aria-label="New messages" className="flex items-center gap-3 text-12 text-unread">
              <span className="font-semibold">New</span>
              <span aria-hidden className="h-px flex-1 bg-current opacity-40" />
            </li>
          )}
          <li>{message}</li>
        </Fragment>
      ))}
    </ol>
  );
}
