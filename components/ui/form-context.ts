"use client";

import { createContext } from "react";
import type { FormState } from "#lib/form-state.ts";

export const FormContext = createContext<FormState>({ ok: false });
