package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.message.MessageClass;
import dev.everpost.world.World;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EventDestination;
import software.amazon.awssdk.services.sesv2.model.EventDestinationDefinition;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TlsPolicy;

/** Configuration sets and their event destinations as the AWS SDK for Java sees them. */
class ConfigurationSetOperationsTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:mail-events";

    private final SesServer server = new SesServer(World.real());
    private final SesV2Client client = server.client(SesServer.KEY_ID, SesServer.SECRET);

    @BeforeEach
    void createAlarms() {
        client.createConfigurationSet(r -> r.configurationSetName("alarms")
                .sendingOptions(o -> o.sendingEnabled(true))
                .deliveryOptions(o -> o.tlsPolicy(TlsPolicy.REQUIRE).maxDeliverySeconds(600L))
                .suppressionOptions(o -> o.suppressedReasonsWithStrings("BOUNCE"))
                .trackingOptions(o -> o.customRedirectDomain("click.example.com"))
                .reputationOptions(o -> o.reputationMetricsEnabled(true))
                .vdmOptions(o -> o.dashboardOptions(d -> d.engagementMetrics("ENABLED")))
                .tags(t -> t.key("everpost-class").value("critical")));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aSetIsAnsweredWithItsOptions() {
        var found = client.getConfigurationSet(r -> r.configurationSetName("alarms"));

        assertThat(found.configurationSetName()).isEqualTo("alarms");
        assertThat(found.sendingOptions().sendingEnabled()).isTrue();
        assertThat(found.deliveryOptions().tlsPolicy()).isEqualTo(TlsPolicy.REQUIRE);
        assertThat(found.deliveryOptions().maxDeliverySeconds()).isEqualTo(600);
        assertThat(found.suppressionOptions().suppressedReasonsAsStrings()).containsExactly("BOUNCE");
        assertThat(found.trackingOptions().customRedirectDomain()).isEqualTo("click.example.com");
        assertThat(found.reputationOptions().reputationMetricsEnabled()).isTrue();
        assertThat(found.vdmOptions().dashboardOptions().engagementMetricsAsString())
                .isEqualTo("ENABLED");
        assertThat(found.tags()).hasSize(1);
    }

    @Test
    void eachOptionIsChangedByItself() {
        client.putConfigurationSetSuppressionOptions(
                r -> r.configurationSetName("alarms").suppressedReasonsWithStrings(List.of()));
        client.putConfigurationSetDeliveryOptions(r -> r.configurationSetName("alarms"));
        client.putConfigurationSetTrackingOptions(r -> r.configurationSetName("alarms"));
        client.putConfigurationSetReputationOptions(
                r -> r.configurationSetName("alarms").reputationMetricsEnabled(false));
        client.putConfigurationSetVdmOptions(r -> r.configurationSetName("alarms"));

        var found = client.getConfigurationSet(r -> r.configurationSetName("alarms"));
        assertThat(found.suppressionOptions().suppressedReasons()).isEmpty();
        assertThat(found.deliveryOptions().tlsPolicy()).isEqualTo(TlsPolicy.OPTIONAL);
        assertThat(found.trackingOptions()).isNull();
        assertThat(found.reputationOptions().reputationMetricsEnabled()).isFalse();
        assertThat(found.vdmOptions()).isNull();
        assertThat(server.kept.configurationSets().find("alarms").orElseThrow().suppressedReasons())
                .hasValue(java.util.Set.of());
    }

    @Test
    void aSetChoosesTheClassOfItsMail() {
        client.sendEmail(r -> r.fromEmailAddress("shop@example.com")
                .configurationSetName("alarms")
                .destination(d -> d.toAddresses("ann@example.net"))
                .content(c -> c.simple(s -> s.subject(t -> t.data("Hi")).body(b -> b.text(t -> t.data("x"))))));

        assertThat(server.intake.only().messageClass()).isEqualTo(MessageClass.CRITICAL);
    }

    @Test
    void aPausedSetSendsNothing() {
        client.putConfigurationSetSendingOptions(
                r -> r.configurationSetName("alarms").sendingEnabled(false));

        assertThatThrownBy(this::aSetChoosesTheClassOfItsMail).isInstanceOf(SendingPausedException.class);
        assertThat(server.intake.queued).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> client.createConfigurationSet(r -> r.configurationSetName("alarms")))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Configuration set <alarms> already exists.");
        assertThatThrownBy(() -> client.getConfigurationSet(r -> r.configurationSetName("none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Configuration set <none> does not exist.");
        assertThatThrownBy(() -> client.createConfigurationSet(r -> r.configurationSetName("a b")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.createConfigurationSet(
                        r -> r.configurationSetName("pool").deliveryOptions(o -> o.sendingPoolName("pool-1"))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.createConfigurationSet(r -> r.configurationSetName("class")
                        .tags(t -> t.key("everpost-class").value("urgent"))))
                .hasMessageContaining("critical, transactional or bulk");
        assertThatThrownBy(() -> client.putConfigurationSetDeliveryOptions(
                        r -> r.configurationSetName("alarms").maxDeliverySeconds(10L)))
                .hasMessageContaining("greater than or equal to 300");
    }

    @Test
    void setsAreListedPageByPage() {
        IntStream.range(0, 7).forEach(n -> client.createConfigurationSet(r -> r.configurationSetName("set-" + n)));

        assertThat(client.listConfigurationSetsPaginator(r -> r.pageSize(3)).stream()
                        .flatMap(page -> page.configurationSets().stream()))
                .hasSize(9)
                .isSorted();
        client.deleteConfigurationSet(r -> r.configurationSetName("set-3"));
        assertThat(client.listConfigurationSets(r -> {}).configurationSets())
                .hasSize(8)
                .doesNotContain("set-3");
    }

    @Test
    void newerSdksListByPost() throws Exception {
        var answer = RawCall.call(server, "POST", "/v2/email/list-configuration-sets", "{\"PageSize\":1}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"alarms\"").contains("NextToken");
    }

    @Test
    void eventDestinationsAreKeptWithTheSet() {
        add(
                "topic",
                d -> d.enabled(true)
                        .matchingEventTypesWithStrings("BOUNCE", "COMPLAINT")
                        .snsDestination(s -> s.topicArn(TOPIC)));
        add(
                "bus",
                d -> d.matchingEventTypesWithStrings("SEND")
                        .eventBridgeDestination(
                                b -> b.eventBusArn("arn:aws:events:eu-west-1:123456789012:event-bus/default")));
        add(
                "stream",
                d -> d.enabled(true)
                        .matchingEventTypesWithStrings("DELIVERY")
                        .kinesisFirehoseDestination(f -> f.iamRoleArn("arn:aws:iam::123456789012:role/mail")
                                .deliveryStreamArn("arn:aws:firehose:eu-west-1:123456789012:deliverystream/mail")));

        var found = destinations();
        assertThat(found).extracting(EventDestination::name).containsExactly("topic", "bus", "stream");
        assertThat(found.get(0).snsDestination().topicArn()).isEqualTo(TOPIC);
        assertThat(found.get(0).enabled()).isTrue();
        assertThat(found.get(0).matchingEventTypesAsStrings()).containsExactly("BOUNCE", "COMPLAINT");
        assertThat(found.get(1).enabled()).isFalse();
        assertThat(found.get(2).kinesisFirehoseDestination().deliveryStreamArn())
                .endsWith("deliverystream/mail");
        assertThat(server.kept.configurationSets().eventDestinations("alarms")).hasSize(3);
    }

    @Test
    void anEventDestinationIsChangedAndDeleted() {
        add("topic", d -> d.matchingEventTypesWithStrings("BOUNCE").snsDestination(s -> s.topicArn(TOPIC)));
        client.updateConfigurationSetEventDestination(r -> r.configurationSetName("alarms")
                .eventDestinationName("topic")
                .eventDestination(d -> d.enabled(true)
                        .matchingEventTypesWithStrings("OPEN")
                        .snsDestination(s -> s.topicArn(TOPIC + "2"))));

        assertThat(destinations().getFirst().snsDestination().topicArn()).isEqualTo(TOPIC + "2");
        client.deleteConfigurationSetEventDestination(
                r -> r.configurationSetName("alarms").eventDestinationName("topic"));
        assertThat(destinations()).isEmpty();
        assertThatThrownBy(() -> client.deleteConfigurationSetEventDestination(
                        r -> r.configurationSetName("alarms").eventDestinationName("topic")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDestinationThatWouldLoseEventsIsRefused() {
        assertThatThrownBy(() -> add(
                        "watch",
                        d -> d.matchingEventTypesWithStrings("SEND")
                                .cloudWatchDestination(c -> c.dimensionConfigurations(x -> x.dimensionName("d")
                                        .dimensionValueSource("MESSAGE_TAG")
                                        .defaultDimensionValue("v")))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("CloudWatch");
        assertThatThrownBy(() -> add("none", d -> d.matchingEventTypesWithStrings("SEND")))
                .hasMessageContaining("exactly one target");
        assertThatThrownBy(() -> add(
                        "word", d -> d.matchingEventTypesWithStrings("WHIM").snsDestination(s -> s.topicArn(TOPIC))))
                .hasMessageContaining("enum value set");
        assertThatThrownBy(() -> add(
                        "arn",
                        d -> d.matchingEventTypesWithStrings("SEND").snsDestination(s -> s.topicArn("my-topic"))))
                .hasMessageContaining("Invalid SNS topic <my-topic>");
    }

    @Test
    void aSetHasAtMostTenDestinations() {
        IntStream.range(0, 10)
                .forEach(n -> add(
                        "d" + n, d -> d.matchingEventTypesWithStrings("SEND").snsDestination(s -> s.topicArn(TOPIC))));

        assertThatThrownBy(() ->
                        add("d10", d -> d.matchingEventTypesWithStrings("SEND").snsDestination(s -> s.topicArn(TOPIC))))
                .isInstanceOf(LimitExceededException.class);
    }

    private void add(String name, java.util.function.Consumer<EventDestinationDefinition.Builder> destination) {
        client.createConfigurationSetEventDestination(
                r -> r.configurationSetName("alarms").eventDestinationName(name).eventDestination(destination));
    }

    private List<EventDestination> destinations() {
        return client.getConfigurationSetEventDestinations(r -> r.configurationSetName("alarms"))
                .eventDestinations();
    }
}
