package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.EventType;
import dev.everpost.publish.sns.SubscriptionBook;
import dev.everpost.publish.sns.Topic;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.ConfigurationSets;
import dev.everpost.ses.EventDestination;
import dev.everpost.ses.EventDestination.Target;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.world.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventTargetsTest {

    private static final String OURS = "arn:aws:sns:eu-west-1:123456789012:orders";
    private static final String THEIRS = "arn:aws:sns:eu-west-1:210987654321:orders";
    private static final String BUS = "arn:aws:events:eu-west-1:210987654321:event-bus/mail";
    private static final String STREAM = "arn:aws:firehose:eu-west-1:210987654321:deliverystream/mail";
    private static final String ROLE = "arn:aws:iam::210987654321:role/mail";

    private final RememberingRegistry registry = new RememberingRegistry();
    private final ConfigurationSets sets =
            new ConfigurationSets(registry, World.real().time());
    private final SubscriptionBook book =
            new SubscriptionBook(registry, World.real().time());
    private final EventTargets targets = new EventTargets(sets, book);

    @BeforeEach
    void open() {
        book.open(List.of(new Topic("orders", OURS, List.of(URI.create("https://shop.example.com/")), false, 1)));
        sets.create("orders", ConfigurationSetOptions.DEFAULT, List.of());
    }

    @Test
    void aTopicOfOurOwnIsEverybodyWhoConfirmed() {
        attach("ours", true, new Target.Sns(OURS), EventDestination.EventType.SEND);
        assertThat(targets.to("orders", EventType.SEND)).isEmpty();

        var arn = book.all().getFirst().arn();
        book.confirm(arn);

        assertThat(targets.to("orders", EventType.SEND)).containsExactly(arn);
    }

    @Test
    void whatIsAtAwsIsCalledByItsArn() {
        attach("topic", true, new Target.Sns(THEIRS), EventDestination.EventType.SEND);
        attach("bus", true, new Target.EventBridge(BUS), EventDestination.EventType.SEND);
        attach("stream", true, new Target.Firehose(ROLE, STREAM), EventDestination.EventType.SEND);

        assertThat(targets.to("orders", EventType.SEND)).containsExactlyInAnyOrder(THEIRS, BUS, STREAM);
    }

    @Test
    void otherTypesOtherSetsAndWhatIsSwitchedOffAreNotTold() {
        attach("topic", true, new Target.Sns(THEIRS), EventDestination.EventType.BOUNCE);
        attach("off", false, new Target.Sns(THEIRS), EventDestination.EventType.SEND);

        assertThat(targets.to("orders", EventType.SEND)).isEmpty();
        assertThat(targets.to("orders", EventType.BOUNCE)).containsExactly(THEIRS);
        assertThat(targets.to("nobody", EventType.BOUNCE)).isEmpty();
    }

    @Test
    void everyTypeOfSesHasItsOwn() {
        attach("all", true, new Target.Sns(THEIRS), EventDestination.EventType.values());

        assertThat(EventType.values())
                .allSatisfy(type -> assertThat(targets.to("orders", type)).containsExactly(THEIRS));
    }

    @Test
    void oneDestinationThatIsNamedTwiceIsToldOnce() {
        attach("one", true, new Target.Sns(THEIRS), EventDestination.EventType.SEND);
        attach("two", true, new Target.Sns(THEIRS), EventDestination.EventType.SEND);

        assertThat(targets.to("orders", EventType.SEND)).containsExactly(THEIRS);
    }

    @Test
    void whoListensHearsOfADestinationThatWasAddedAndNotOfOneThatWasRefused() {
        var heard = new ArrayList<String>();
        sets.tellOfDestinations(destination -> heard.add(destination.name()));

        attach("one", true, new Target.Sns(THEIRS), EventDestination.EventType.SEND);
        attach("one", true, new Target.Sns(THEIRS), EventDestination.EventType.SEND);

        assertThat(heard).containsExactly("one");
    }

    private void attach(String name, boolean enabled, Target target, EventDestination.EventType... types) {
        sets.addDestination("orders", new EventDestination(name, enabled, Set.of(types), target));
    }
}
