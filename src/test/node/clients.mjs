// What every script shares: where the gateway is, and how the judge outside learns what was sent.
import { appendFileSync } from "node:fs";

const { GATEWAY, LOSSY_GATEWAY, SENT } = process.env;

export const at = { endpoint: GATEWAY, region: "eu-west-1" };
export const atLossy = { endpoint: LOSSY_GATEWAY, region: "eu-west-1" };

/** Tells the judge that the gateway took a message for a recipient: there must be one copy of it, under this id. */
export function sent(recipient, id) {
  appendFileSync(SENT, `${recipient} ${id}\n`);
}
