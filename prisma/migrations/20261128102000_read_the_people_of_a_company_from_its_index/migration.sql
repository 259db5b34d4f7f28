-- Who belongs to a company stands in the index itself: a page of companies counts the people of fifty.
CREATE INDEX "contact_companies_workspace_id_company_id_contact_id_idx" ON "contact_companies"("workspace_id", "company_id", "contact_id");
DROP INDEX "contact_companies_workspace_id_company_id_idx";
