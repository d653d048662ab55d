// Mailjet's own client library against the simulated Mailjet.
import assert from "node:assert/strict";
import { test } from "node:test";
import Mailjet from "node-mailjet";

const { host } = new URL(process.env.ENDPOINT);
// it speaks https only; the test makes node trust the simulated certificate
const connect = (secret = "mailjet-secret") => Mailjet.apiConnect("mailjet-sandbox", secret, { config: { host } });
const send = (body, secret) => connect(secret).post("send", { version: "v3.1" }).request(body);
const rest = connect();

const mail = (more = {}) => ({
  From: { Email: "shop@example.com", Name: "Shop" },
  To: [{ Email: "mailjet-client@example.net" }],
  Subject: "hello",
  TextPart: "hello",
  ...more,
});

test("mail is taken, each recipient under an id, and found by our own", async () => {
  const { body } = await send({ Messages: [mail({ CustomID: "client-1" })] });
  assert.equal(body.Messages[0].Status, "success");
  assert.equal(body.Messages[0].To[0].Email, "mailjet-client@example.net");
  const found = await rest.get("message", { version: "v3" }).request({}, { CustomID: "client-1", ShowContactAlt: true });
  assert.equal(found.body.Count, 1);
  assert.equal(found.body.Data[0].ContactAlt, "mailjet-client@example.net");
});

test("one bad message of two is answered by itself", async () => {
  const bad = mail({ To: [{ Email: "nobody" }] });
  await assert.rejects(send({ Messages: [bad, mail({ To: [{ Email: "mailjet-other@example.net" }] })] }), (error) => {
    assert.equal(error.statusCode, 400);
    assert.equal(error.response.data.Messages[0].Errors[0].ErrorCode, "mj-0013");
    assert.equal(error.response.data.Messages[1].Status, "success");
    return true;
  });
});

test("errors come out as the library's own", async () => {
  await assert.rejects(send({ Messages: [mail({ From: { Email: "eve@elsewhere.example" } })] }), { statusCode: 403 });
  await assert.rejects(send({ Messages: [mail()] }, "wrong"), (error) => {
    assert.equal(error.statusCode, 401);
    assert.match(error.message, /401/);
    return true;
  });
});

test("the senders of the account", async () => {
  const { body } = await rest.get("sender", { version: "v3" }).request();
  assert.equal(body.Data[0].Email, "*@example.com");
  assert.equal(body.Data[0].Status, "Active");
});
