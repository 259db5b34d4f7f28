CREATE UNIQUE INDEX "saved_views_private_name_key" ON "saved_views" ("workspace_id", "product_id", "owner_id", lower("name")) WHERE NOT "is_shared";
CREATE UNIQUE INDEX "saved_views_shared_name_key" ON "saved_views" ("workspace_id", "product_id", lower("name")) WHERE "is_shared";
