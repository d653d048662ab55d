// Brevo's own client library against the simulated Brevo.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Brevo, BrevoClient, BrevoError } from "@getbrevo/brevo";

const at = (apiKey) => new BrevoClient({ apiKey, baseUrl: `${process.env.ENDPOINT}/v3`, maxRetries: 0 });
const brevo = at("xkeysib-sandbox");
const mail = (more = {}) => ({
  sender: { email: "shop@example.com", name: "Shop" },
  to: [{ email: "brevo-client@example.net" }],
  subject: "hello",
  htmlContent: "<p>hello</p>",
  ...more,
});

test("mail is taken under an id, and its events are found by its tag", async () => {
  const taken = await brevo.transactionalEmails.sendTransacEmail(mail({ tags: ["client-1"] }));
  assert.match(taken.messageId, /^<.+@.+>$/);
  const { events } = await brevo.transactionalEmails.getEmailEventReport({ tags: '["client-1"]', days: 1 });
  assert.equal(events[0].messageId, taken.messageId);
  assert.equal(events[0].event, "requests");
});

test("a key that was used is refused", async () => {
  const headers = { idempotencyKey: "0b2dbf00-81dd-4a08-b807-085c00000000" };
  const to = [{ email: "brevo-once@example.net" }];
  await brevo.transactionalEmails.sendTransacEmail(mail({ to, headers }));
  await assert.rejects(brevo.transactionalEmails.sendTransacEmail(mail({ to, headers })), (error) => {
    assert.ok(error instanceof Brevo.BadRequestError);
    assert.equal(error.body.code, "duplicate_parameter");
    return true;
  });
});

test("errors come out as the library's own", async () => {
  const bad = [mail({ htmlContent: "" }), mail({ to: [{ email: "nobody" }] }), mail({ sender: { email: "nobody" } })];
  for (const each of bad) {
    await assert.rejects(brevo.transactionalEmails.sendTransacEmail(each), Brevo.BadRequestError);
  }
  await assert.rejects(at("wrong").transactionalEmails.sendTransacEmail(mail()), (error) => {
    assert.ok(error instanceof BrevoError);
    assert.equal(error.statusCode, 401);
    assert.equal(error.body.code, "unauthorized");
    return true;
  });
});

test("the account, its senders and its domains", async () => {
  const account = await brevo.account.getAccount();
  assert.equal(account.relay.enabled, true);
  assert.ok(account.plan.some((plan) => plan.type === "free" && plan.credits > 0));
  assert.equal((await brevo.senders.getSenders()).senders[0].email, "shop@example.com");
  assert.equal((await brevo.domains.getDomains()).domains[0].authenticated, true);
});
