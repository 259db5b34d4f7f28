import type { Page } from "@playwright/test";

/** On the simulator's consent page, with the teammate's own choice of Intercom workspace. */
export async function authorizeAccess(page: Page, workspaceName: string): Promise<void> {
  const choice = page.getByLabel("Workspace");
  const label = await choice.getByText(workspaceName).textContent();
  await choice.selectOption({ label: label ?? workspaceName });
  await page.getByRole("button", { name: "Authorize access" }).click();
}
