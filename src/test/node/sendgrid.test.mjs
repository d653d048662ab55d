// SendGrid's own packages against the simulated SendGrid.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import webhooks from "@sendgrid/eventwebhook";
import mail from "@sendgrid/mail";

const { VENDOR_URL, API_KEY, PUBLIC_KEY, REPORT } = process.env;
const { EventWebhook, EventWebhookHeader } = webhooks;

mail.setApiKey(API_KEY);
mail.client.setDefaultRequest("baseUrl", `${VENDOR_URL}/`);

const letter = {
  to: { email: "ann@example.net", name: "Ann" },
  bcc: "blind@example.net",
  from: { email: "shop@example.com", name: "Shop" },
  subject: "Your code",
  text: "Your code is 123456.",
  html: "<p>Your code is 123456.</p>",
  customArgs: { everpost_id: "38g342h000007" },
  headers: { "X-Everpost-Id": "38g342h000007" },
  attachments: [{ content: Buffer.from("a").toString("base64"), filename: "a.txt", type: "text/plain", disposition: "attachment" }],
};

test("a letter is taken with an id", async () => {
  const [response] = await mail.send(letter);
  assert.equal(response.statusCode, 202);
  assert.ok(response.headers["x-message-id"]);
});

test("errors are the library's, with the field that is wrong", async () => {
  const rejected = (code, field) => (error) => {
    assert.equal(error.code, code);
    assert.equal(error.response.body.errors[0].field, field);
    return true;
  };
  await assert.rejects(mail.send({ ...letter, to: "nobody" }), rejected(400, "personalizations.0.to.0.email"));
  await assert.rejects(mail.send({ ...letter, from: "eve@elsewhere.example" }), rejected(403, "from"));
  mail.setApiKey("SG.wrong");
  mail.client.setDefaultRequest("baseUrl", `${VENDOR_URL}/`);
  await assert.rejects(mail.send(letter), rejected(401, null));
});

test("events verify, and changed ones do not", () => {
  const hook = new EventWebhook();
  const key = hook.convertPublicKeyToECDSA(PUBLIC_KEY);
  const header = (name) => process.env[name.toUpperCase().replaceAll("-", "_")];
  const body = readFileSync(REPORT);
  const verify = (bytes) =>
    hook.verifySignature(key, bytes, header(EventWebhookHeader.SIGNATURE()), header(EventWebhookHeader.TIMESTAMP()));
  assert.ok(verify(body));
  assert.ok(!verify(Buffer.concat([body, Buffer.from(" ")])));
});
