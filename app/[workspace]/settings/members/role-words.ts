export const roleWords = { owner: "Owner", admin: "Admin", member: "Member" };
