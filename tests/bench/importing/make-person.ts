import type { NewContact } from "#tests/support/intercom-simulator/workspace/people.ts";

const first = [
  "Priya",
  "Marta",
  "Daniel",
  "Sanna",
  "Tomás",
  "Luca",
  "Thảo",
  "Rachel",
  "Zoë",
  "Søren",
];
const last = [
  "Raghunathan",
  "Oliveira",
  "Okafor",
  "Koskela",
  "Aguirre",
  "Moretti",
  "Nguyễn",
  "Ünal",
];
const cities = [
  ["Dublin", "Leinster", "Ireland"],
  ["São Paulo", "São Paulo", "Brazil"],
  ["Malmö", "Skåne", "Sweden"],
] as const;

/** Somebody as support inboxes know them: a third are leads, some lack a name, most belong to one company. */
export function makePerson(index: number, companies: { id: string }[]): NewContact {
  const given = first[index % first.length];
  const family = last[Math.floor(index / first.length) % last.length];
  const company = companies[index % companies.length];
  const isLead = index % 3 === 0;
  const [city, region, country] = cities[index % cities.length] ?? cities[0];
  return {
    ...{ city, region, country },
    role: isLead ? "lead" : "user",
    name: index % 17 === 0 ? null : `${given} ${family} ${index}`,
    email: index % 11 === 0 ? null : `${given?.toLowerCase()}.${index}@firm-${index % 997}.example`,
    phone: index % 5 === 0 ? `+353 1 555 ${String(index).padStart(6, "0")}` : null,
    externalId: isLead ? null : `customer-${index}`,
    companies: company && !isLead ? [company] : [],
    customAttributes: { plan: "Team", seats: index % 40, beta: index % 2 === 0, app: "8.4.1" },
    createdAt: 1_700_000_000 + index,
    updatedAt: 1_750_000_000 + index,
    lastSeenAt: 1_750_000_000 + ((index * 7_919) % 1_000_000),
  };
}
