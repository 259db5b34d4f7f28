-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN "worked_ms" INTEGER NOT NULL DEFAULT 0;
