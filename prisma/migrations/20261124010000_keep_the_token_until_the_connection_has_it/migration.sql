-- AlterTable
ALTER TABLE "intercom_connections" ADD COLUMN     "tags_failure" TEXT;

-- AlterTable
ALTER TABLE "oauth_states" ADD COLUMN     "intercom_app_id" TEXT,
ADD COLUMN     "intercom_workspace_name" TEXT,
ADD COLUMN     "token_ciphertext" BYTEA,
ADD COLUMN     "token_key_id" TEXT;

-- A sealed token without the id of its key could never be opened.
ALTER TABLE "oauth_states" ADD CONSTRAINT "oauth_states_token_whole" CHECK (("token_key_id" IS NULL) = ("token_ciphertext" IS NULL));
