-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN "waypoint" TEXT;
