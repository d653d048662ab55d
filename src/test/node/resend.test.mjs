// Resend's own library against the simulated Resend, and its check of what the simulated Resend signs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Resend } from "resend";
import { Webhook } from "svix";

const { VENDOR, API_KEY, SIGNING_SECRET, HOOK_ID, HOOK_TIMESTAMP, HOOK_SIGNATURE, HOOK_BODY } = process.env;
const resend = new Resend(API_KEY, { baseUrl: VENDOR });
const letter = (to) => ({
  from: "Shop <shop@example.com>",
  to,
  subject: "hello",
  text: "plain",
  html: "<b>rich</b>",
  tags: [{ name: "campaign", value: "autumn" }],
  attachments: [{ filename: "a.txt", content: Buffer.from("attached") }],
});

test("it sends, and finds what it sent", async () => {
  const { data, error } = await resend.emails.send(letter(["ann@example.com"]));
  assert.equal(error, null);
  const found = await resend.emails.get(data.id);
  assert.equal(found.data.subject, "hello");
  assert.deepEqual(found.data.tags, [{ name: "campaign", value: "autumn" }]);
  const listed = await resend.emails.list();
  assert.ok(listed.data.data.some((each) => each.id === data.id));
});

test("the same key sends once, and another body under it is refused", async () => {
  const first = await resend.emails.send(letter(["bob@example.com"]), { idempotencyKey: "k-1" });
  const again = await resend.emails.send(letter(["bob@example.com"]), { idempotencyKey: "k-1" });
  assert.equal(again.data.id, first.data.id);
  const other = await resend.emails.send(letter(["cid@example.com"]), { idempotencyKey: "k-1" });
  assert.equal(other.error.name, "invalid_idempotent_request");
});

test("errors come out as its errors", async () => {
  const bad = await resend.emails.send(letter(["nobody"]));
  assert.equal(bad.error.name, "validation_error");
  assert.equal(bad.error.statusCode, 422);
  const stranger = await new Resend("re_wrong", { baseUrl: VENDOR }).emails.send(letter(["ann@example.com"]));
  assert.equal(stranger.error.statusCode, 401);
});

test("it reads domains and usage", async () => {
  const domains = await resend.domains.list();
  assert.equal(domains.data.data[0].status, "verified");
  const usage = await resend.usage.get();
  assert.equal(usage.data.emails.daily.limit, 100);
});

test("it and svix verify what was signed", () => {
  const headers = { id: HOOK_ID, timestamp: HOOK_TIMESTAMP, signature: HOOK_SIGNATURE };
  const event = resend.webhooks.verify({ payload: HOOK_BODY, headers, webhookSecret: SIGNING_SECRET });
  assert.equal(event.type, "email.bounced");
  const svix = { "svix-id": HOOK_ID, "svix-timestamp": HOOK_TIMESTAMP, "svix-signature": HOOK_SIGNATURE };
  assert.equal(new Webhook(SIGNING_SECRET).verify(HOOK_BODY, svix).data.bounce.type, "Permanent");
  assert.throws(() => new Webhook(SIGNING_SECRET).verify(HOOK_BODY + " ", svix));
});
