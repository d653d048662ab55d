package dev.everpost.ses;

import dev.everpost.message.MessageId;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.BulkEmail.Entry;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.Email.Tag;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.template.EmailTemplate;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Sends one template to many destinations; each entry is a message of its own and succeeds or fails alone. */
final class Bulk {

    /** As SES: destinations of one call. */
    static final int ENTRIES_MAX = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sending sending;
    private final SendingAccount account;
    private final Templating templating;
    private final World world;
    private final Invocations invocations;

    Bulk(Sending sending, SendingAccount account, Templating templating, World world) {
        this.sending = sending;
        this.account = account;
        this.templating = templating;
        this.world = world;
        this.invocations = new Invocations(world);
    }

    Result<List<Result<MessageId>>> send(Caller caller, BulkEmail bulk, Invocation invocation, int bytesMax) {
        var template = bulk.template();
        if (template == null) {
            return new Result.Failed<>(SesError.missingMember("defaultContent.template"));
        }
        if (bulk.entries().isEmpty() || bulk.entries().size() > ENTRIES_MAX) {
            return Result.failed(
                    Kind.BAD_REQUEST,
                    "A bulk email must have 1 to " + ENTRIES_MAX + " entries, not "
                            + bulk.entries().size() + ".");
        }
        return Labels.of(account, bulk.configurationSet(), bulk.defaultTags())
                .then(_ -> templating.find(template))
                .then(found -> TemplateData.check(template.data()).then(_ -> Result.done(found)))
                .then(found -> Result.done(all(caller, bulk, filled(template, found), invocation, bytesMax)));
    }

    /** The template is looked up once: a change in between must not give entries of one call different texts. */
    private static Templated filled(Templated asked, EmailTemplate found) {
        return new Templated(asked.name(), found, asked.data(), asked.headers(), asked.attachments());
    }

    private List<Result<MessageId>> all(
            Caller caller, BulkEmail bulk, Templated template, Invocation call, int bytesMax) {
        var promises = new ArrayList<Promise<Result<MessageId>>>();
        for (int i = 0; i < bulk.entries().size(); i++) {
            var promise = new Promise<Result<MessageId>>(world);
            var entry = bulk.entries().get(i);
            var invocation = invocations.entry(call, i);
            promises.add(promise);
            world.threads()
                    .start(
                            "ses-bulk-" + i,
                            () -> promise.keep(one(caller, bulk, template, entry, invocation, bytesMax)));
        }
        return promises.stream().map(Bulk::outcome).toList();
    }

    private static Result<MessageId> outcome(Promise<Result<MessageId>> promise) {
        return promise.await(PATIENCE)
                .orElseGet(() -> Result.failed(Kind.UNAVAILABLE, "No answer within " + PATIENCE.toSeconds() + " s."));
    }

    private Result<MessageId> one(
            Caller caller, BulkEmail bulk, Templated template, Entry entry, Invocation invocation, int bytesMax) {
        try {
            return TemplateData.merged(template.data(), entry.data())
                    .then(data -> sending.send(caller, email(bulk, template, entry, data), invocation, bytesMax));
        } catch (RuntimeException broken) {
            return Result.failed(Kind.INTERNAL, "The gateway failed: " + broken.getMessage());
        }
    }

    private static Email email(BulkEmail bulk, Templated template, Entry entry, String data) {
        return new Email(
                bulk.from(),
                entry.destination(),
                bulk.replyTo(),
                bulk.feedbackForwarding(),
                tags(bulk.defaultTags(), entry.tags()),
                bulk.configurationSet(),
                new Templated(
                        template.name(),
                        template.inline(),
                        data,
                        headers(template.headers(), entry.headers()),
                        template.attachments()));
    }

    private static List<Tag> tags(List<Tag> defaults, List<Tag> own) {
        var names = new HashSet<String>();
        own.forEach(tag -> names.add(tag.name()));
        var all = new ArrayList<>(own);
        defaults.stream().filter(tag -> !names.contains(tag.name())).forEach(all::add);
        return all;
    }

    private static List<ExtraHeader> headers(List<ExtraHeader> defaults, List<ExtraHeader> own) {
        var names = new HashSet<String>();
        own.forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
        var all = new ArrayList<>(own);
        defaults.stream()
                .filter(header -> !names.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(all::add);
        return all;
    }
}
