// Azure's own library against the simulated Azure: it signs, sends, polls and fails as at Azure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EmailClient } from "@azure/communication-email";

const { VENDOR, ACCESS_KEY } = process.env;
const client = (key) =>
  new EmailClient(`endpoint=${VENDOR};accesskey=${key}`, { retryOptions: { maxRetries: 0 }, allowInsecureConnection: true });
const letter = (to) => ({
  senderAddress: "shop@example.com",
  content: { subject: "hello", plainText: "plain", html: "<b>rich</b>" },
  recipients: { to: [{ address: to, displayName: "Ann" }], bcc: [{ address: `blind-${to}` }] },
  attachments: [{ name: "a.txt", contentType: "text/plain", contentInBase64: "YXR0YWNoZWQ=" }],
  headers: { "X-Shop": "17" },
});

test("it sends and waits until the operation has ended", async () => {
  const poller = await client(ACCESS_KEY).beginSend(letter("ann@example.com"), { updateIntervalInMs: 10 });
  const result = await poller.pollUntilDone();
  assert.equal(result.status, "Succeeded");
  assert.match(result.id, /^[0-9a-f-]{36}$/);
});

test("an operation of one name is one message", async () => {
  const operationId = "0190b2c4-7a1e-8123-9abc-0123456789ab";
  for (let i = 0; i < 2; i++) {
    const poller = await client(ACCESS_KEY).beginSend(letter("bob@example.com"), { operationId, updateIntervalInMs: 10 });
    assert.equal((await poller.pollUntilDone()).id, operationId);
  }
});

test("errors come out as its errors", async () => {
  await assert.rejects(client(ACCESS_KEY).beginSend(letter("nobody")), (error) => {
    assert.equal(error.name, "RestError");
    assert.equal(error.statusCode, 400);
    assert.equal(error.code, "BadRequest");
    return true;
  });
  const unlinked = { ...letter("ann@example.com"), senderAddress: "shop@unverified.example" };
  await assert.rejects(client(ACCESS_KEY).beginSend(unlinked), { statusCode: 404, code: "DomainNotLinked" });
  await assert.rejects(client("d3Jvbmc=").beginSend(letter("ann@example.com")), { statusCode: 401, code: "Denied" });
});
