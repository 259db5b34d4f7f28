-- AlterTable
ALTER TABLE "contact_import_seen" ADD COLUMN "is_cut_short" BOOLEAN NOT NULL DEFAULT false;
