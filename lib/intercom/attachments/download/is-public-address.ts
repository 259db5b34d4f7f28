import { BlockList, isIPv6 } from "node:net";

/** Whether it is an address of the open internet: not of this machine, its network or its cloud. */
export function isPublicAddress(address: string): boolean {
  const version = isIPv6(address) ? "ipv6" : "ipv4";
  if (version === "ipv6" && !global.check(address, version)) return false;
  return !special.check(address, version);
}

// iana.org, "Special-Purpose Address Registry" of both versions. What stands for an IPv4 address, mapped, translated or
// tunnelled, is none to go to.
const global = listOf(["2000::/3"]);
const special = listOf([
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
  ...["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
  ...["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
]);

function listOf(networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits = ""] = network.split("/");
    list.addSubnet(address, Number(bits), isIPv6(address) ? "ipv6" : "ipv4");
  }
  return list;
}
