-- AlterTable
ALTER TABLE "rate_budgets" ADD COLUMN "refusals" INTEGER NOT NULL DEFAULT 0;
