import { expect, test } from "vitest";
import { bareWebsite, webAddressOf } from "#app/[workspace]/companies/web-address.ts";

test.each([
  ["https://www.harbour.example/", "harbour.example", "https://www.harbour.example/"],
  ["HTTP://harbour.example/about", "harbour.example/about", "http://harbour.example/about"],
  ["harbour.example", "harbour.example", "https://harbour.example/"],
])("a website leads there and is shown bare: %s", (website, bare, address) => {
  expect([bareWebsite(website), webAddressOf(website)]).toEqual([bare, address]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "coming soon", "none"])(
  "what is no website leads nowhere: %s",
  (website) => {
    expect(webAddressOf(website)).toBeNull();
  },
);
