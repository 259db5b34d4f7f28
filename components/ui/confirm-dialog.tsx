"use client";

import type { ReactElement } from "react";
import type { Question } from "./popups/confirm-popup.tsx";
import { usePopup } from "./popups/use-popup.tsx";

const load = () => import("./popups/confirm-popup.tsx");

export function ConfirmDialog({ trigger, ...question }: Question & { trigger: ReactElement }) {
  const { code, popup, button } = usePopup({ trigger, kind: "dialog", load });
  return (
    <>
      {button}
      {code && <code.ConfirmPopup popup={popup} {...question} />}
    </>
  );
}
