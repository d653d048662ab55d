// SparkPost's own client library against the simulated SparkPost: sending works, and its errors come out as the library's.
import assert from "node:assert/strict";
import { test } from "node:test";
import SparkPost from "sparkpost";

const { VENDOR_URL, API_KEY } = process.env;
const client = new SparkPost(API_KEY, { origin: VENDOR_URL });
const letter = {
  metadata: { everpost_id: "library-1" },
  content: { from: { name: "Shop", email: "shop@example.com" }, subject: "Your code", text: "123456" },
  recipients: [{ address: "ann@example.com" }],
};
const raw = "X-Everpost-Id: library-2\r\nFrom: shop@example.com\r\nTo: ann@example.com\r\n\r\n123456\r\n";

/** What the library rejects with. */
async function failure(promise) {
  return promise.then(() => assert.fail("it was taken"), (error) => error);
}

test("a message in parts is taken", async () => {
  const { results } = await client.transmissions.send(letter);
  assert.equal(results.total_accepted_recipients, 1);
  assert.equal(results.total_rejected_recipients, 0);
  assert.match(results.id, /^\d+$/);
});

test("a raw message is taken", async () => {
  const { results } = await client.transmissions.send({ ...letter, content: { email_rfc822: raw } });
  assert.equal(results.total_accepted_recipients, 1);
});

test("a suppressed recipient is the library's error", async () => {
  const error = await failure(client.transmissions.send({ ...letter, recipients: [{ address: "suppressed@example.com" }] }));
  assert.equal(error.name, "SparkPostError");
  assert.equal(error.statusCode, 400);
  assert.equal(error.errors[0].code, "1902");
});

test("a transmission without recipients is the library's error", async () => {
  const error = await failure(client.transmissions.send({ ...letter, recipients: [] }));
  assert.equal(error.name, "SparkPostError");
  assert.equal(error.statusCode, 422);
});

test("a wrong key is the library's error", async () => {
  const error = await failure(new SparkPost("wrong", { origin: VENDOR_URL }).transmissions.send(letter));
  assert.equal(error.statusCode, 401);
});

test("events and sending domains answer in the library's shapes", async () => {
  const { results } = await client.events.searchMessage({ recipients: "ann@example.com" });
  assert.ok(results.some((event) => event.rcpt_meta.everpost_id === "library-1"));
  const domains = await client.sendingDomains.list();
  assert.equal(domains.results[0].domain, "example.com");
});
