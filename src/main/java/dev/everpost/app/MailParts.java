package dev.everpost.app;

import dev.everpost.edge.rest.EnvelopeReader;
import dev.everpost.edge.rest.MessageParts;
import dev.everpost.edge.rest.MimeBuilder;
import dev.everpost.edge.rest.NamedAddress;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.mime.AddressList;
import dev.everpost.mime.Composer;
import dev.everpost.mime.Composition;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.Letter;
import dev.everpost.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the REST edge to the MIME room: builds messages from parts, and finds envelopes in headers. Thread-safe. */
final class MailParts implements MimeBuilder, EnvelopeReader {

    private final Composer composer;
    private final String hostname;
    private final World world;

    MailParts(String hostname, World world) {
        this.composer = new Composer(world.chance());
        this.hostname = hostname;
        this.world = world;
    }

    @Override
    public Built build(MessageParts parts) {
        var letter = new Letter(
                named(parts.from()),
                named(parts.to()),
                named(parts.cc()),
                named(parts.replyTo()),
                parts.subject(),
                parts.text(),
                parts.html(),
                parts.headers().entrySet().stream()
                        .map(header -> new Letter.ExtraHeader(header.getKey(), header.getValue()))
                        .toList(),
                parts.attachments().stream().map(MailParts::attachment).toList(),
                "<" + Long.toUnsignedString(world.chance().nextLong(), 36)
                        + Long.toUnsignedString(world.chance().nextLong(), 36) + "@" + hostname + ">",
                world.time().now());
        return switch (composer.compose(letter)) {
            case Composition.Composed(var content) -> new Built.Done(content.bytes());
            case Composition.Invalid(var field, var why) -> new Built.Wrong(field, why);
        };
    }

    @Override
    public Envelope read(byte[] content) {
        var header = HeaderBlock.of(content);
        var recipients = new ArrayList<EmailAddress>();
        for (var name : List.of("To", "Cc", "Bcc")) {
            var wrong = collect(header, name, recipients);
            if (wrong != null) {
                return new Envelope.Unreadable(wrong);
            }
        }
        var from = new ArrayList<EmailAddress>();
        var wrong = collect(header, "From", from);
        var sender = wrong == null && from.size() == 1 ? from.getFirst() : null;
        return new Envelope.Found(sender, recipients, header.without("Bcc"));
    }

    private static @Nullable String collect(HeaderBlock header, String name, List<EmailAddress> into) {
        for (var field : header.fields()) {
            if (field.name().equalsIgnoreCase(name) && !header.value(field).isEmpty()) {
                switch (AddressList.parse(header.value(field))) {
                    case AddressList.Reading.Mailboxes(var mailboxes) ->
                        mailboxes.forEach(mailbox -> into.add(mailbox.address()));
                    case AddressList.Reading.Invalid(var why) -> {
                        return name + ": " + why;
                    }
                }
            }
        }
        return null;
    }

    private static Letter.Attachment attachment(MessageParts.Attachment attachment) {
        return new Letter.Attachment(
                attachment.name(),
                attachment.contentType(),
                new Content(attachment.content()),
                attachment.contentId() != null,
                attachment.contentId());
    }

    private static List<dev.everpost.mime.NamedAddress> named(List<NamedAddress> addresses) {
        return addresses.stream().map(MailParts::named).toList();
    }

    private static dev.everpost.mime.NamedAddress named(NamedAddress address) {
        return new dev.everpost.mime.NamedAddress(address.name() == null ? "" : address.name(), address.address());
    }
}
