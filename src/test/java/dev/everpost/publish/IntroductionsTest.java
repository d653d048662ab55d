package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingOutbox;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntroductionsTest {

    private final RememberingOutbox outbox = new RememberingOutbox();
    private final Introductions introductions = new Introductions(outbox, new SteeredWorld());

    @Test
    void everyAttachmentIsIntroducedAlsoTheSecondOfTheSameTopic() {
        introductions.to(List.of("a"));
        introductions.to(List.of("a", "b"));

        assertThat(outbox.all()).extracting(Parcel::destination).containsExactly("a", "a", "b");
        assertThat(outbox.all())
                .extracting(Parcel::body)
                .containsOnly("Successfully validated SNS topic for Amazon SES event publishing.");
    }

    @Test
    void aStoreThatFailsLosesTheCourtesyAndNothingElse() {
        outbox.fail(true);

        introductions.to(List.of("a"));

        assertThat(outbox.all()).isEmpty();
    }
}
