-- Where few are leads, or few are users, they are found without reading everybody, and counted without reading anybody.
CREATE INDEX "contacts_by_role_idx" ON "contacts" ("workspace_id", "role", "id") WHERE "deleted_at" IS NULL AND "standing" <> 'merged';
