/** What is read of a ticket to say whose it is. */
export const customerFields = {
  id: true,
  contactId: true,
  customerName: true,
  customerEmail: true,
  customerIntercomId: true,
  customerCompany: true,
  customerErased: true,
  contact: {
    select: { name: true, email: true, deletedAt: true },
  },
  company: { select: { id: true, name: true, deletedAt: true } },
} as const;

type TicketOfCustomer = {
  id: string;
  contactId: string | null;
  customerName: string | null;
  customerEmail: string | null;
  customerIntercomId: string | null;
  customerCompany: string | null;
  customerErased: boolean;
  contact: {
    name: string | null;
    email: string | null;
    deletedAt: Date | null;
  } | null;
  company: { id: string; name: string | null; deletedAt: Date | null } | null;
};

/**
 * `name` is null for somebody of whom neither name nor e-mail is known; `id` stays the same for one person.
 * `contactId` and `companyId` are of those who have a page.
 */
export type Customer = {
  id: string;
  contactId: string | null;
  name: string | null;
  email: string | null;
  isErased: boolean;
  /** Nobody in Contacts yet, and there is something to go by. */
  canBeAdded: boolean;
  company: { id: string; companyId: string | null; name: string } | null;
};

export function customerOf(ticket: TicketOfCustomer): Customer {
  const email = ticket.contact?.email || ticket.customerEmail || null;
  const name = ticket.contact?.name || ticket.customerName || email;
  const companyName = ticket.company?.name || ticket.customerCompany;
  return {
    id: ticket.contactId ?? ticket.customerEmail ?? ticket.customerName ?? ticket.id,
    contactId: ticket.contact?.deletedAt === null ? ticket.contactId : null,
    name,
    email,
    isErased: ticket.customerErased && !name,
    canBeAdded: canBeAdded(ticket),
    company: companyName ? { ...companyIds(ticket, companyName), name: companyName } : null,
  };
}

function companyIds({ company }: TicketOfCustomer, name: string) {
  return { id: company?.id ?? name, companyId: company?.deletedAt === null ? company.id : null };
}

function canBeAdded(ticket: TicketOfCustomer): boolean {
  const { contactId, customerErased, customerName, customerEmail, customerIntercomId } = ticket;
  if (contactId !== null || customerErased) return false;
  return Boolean(customerName || customerEmail || customerIntercomId);
}
