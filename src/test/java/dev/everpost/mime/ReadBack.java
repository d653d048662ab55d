package dev.everpost.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.Charsets;
import dev.everpost.mime.Letter.ExtraHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Composes letters and reads them with another parser. */
final class ReadBack {

    static final NamedAddress SHOP = NamedAddress.of(EmailAddress.of("shop@example.com"));

    private ReadBack() {}

    static Letter letter(List<ExtraHeader> headers, List<Attachment> attachments) {
        return letter("subject", "text", "<p>html", headers, attachments, Charsets.UTF_8);
    }

    static Letter letter(
            String subject,
            String text,
            String html,
            List<ExtraHeader> headers,
            List<Attachment> attachments,
            Charsets charsets) {
        return new Letter(
                SHOP,
                List.of(SHOP),
                List.of(),
                List.of(),
                subject,
                text,
                html,
                headers,
                attachments,
                "<a@b>",
                Instant.EPOCH,
                charsets);
    }

    static Content composed(Letter letter) {
        var composition = new Composer(new SeededChance(1)).compose(letter);
        assertThat(composition).isInstanceOf(Composition.Composed.class);
        return ((Composition.Composed) composition).content();
    }

    static Message message(Letter letter) throws IOException {
        return message(composed(letter));
    }

    static Message message(Content content) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(content.bytes()));
    }

    /** Every part that is not a multipart, in order. */
    static List<Entity> leaves(Entity entity) {
        return entity.getBody() instanceof Multipart multipart
                ? multipart.getBodyParts().stream()
                        .flatMap(part -> leaves(part).stream())
                        .toList()
                : Stream.of(entity).toList();
    }

    static byte[] octets(Entity entity) throws IOException {
        return ((SingleBody) entity.getBody()).getInputStream().readAllBytes();
    }

    static String field(Entity entity, String name) {
        return entity.getHeader().getField(name).getBody();
    }
}
