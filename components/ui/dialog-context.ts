"use client";

import { createContext } from "react";

export const DialogContext = createContext<{ close: () => void } | null>(null);
