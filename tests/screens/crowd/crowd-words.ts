/** What names are made of, as support inboxes know them. Thirty-two of each of the first two. */
export const given =
  "Priya Marta Daniel Sanna Tomás Luca Thảo Rachel Zoë Søren Amara Łukasz Eleanor Jürgen Noor Ines Bjørn Chloé Mateo Yuki Aoife Nikolai Fatima Owen Leïla Ivana Kwame Hannah Rafael Siobhán Emre Anaïs";
export const family =
  "Raghunathan Oliveira Okafor Koskela Aguirre Moretti Nguyễn Ünal Whitcombe Lindqvist Żak Müller Haddad Brandt Prado Ångström Ferreira Novák Byrne Tanaka Sørensen Petrov Díaz Mensah Laurent Kovačević O’Brien Yilmaz Silva Hughes Jansen Ionescu";
export const whole =
  "田中 陽菜,김서연,Нина Соколова,محمد الفارسي,אביגיל לוי,สมชาย ใจดี,Γιώργος Παππάς,陳美玲,👩🏽‍🔧 Fern Castillo,María del Carmen Fernández de Córdoba y Álvarez de Toledo";

/** Forty stems and fifty trades make two thousand firms. */
export const stems =
  "Alder Lumen Bridgewater Pohjola Keystone Harbour Delta Vertiz Ascensori Castle Gulf Hokushin Meridian Svea Kestrel Nordlys Brisa Żuraw Élan Ñandú Möwe Åkerman Ívar Öresund Cedar Falcon Granite Juniper Larch Maple Orchard Pioneer Quarry Ridge Sable Thistle Umber Vantage Willow Yarrow";
export const trades =
  "Freight Elevators Cooling Facilities Lift Boilers Logistics Élevage Heating Couriers Power Ferries Engineering Repairs Plumbing Glass Roofing Bakeries Clinics Schools Hotels Gardens Solar Water Waste Telecom Printing Motors Tools Timber Steel Foods Farms Textiles Studios Labs Security Cleaning Parking Rail Marine Air Storage Paints Optics Dental Pharmacy Events Travel Insurance";

export const wishes = [
  "Let dispatchers reorder the day’s stops from the map",
  "Show which van is closest when a job is added",
  "Customer signature missing on the second page",
  "Offline checklists lose photos when switching jobs",
  "Single sign-on with Okta for subcontractors",
  "Export the month’s hours per site, not per person",
  "Battery drops 40 % in a morning with live location",
  "Remind the customer an hour before we arrive",
  "Photo annotations: arrows and text before sending",
  "Let me undo after deleting a job by mistake",
];
