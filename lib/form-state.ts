export type FormState = {
  ok: boolean;
  message?: string;
  errors?: Record<string, string>;
  values?: Record<string, string>;
  conflict?: Conflict;
  signedOut?: true;
  at?: number;
};

/** What somebody else made of a field since the form was shown; what the sender wanted is in `values`. */
export type Conflict = { field: string; theirs: string; by: string | null };
