-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN "deleting_since" TIMESTAMPTZ;
