-- Of those whom Intercom names by an id only, as the owners of contacts.
CREATE TABLE "intercom_teammates" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "teammate_id" TEXT NOT NULL,
    "name" TEXT,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intercom_teammates_pkey" PRIMARY KEY ("workspace_id","intercom_app_id","teammate_id")
);

ALTER TABLE "intercom_teammates" ADD CONSTRAINT "intercom_teammates_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
