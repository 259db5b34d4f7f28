"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { fieldLooks } from "./field-looks.ts";

type CopyFieldProps = { label: string; value: string; help?: ReactNode };

export function CopyField({ label, value, help }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    input.current?.select();
    // The clipboard is missing on plain http; the text is then selected, ready to copy by hand.
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }

  return (
    <FieldFrame id={id} label={label} help={help}>
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          dir="ltr"
          aria-describedby={help ? `${id}-help` : undefined}
          className={fieldLooks({ size: "code", surface: "shown" })}
        />
        <Button aria-label={`Copy ${label}`} onClick={copy} className="min-w-22">
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? "Copied" : "Copy"}
        </Button>
        <span role="status" className="sr-only">
          {copied ? `${label} copied` : ""}
        </span>
      </div>
    </FieldFrame>
  );
}
