package dev.everpost.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission.Via;
import dev.everpost.ses.EventDestination.EventType;
import dev.everpost.ses.EventDestination.Target;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.template.EmailTemplate;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the account keeps outlives the process, and rules the mail that names it. */
class SesAccountTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private SqliteStore store;
    private SesAccount account;

    @BeforeEach
    void open() throws Exception {
        var world = World.real();
        store = SqliteStore.open(SqliteSettings.at(folder.resolve("everpost.db")), world, StoreEvents.none());
        account = SesAccount.of(
                new SesAccount.Memory(store.registry(), store.suppressions(), store.ledger()),
                new TemplateEngine(),
                () -> "123456789012",
                world);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        var target = new Target.Sns("arn:aws:sns:eu-west-1:123456789012:mail");
        var destination = new EventDestination("topic", true, Set.of(EventType.BOUNCE), target);
        account.account().setSending(false);
        account.templates().create("hi", new EmailTemplate("Hi", "text", null), List.of(new ResourceTag("a", "b")));
        account.configurationSets()
                .create("main", ConfigurationSetOptions.DEFAULT.withSuppressedReasons(Set.of()), List.of());
        account.configurationSets().addDestination("main", destination);
        var template = account.templates().find("hi");
        store.close();
        open();

        assertThat(account.account().state().sendingEnabled()).isFalse();
        assertThat(account.templates().find("hi")).isEqualTo(template).isPresent();
        assertThat(account.configurationSets().eventDestinations("main")).containsExactly(destination);
        assertThat(account.configurationSets().find("main").orElseThrow().suppressedReasons())
                .contains(Set.of());
    }

    @Test
    void aSetMayLimitHowLongItsMailIsTried() {
        var options = ConfigurationSetOptions.DEFAULT.withDelivery(new ConfigurationSetOptions.Delivery(null, 600L));
        account.configurationSets().create("codes", options, List.of());
        account.configurationSets().create("news", ConfigurationSetOptions.DEFAULT, List.of());
        var deadlines = new SetDeadlines((draft, recipients) -> Duration.ofHours(4), account.configurationSets());

        assertThat(deadlines.deadlineOf(naming("codes"), List.of())).isEqualTo(Duration.ofMinutes(10));
        assertThat(deadlines.deadlineOf(naming("news"), List.of())).isEqualTo(Duration.ofHours(4));
        assertThat(deadlines.deadlineOf(naming("gone"), List.of())).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void oneSubmittersIdentitiesAreNotAnothers() {
        var shop = new Caller(new Submitter("shop", null, null, null, List.of("@example.com")), "eu-west-1");
        var bank = new Caller(new Submitter("bank", null, null, null, List.of("@bank.example")), "eu-west-1");
        account.identities()
                .create(shop, IdentityRecord.blank("ann@partner.example", true).verified(NOON));

        assertThat(account.identities().maySend(shop.submitter(), EmailAddress.of("Ann@partner.example")))
                .isTrue();
        assertThat(account.identities().maySend(bank.submitter(), EmailAddress.of("ann@partner.example")))
                .isFalse();
        assertThat(account.identities().get(bank, "ann@partner.example")).isInstanceOf(Result.Failed.class);
    }

    private static Message naming(String set) {
        return new Message(
                new MessageId(1),
                "shop",
                Via.SES,
                null,
                MessageClass.TRANSACTIONAL,
                NOON,
                NOON,
                NOON,
                1,
                null,
                null,
                Map.of(SuppressionReasons.CONFIGURATION_SET_TAG, set),
                Map.of());
    }
}
