import type { Admin, Workspace } from "#tests/support/intercom-simulator/state.ts";

export function meJson(workspace: Workspace, admin: Admin): Record<string, unknown> {
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    email_verified: admin.emailVerified,
    job_title: "Customer support",
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: true,
    team_ids: [],
    avatar: { type: "avatar", image_url: null },
    app: {
      type: "app",
      id_code: workspace.appId,
      name: workspace.name,
      region: workspace.region,
      timezone: workspace.timezone,
      created_at: workspace.createdAt,
      secure: false,
      identity_verification: false,
    },
  };
}

export function adminJson(admin: Admin): Record<string, unknown> {
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    job_title: "Customer support",
    away_mode_enabled: false,
    away_mode_reassign: false,
    away_status_reason_id: null,
    has_inbox_seat: true,
    team_ids: [],
    avatar: null,
    team_priority_level: {},
  };
}
