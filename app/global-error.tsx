"use client";

import ErrorPage from "./error.tsx";
import "./globals.css";

/** For a failure of the root layout itself, which this page then replaces. */
export default function GlobalErrorPage(props: Parameters<typeof ErrorPage>[0]) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
