// AWS SDK for JavaScript v3, SES API v2: sending, objects, paging, typed exceptions, retries.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as v2 from "@aws-sdk/client-sesv2";
import { at, atLossy, sent } from "./clients.mjs";

const ses = new v2.SESv2Client(at);
const text = (body) => ({ Simple: { Subject: { Data: "js" }, Body: { Text: { Data: body } } } });
const mail = (to, more = {}) =>
  new v2.SendEmailCommand({
    FromEmailAddress: "shop@example.com",
    Destination: { ToAddresses: [to] },
    Content: text("from JavaScript"),
    ...more,
  });
const named = (name) => (error) => error instanceof v2.SESv2ServiceException && error.name === name;

test("simple and raw content, attachments and tags", async () => {
  const simple = mail("js-simple@example.net", { EmailTags: [{ Name: "campaign", Value: "spring" }] });
  simple.input.Content.Simple.Attachments = [{ FileName: "a.txt", RawContent: Buffer.from("attached") }];
  simple.input.Content.Simple.Headers = [{ Name: "X-Order", Value: "4711" }];
  sent("js-simple@example.net", (await ses.send(simple)).MessageId);

  const raw = "From: shop@example.com\r\nTo: js-raw@example.net\r\nSubject: raw\r\n\r\nraw\r\n";
  const answer = await ses.send(new v2.SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));
  sent("js-raw@example.net", answer.MessageId);
});

test("templates: stored, paged, rendered, sent one by one and in bulk", async () => {
  for (let i = 0; i < 5; i++) {
    await ses.send(new v2.CreateEmailTemplateCommand({
      TemplateName: `js-${i}`, TemplateContent: { Subject: "Hi {{name}}", Text: "Dear {{name}}" } }));
  }
  const seen = [];
  for (let NextToken; ; ) {
    const page = await ses.send(new v2.ListEmailTemplatesCommand({ PageSize: 2, NextToken }));
    seen.push(...page.TemplatesMetadata.map((each) => each.TemplateName));
    if (!(NextToken = page.NextToken)) break;
  }
  assert.deepEqual(seen.filter((name) => name.startsWith("js-")).sort(), ["js-0", "js-1", "js-2", "js-3", "js-4"]);

  const test = new v2.TestRenderEmailTemplateCommand({ TemplateName: "js-0", TemplateData: '{"name":"Ada"}' });
  assert.match((await ses.send(test)).RenderedTemplate, /Subject: Hi Ada/);

  const Template = { TemplateName: "js-0", TemplateData: '{"name":"Bo"}' };
  sent("js-template@example.net", (await ses.send(mail("js-template@example.net", { Content: { Template } }))).MessageId);
  const bulk = await ses.send(new v2.SendBulkEmailCommand({
    FromEmailAddress: "shop@example.com",
    DefaultContent: { Template },
    BulkEmailEntries: ["js-bulk-1@example.net", "js-bulk-2@example.net"].map((to) => ({ Destination: { ToAddresses: [to] } })),
  }));
  assert.deepEqual(bulk.BulkEmailEntryResults.map((each) => each.Status), ["SUCCESS", "SUCCESS"]);
  bulk.BulkEmailEntryResults.forEach((each, i) => sent(`js-bulk-${i + 1}@example.net`, each.MessageId));
});

test("the paginator of the suppression list", async () => {
  for (let i = 0; i < 3; i++) {
    await ses.send(new v2.PutSuppressedDestinationCommand({ EmailAddress: `js-${i}@gone.example`, Reason: "BOUNCE" }));
  }
  const all = [];
  for await (const page of v2.paginateListSuppressedDestinations({ client: ses, pageSize: 1 }, { Reasons: ["BOUNCE"] })) {
    all.push(...page.SuppressedDestinationSummaries);
  }
  assert.equal(all.length, 3);
  assert.ok(all[0].LastUpdateTime instanceof Date);
});

test("typed exceptions", async () => {
  await assert.rejects(ses.send(mail("x@example.net", { FromEmailAddress: "eve@elsewhere.example" })), v2.MessageRejected);
  await assert.rejects(ses.send(mail("x@example.net", { ConfigurationSetName: "nowhere" })), v2.NotFoundException);
  await assert.rejects(ses.send(mail("no address")), v2.BadRequestException);
  await assert.rejects(ses.send(new v2.CreateContactListCommand({ ContactListName: "c" })), named("BadRequestException"));
  await ses.send(new v2.CreateConfigurationSetCommand({ ConfigurationSetName: "js" }));
  await assert.rejects(ses.send(new v2.CreateConfigurationSetCommand({ ConfigurationSetName: "js" })), v2.AlreadyExistsException);
  await ses.send(new v2.PutConfigurationSetSendingOptionsCommand({ ConfigurationSetName: "js", SendingEnabled: false }));
  await assert.rejects(ses.send(mail("x@example.net", { ConfigurationSetName: "js" })), v2.SendingPausedException);
});

test("wrong keys", async () => {
  const with_ = (accessKeyId, secretAccessKey) =>
    new v2.SESv2Client({ ...at, credentials: { accessKeyId, secretAccessKey } }).send(new v2.GetAccountCommand({}));
  await assert.rejects(with_("AKIDNOBODY", "whatever"), named("InvalidClientTokenId"));
  await assert.rejects(with_(process.env.AWS_ACCESS_KEY_ID, "whatever"), named("SignatureDoesNotMatch"));
});

test("a machine whose clock is an hour slow is corrected by the SDK and signs again", async (t) => {
  const now = Date.now;
  t.after(() => (Date.now = now));
  Date.now = () => now() - 3600_000;
  const answer = await new v2.SESv2Client(at).send(new v2.GetAccountCommand({}));
  assert.equal(answer.$metadata.attempts, 2);
});

test("answers that get lost are asked for again and make one message", async () => {
  const answer = await new v2.SESv2Client(atLossy).send(mail("js-once@example.net"));
  assert.ok(answer.$metadata.attempts > 1);
  sent("js-once@example.net", answer.MessageId);
});

test("throttling is repeated until it fits", async () => {
  let attempts = 0;
  for (let i = 0; i < 14; i++) {
    const answer = await ses.send(mail(`js-fast-${i}@example.net`));
    attempts += answer.$metadata.attempts;
    sent(`js-fast-${i}@example.net`, answer.MessageId);
  }
  assert.ok(attempts > 14, `${attempts} attempts for 14 calls`);
});
