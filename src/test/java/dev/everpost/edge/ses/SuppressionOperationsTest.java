package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;

/** The suppression list as the AWS SDK for Java sees it. */
class SuppressionOperationsTest {

    private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

    private final SesServer server = new SesServer(World.real());
    private final SesV2Client client = server.client(SesServer.KEY_ID, SesServer.SECRET);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anAddressIsListedFoundAndTakenOff() {
        client.putSuppressedDestination(r -> r.emailAddress("Ann+x@example.net").reason("BOUNCE"));

        var found = client.getSuppressedDestination(r -> r.emailAddress("ann+x@example.net"))
                .suppressedDestination();
        assertThat(found.emailAddress()).isEqualToIgnoringCase("ann+x@example.net");
        assertThat(found.reasonAsString()).isEqualTo("BOUNCE");
        assertThat(found.lastUpdateTime()).isAfter(Instant.now().minus(Duration.ofMinutes(5)));

        client.deleteSuppressedDestination(r -> r.emailAddress("ann+x@example.net"));
        assertThatThrownBy(() -> client.getSuppressedDestination(r -> r.emailAddress("ann+x@example.net")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("does not exist on your suppression list");
        assertThatThrownBy(() -> client.deleteSuppressedDestination(r -> r.emailAddress("ann+x@example.net")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anEntryThatIsListedAgainGetsTheNewReason() {
        client.putSuppressedDestination(r -> r.emailAddress("a@example.net").reason("BOUNCE"));
        client.putSuppressedDestination(r -> r.emailAddress("a@example.net").reason("COMPLAINT"));

        assertThat(client.listSuppressedDestinations(r -> {}).suppressedDestinationSummaries())
                .extracting(SuppressedDestinationSummary::reasonAsString)
                .containsExactly("COMPLAINT");
    }

    @Test
    void wrongWordsAndAddressesAreRefused() {
        assertThatThrownBy(() -> client.putSuppressedDestination(
                        r -> r.emailAddress("a@example.net").reason("WHIM")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Member must satisfy enum value set: [BOUNCE, COMPLAINT]");
        assertThatThrownBy(() -> client.putSuppressedDestination(
                        r -> r.emailAddress("nobody").reason("BOUNCE")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.putSuppressedDestination(r -> r.reason("BOUNCE")))
                .hasMessageContaining("'emailAddress'");
    }

    @Test
    void theListIsFilteredByReasonAndTime() {
        list("old@example.net", null, Reason.BOUNCE, LONG_AGO);
        list("new@example.net", null, Reason.BOUNCE, LONG_AGO.plus(Duration.ofDays(10)));
        list("angry@example.net", null, Reason.COMPLAINT, LONG_AGO.plus(Duration.ofDays(10)));

        assertThat(client.listSuppressedDestinations(
                                r -> r.reasonsWithStrings("BOUNCE").startDate(LONG_AGO.plus(Duration.ofDays(5))))
                        .suppressedDestinationSummaries())
                .extracting(SuppressedDestinationSummary::emailAddress)
                .containsExactly("new@example.net");
        assertThat(client.listSuppressedDestinations(r -> r.endDate(LONG_AGO.plus(Duration.ofDays(5))))
                        .suppressedDestinationSummaries())
                .extracting(SuppressedDestinationSummary::emailAddress)
                .containsExactly("old@example.net");
    }

    @Test
    void whatSesHasNoWordForIsShownUnderTheNearest() {
        list("left@example.net", null, Reason.UNSUBSCRIBE, LONG_AGO);
        list("named@example.net", "shop", Reason.MANUAL, LONG_AGO);

        assertThat(client.listSuppressedDestinations(r -> {}).suppressedDestinationSummaries())
                .extracting(entry -> entry.emailAddress() + " " + entry.reasonAsString())
                .containsExactly("left@example.net COMPLAINT", "named@example.net BOUNCE");
        assertThat(client.listSuppressedDestinations(r -> r.reasonsWithStrings("COMPLAINT"))
                        .suppressedDestinationSummaries())
                .hasSize(1);
    }

    @Test
    void aPaginatorWalksOverBothScopesInOrder() {
        IntStream.range(0, 30)
                .forEach(n -> list("u" + n + "@example.net", n % 2 == 0 ? null : "shop", Reason.BOUNCE, LONG_AGO));
        list("others@example.net", "another", Reason.BOUNCE, LONG_AGO);

        assertThat(client.listSuppressedDestinationsPaginator(r -> r.pageSize(7)).stream()
                        .flatMap(page -> page.suppressedDestinationSummaries().stream())
                        .map(SuppressedDestinationSummary::emailAddress))
                .hasSize(30)
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain("others@example.net");
    }

    @Test
    void aTokenOfAnotherQuestionIsInvalid() {
        IntStream.range(0, 3).forEach(n -> list("u" + n + "@example.net", null, Reason.BOUNCE, LONG_AGO));
        var token = client.listSuppressedDestinations(r -> r.pageSize(1)).nextToken();

        assertThatThrownBy(() -> client.listSuppressedDestinations(
                        r -> r.nextToken(token).reasonsWithStrings("BOUNCE")))
                .isInstanceOf(software.amazon.awssdk.services.sesv2.model.InvalidNextTokenException.class);
    }

    @Test
    void aStoreThatCannotAnswerIsAskedAgain() throws Exception {
        server.suppressions.fail("the disk is gone");

        var answer = RawCall.call(server, "GET", "/v2/email/suppression/addresses", "");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorType()).isEqualTo("InternalServiceErrorException");
        var put = RawCall.call(
                server,
                "PUT",
                "/v2/email/suppression/addresses",
                "{\"EmailAddress\":\"a@example.net\",\"Reason\":\"BOUNCE\"}");
        assertThat(put.status()).isEqualTo(503);
    }

    private void list(String address, String submitter, Reason reason, Instant at) {
        server.suppressions.put(new Suppressed(address, submitter, reason, "a spec", at, null, null));
    }
}
