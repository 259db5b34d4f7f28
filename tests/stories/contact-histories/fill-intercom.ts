import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import type { History } from "./history.ts";

const day = 86_400;

/** People as they are after years of use: leads, no name, no e-mail, shared e-mails, many companies, some archived. */
export async function fillIntercom(sim: SimWorkspace, { people }: History): Promise<void> {
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const now = Math.floor(Date.now() / 1000);
  const companies = Array.from({ length: 14 }, (_, at) =>
    sim.addCompany({ name: `Firm ${at}`, createdAt: now - 500 * day + at }),
  );
  for (let at = 0; at < people; at++) {
    const createdAt = now - 400 * day + Math.floor((at * 350) / people) * day;
    const { id } = sim.addContact({
      role: at % 3 === 0 ? "lead" : "user",
      name: at % 7 === 0 ? null : `Zoë Ünal 🙂 ${at}`,
      email: at % 11 === 0 ? null : `person${at % 5 === 0 ? "" : at}@firm.example`,
      phone: at % 4 === 0 ? `+49 30 ${at}` : null,
      externalId: at % 2 === 0 ? `ext-${at}` : null,
      avatarUrl: at % 6 === 0 ? `https://faces.example/${at}.png` : null,
      ownerId: at % 9 === 0 ? "9600001" : null,
      country: at % 3 === 0 ? "Japan" : null,
      region: at % 3 === 0 ? "Kansai" : null,
      city: at % 3 === 0 ? "Ōsaka" : null,
      lastSeenAt: at % 2 === 0 ? createdAt + day : null,
      companies: at === 1 ? companies.slice(0, 12) : companies.slice(at % 14, (at % 14) + (at % 3)),
      customAttributes: { plan: "Team", at },
      createdAt,
      updatedAt: createdAt + (at % 50) * day,
    });
    if (at % 17 === 16) await sim.archiveContact(id, { at: createdAt + 60 * day, deliver: false });
  }
}
