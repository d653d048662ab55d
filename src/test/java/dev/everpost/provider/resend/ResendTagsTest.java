package dev.everpost.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.provider.web.Parcels;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message's tags in the letters that Resend allows, and no more than are sent. */
class ResendTagsTest {

    @Test
    void ourIdAndClassComeFirstThenTagsThenMetadata() {
        var tags = ResendTags.of(message(Map.of("b", "2", "a", "1"), Map.of("order", "17")));

        assertThat(tags.all().keySet()).containsExactly("everpost_id", "everpost_class", "a", "b", "order");
        assertThat(tags.all()).containsEntry("everpost_id", Parcels.id().toString());
        assertThat(tags.changes()).isEmpty();
    }

    @Test
    void whatResendDoesNotAllowIsReplacedAndTold() {
        var tags = ResendTags.of(message(Map.of("kind of mail", "größe: 7"), Map.of()));

        assertThat(tags.all()).containsEntry("kind_of_mail", "gr__e__7");
        assertThat(tags.changes()).hasSize(1);
    }

    @Test
    void tagsBeyondTheLimitAreLeftOutAndTold() {
        var many = IntStream.range(0, 30).boxed().collect(Collectors.toMap(i -> "t" + i, i -> "v"));
        var tags = ResendTags.of(message(many, Map.of()));

        assertThat(tags.all()).hasSize(ResendTags.TAGS_MAX);
        assertThat(tags.changes()).hasSize(12).allMatch(change -> change.endsWith("left out"));
    }

    @Test
    void aTagCannotTakeThePlaceOfOurId() {
        var tags = ResendTags.of(message(Map.of("everpost_id", "forged"), Map.of()));

        assertThat(tags.all()).containsEntry("everpost_id", Parcels.id().toString());
    }

    private static Message message(Map<String, String> tags, Map<String, String> metadata) {
        var like = Parcels.plain("ann@example.com").message();
        return new Message(
                new MessageId(like.id().value()),
                like.submitter(),
                like.via(),
                like.sender(),
                like.messageClass(),
                like.acceptedAt(),
                like.deadline(),
                like.sendAt(),
                like.sizeBytes(),
                null,
                null,
                tags,
                metadata);
    }
}
