/** The code in the address of the settings page after coming back from Intercom. */
export type ConnectResult =
  | "connected"
  | "other_workspace"
  | "denied"
  | "unknown"
  | "used"
  | "expired"
  | "other_person"
  | "other_browser"
  | "signed_out"
  | "forbidden"
  | "permission"
  | "refused"
  | "unavailable"
  | "failed";
