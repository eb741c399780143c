/** Under which addresses phones can reach this machine. */
import { networkInterfaces } from "node:os";
import { CourseError } from "../course-error.js";

/** Interfaces of virtual machines and containers, which no phone can reach. */
const virtual = /^(docker|veth|br-|virbr|vmnet|vboxnet|utun|tun|tap|tailscale|podman|cni)/i;

/** IPv4 addresses of this machine in its networks, the likeliest first: private ones, of a real interface. */
export function lanAddresses(
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => ({ address, rank: (virtual.test(name) ? 2 : 0) + (isPrivate(address) ? 0 : 1) })),
  );
  return found.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
}

/** @throws CourseError if this machine is in no network */
export function lanAddress(): string {
  const [address] = lanAddresses();
  if (address === undefined)
    throw new CourseError(
      "this machine is in no network that phones could share; leave out --lan and pass the keyboard, or open a hotspot",
    );
  return address;
}

function isPrivate(address: string): boolean {
  return /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}
