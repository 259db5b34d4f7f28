import type { Member } from "#lib/auth/member.ts";
export type SavedView = {
  id: string;
  name: string;
  search: string;
  isShared: boolean;
  canChange: boolean;
};
export async function listViews(_member: Member, _productId: string): Promise<SavedView[]> {
  return [];
}
