import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";
import type { ConnectResult } from "#lib/intercom/oauth/connect-result.ts";

type Code = Exclude<ConnectResult, "other_workspace"> | "disconnected" | "not_revoked";
type Words = { tone: "info" | "warning" | "danger"; title: string; text?: string; again?: true };

const nothingChanged = "Nothing has changed.";

const notices: Record<Code, Words> = {
  connected: { tone: "info", title: "Intercom is connected." },
  disconnected: {
    tone: "info",
    title: "Intercom is disconnected.",
    text: "Syncing has stopped and our copy of the access is erased. Tickets and contacts stay.",
  },
  not_revoked: {
    tone: "warning",
    title: "Intercom is disconnected here, but could not be told.",
    text: "Syncing has stopped and our copy of the access is erased. Remove the app in Intercom too, under Settings, Apps & integrations.",
  },
  denied: { tone: "warning", title: "You did not authorize access. Nothing has changed." },
  unknown: {
    tone: "warning",
    title: "This way back from Intercom is not one that Timebook knows.",
    text: nothingChanged,
    again: true,
  },
  used: {
    tone: "warning",
    title: "This way back from Intercom has been used already.",
    text: nothingChanged,
    again: true,
  },
  expired: {
    tone: "warning",
    title: "Connecting took longer than 10 minutes.",
    text: nothingChanged,
    again: true,
  },
  other_person: {
    tone: "warning",
    title: "Somebody else, or you in an earlier session, began connecting Intercom.",
    text: nothingChanged,
    again: true,
  },
  other_browser: {
    tone: "warning",
    title: "Connecting began in another browser.",
    text: "Finish it there, or start here. Nothing has changed.",
    again: true,
  },
  signed_out: {
    tone: "warning",
    title: "You were signed out while connecting Intercom.",
    text: nothingChanged,
    again: true,
  },
  forbidden: {
    tone: "warning",
    title: "Only an owner or admin of the workspace can connect Intercom.",
    text: nothingChanged,
  },
  permission: {
    tone: "danger",
    title: "Intercom’s permission “Read one admin” is missing.",
    text: "Timebook could not learn which Intercom workspace this is, so nothing has changed. Add the permission in Intercom’s Developer Hub under Configure, Authentication.",
    again: true,
  },
  refused: {
    tone: "danger",
    title: "Intercom did not accept the authorization.",
    text: "It is good only once and for a short time. Nothing has changed. If this happens again, check INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET.",
    again: true,
  },
  unavailable: {
    tone: "danger",
    title: "Intercom could not be reached.",
    text: "Nothing has changed. Wait a minute.",
    again: true,
  },
  failed: {
    tone: "danger",
    title: "Timebook could not finish connecting.",
    text: "Something failed on our side. Nothing has changed.",
    again: true,
  },
};

export function noticeOf(
  code: string | string[] | undefined,
  state: ConnectionView["state"],
): Words | null {
  const known = Object.entries(notices).find(([name]) => name === code)?.[1];
  if (!known) return null;
  const isConnected = state === "connected";
  if ((code === "used" || code === "failed") && isConnected)
    return { tone: "info", title: "Intercom is already connected." };
  if (code === "connected") return isConnected ? known : null;
  if (code === "disconnected" || code === "not_revoked") {
    return state === "not_connected" ? known : null;
  }
  return known;
}
