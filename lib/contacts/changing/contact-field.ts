export const contactFields = ["name", "email", "phone"] as const;

export type ContactField = (typeof contactFields)[number];
