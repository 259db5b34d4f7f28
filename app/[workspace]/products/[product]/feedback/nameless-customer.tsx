import { Avatar, NobodyAvatar } from "#components/ui/avatar.tsx";

type Customer = { id: string; name: string | null; isErased: boolean };

/** What is said in the place of a name. */
export function namelessCustomer({ isErased }: Pick<Customer, "isErased">): string {
  return isErased ? "Erased person" : "Unnamed customer";
}

type CustomerAvatarProps = { customer: Customer; size?: 16 | 18 | 28 | 36 };

/** Of somebody erased an empty place. */
export function CustomerAvatar({ customer, size }: CustomerAvatarProps) {
  const { id, name, isErased } = customer;
  return isErased ? (
    <NobodyAvatar label="" size={size} />
  ) : (
    <Avatar name={name} id={id} size={size} />
  );
}
