// AWS SDK for JavaScript v3, SES API v1: the Query dialect.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as v1 from "@aws-sdk/client-ses";
import { at, atLossy, sent } from "./clients.mjs";

const ses = new v1.SESClient(at);
const mail = (to, more = {}) =>
  new v1.SendEmailCommand({
    Source: "shop@example.com",
    Destination: { ToAddresses: [to] },
    Message: { Subject: { Data: "v1" }, Body: { Text: { Data: "from the old dialect" } } },
    ...more,
  });

test("plain, raw and templated mail", async () => {
  sent("v1-simple@example.net", (await ses.send(mail("v1-simple@example.net"))).MessageId);
  const Data = Buffer.from("From: shop@example.com\r\nTo: v1-raw@example.net\r\nSubject: raw\r\n\r\nraw\r\n");
  sent("v1-raw@example.net", (await ses.send(new v1.SendRawEmailCommand({ RawMessage: { Data } }))).MessageId);

  const Template = { TemplateName: "v1", SubjectPart: "Hi {{name}}", TextPart: "Dear {{name}}" };
  await ses.send(new v1.CreateTemplateCommand({ Template }));
  const to = { Destination: { ToAddresses: ["v1-template@example.net"] }, Source: "shop@example.com" };
  const templated = new v1.SendTemplatedEmailCommand({ ...to, Template: "v1", TemplateData: '{"name":"Ada"}' });
  sent("v1-template@example.net", (await ses.send(templated)).MessageId);
  const bulk = await ses.send(new v1.SendBulkTemplatedEmailCommand({
    Source: "shop@example.com", Template: "v1", DefaultTemplateData: '{"name":"you"}',
    Destinations: [{ Destination: { ToAddresses: ["v1-bulk@example.net"] } }],
  }));
  assert.equal(bulk.Status[0].Status, "Success");
  sent("v1-bulk@example.net", bulk.Status[0].MessageId);
  await assert.rejects(
    ses.send(new v1.TestRenderTemplateCommand({ TemplateName: "v1", TemplateData: "{}" })), v1.MissingRenderingAttributeException);
});

test("quota, statistics, identities", async () => {
  assert.equal((await ses.send(new v1.GetSendQuotaCommand({}))).MaxSendRate, 10);
  assert.ok(Array.isArray((await ses.send(new v1.GetSendStatisticsCommand({}))).SendDataPoints ?? []));
  assert.ok((await ses.send(new v1.ListIdentitiesCommand({}))).Identities.includes("example.com"));
});

test("typed exceptions", async () => {
  await assert.rejects(ses.send(mail("x@example.net", { Source: "eve@elsewhere.example" })), v1.MessageRejected);
  await assert.rejects(ses.send(mail("x@example.net", { ConfigurationSetName: "nowhere" })), v1.ConfigurationSetDoesNotExistException);
  await assert.rejects(
    ses.send(new v1.SendTemplatedEmailCommand({
      Source: "shop@example.com", Destination: { ToAddresses: ["x@example.net"] }, Template: "nowhere", TemplateData: "{}" })),
    v1.TemplateDoesNotExistException);
  await assert.rejects(ses.send(new v1.ListReceiptRuleSetsCommand({})), { name: "UnsupportedOperation" });
});

test("more than 10 MB are refused and the largest message is taken", async () => {
  const head = "From: shop@example.com\r\nTo: v1-large@example.net\r\nSubject: large\r\n\r\n";
  const line = "x".repeat(70) + "\r\n";
  const ofSize = (bytes) => Buffer.from((head + line.repeat(bytes / line.length)).padEnd(bytes, "y"));
  const raw = (bytes) => new v1.SendRawEmailCommand({ RawMessage: { Data: ofSize(bytes) } });
  await assert.rejects(ses.send(raw(10 * 1024 * 1024 + 1)), { name: "InvalidParameterValue" });
  sent("v1-large@example.net", (await ses.send(raw(9 * 1024 * 1024))).MessageId);
});

test("answers that get lost are asked for again and make one message", async () => {
  const answer = await new v1.SESClient(atLossy).send(mail("v1-once@example.net"));
  assert.ok(answer.$metadata.attempts > 1);
  sent("v1-once@example.net", answer.MessageId);
});
