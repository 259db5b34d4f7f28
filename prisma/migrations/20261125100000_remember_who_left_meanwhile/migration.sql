-- AlterTable
ALTER TABLE "contact_import_seen" ADD COLUMN "has_left" BOOLEAN NOT NULL DEFAULT false;
