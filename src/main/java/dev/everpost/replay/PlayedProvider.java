package dev.everpost.replay;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.Role.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/** A played provider as the gateway sees providers. */
final class PlayedProvider implements Provider {

    private static final Capabilities CAPABILITIES = new Capabilities(10_000_000, 50, true, true);

    private final Played played;
    private final IntFunction<Letter> letters;

    /** @param letters by number, which travels as the subject */
    PlayedProvider(Played played, IntFunction<Letter> letters) {
        this.played = played;
        this.letters = letters;
    }

    @Override
    public ProviderName name() {
        return played.name();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        return List.of(played.carry(letter(parcel.message())));
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        if (played.role().protocol() != Protocol.API) {
            return new Finding.CannotTell("it cannot be asked over SMTP");
        }
        if (played.faults().stream().anyMatch(PlayedProvider::isOutOfReach)) {
            return new Finding.NotYet("it cannot be reached");
        }
        var letter = letter(inquiry.message());
        return played.has(letter)
                ? new Finding.Taken(played.id(letter), "it has it")
                : new Finding.NotTaken("it never got it");
    }

    @Override
    public Checkup checkup() {
        if (played.role().protocol() != Protocol.API) {
            return new Checkup.NotOffered("it cannot be asked over SMTP");
        }
        boolean suspended = played.faults().stream().anyMatch(AccountSuspended.class::isInstance);
        return new Checkup.Answered(
                !suspended,
                Checkup.Quota.UNTOLD,
                Map.of(),
                suspended ? "the account is paused" : "the account may send");
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    private Letter letter(Message message) {
        return letters.apply(
                Integer.parseInt(Objects.requireNonNull(message.subject(), "every letter has its number")));
    }

    private static boolean isOutOfReach(Fault fault) {
        return switch (fault) {
            case BlackHole _, ConnectionRefused _, ExpiredCertificate _, NameNotFound _, Failing _ -> true;
            default -> false;
        };
    }
}
