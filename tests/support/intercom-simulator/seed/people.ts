/** Names, companies and tags of an invented bicycle shop chain whose staff use the app Fieldnote. */
export const teammates = [
  { name: "Mairead Nolan", email: "mairead@northwindbikes.example" },
  { name: "Tomasz Zieliński", email: "tomasz@northwindbikes.example" },
  { name: "Priya Raman", email: "priya@northwindbikes.example" },
];

export const tagNames = [
  "feature-request",
  "bug",
  "ux",
  "billing",
  "praise",
  "mobile",
  "offline",
  "export",
  "onboarding",
  "performance",
  "urgent",
  "won't fix",
];

export const companies = {
  harbour: { name: "Harbour Cycles", website: "https://harbourcycles.example", plan: "Team" },
  kiso: { name: "Kiso Valley Tours 木曽", website: "https://kisotours.example", plan: "Business" },
  atlas: {
    name: "Atlas Couriers & Sons",
    website: "https://atlascouriers.example",
    plan: "Business",
  },
  ribeira: { name: "Ribeira Mobilidade", website: "https://ribeira.example", plan: "Team" },
  nour: { name: "Nour Logistics", website: "https://nourlogistics.example", plan: "Enterprise" },
  solo: { name: "Sólveig Bike Repair", website: null, plan: null },
};

export type SeedPerson = {
  name: string | null;
  email: string | null;
  role?: "user" | "lead";
  company?: keyof typeof companies;
  language?: string;
  city?: string;
  country?: string;
};

export const people = {
  hannah: person(
    "Hannah Whitlock",
    "hannah@harbourcycles.example",
    "harbour",
    "Bristol",
    "United Kingdom",
    "en",
  ),
  declan: person(
    "Declan Byrne",
    "declan@harbourcycles.example",
    "harbour",
    "Bristol",
    "United Kingdom",
    "en",
  ),
  aiko: person("森田 愛子", "aiko.morita@kisotours.example", "kiso", "Nagoya", "Japan", "ja"),
  kenji: person("Kenji Hara", "kenji@kisotours.example", "kiso", "Matsumoto", "Japan", "ja"),
  lena: person("Lena Vogt", "lena.vogt@atlascouriers.example", "atlas", "Hamburg", "Germany", "de"),
  marcus: person(
    "Marcus Oyelaran",
    "marcus@atlascouriers.example",
    "atlas",
    "London",
    "United Kingdom",
    "en",
  ),
  beatriz: person(
    "Beatriz Figueiredo",
    "beatriz@ribeira.example",
    "ribeira",
    "Porto",
    "Portugal",
    "pt",
  ),
  joao: person("João Antunes", "joao@ribeira.example", "ribeira", "Porto", "Portugal", "pt"),
  layla: person("ليلى حداد", "layla@nourlogistics.example", "nour", "Amman", "Jordan", "ar"),
  omar: person(
    "Omar Khalil",
    "omar@nourlogistics.example",
    "nour",
    "Dubai",
    "United Arab Emirates",
    "ar",
  ),
  solveig: person(
    "Sólveig Jónsdóttir",
    "solveig@solveigbikes.example",
    "solo",
    "Reykjavík",
    "Iceland",
    "is",
  ),
  camille: person(
    "Camille Desrosiers",
    "camille.d@velo-lyon.example",
    undefined,
    "Lyon",
    "France",
    "fr",
  ),
  grace: person(
    "Grace Akinyi",
    "grace.akinyi@postbox.example",
    undefined,
    "Nairobi",
    "Kenya",
    "en",
  ),
  visitor: { name: null, email: null, role: "lead", city: "Gent", country: "Belgium" },
} satisfies Record<string, SeedPerson>;

function person(
  name: string,
  email: string,
  company: keyof typeof companies | undefined,
  city: string,
  country: string,
  language: string,
): SeedPerson {
  return { name, email, city, country, language, ...(company && { company }) };
}
