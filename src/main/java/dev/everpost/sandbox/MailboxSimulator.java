package dev.everpost.sandbox;

import dev.everpost.smtp.Reply;
import java.util.List;
import java.util.Locale;

/**
 * The addresses at {@code simulator.amazonses.com} that always behave alike, with or without a label ({@code
 * bounce+label@}). An SMTP provider refuses {@code bounce@} and {@code suppressionlist@} at once; Amazon SES takes all of
 * them, and those two bounce later. {@code success@}, {@code ooto@}, {@code complaint@} and all others are taken.
 */
final class MailboxSimulator {

    private static final String DOMAIN = "@simulator.amazonses.com";

    private MailboxSimulator() {}

    /** What a healthy SMTP provider says to a recipient, simulated or not. */
    static Reply answer(String recipient) {
        return switch (mailbox(recipient)) {
            case "bounce" -> Reply.of(550, "5.1.1", "The account that you tried to reach does not exist");
            case "suppressionlist" -> Reply.of(550, "5.1.1", "The address is on the suppression list");
            default -> Reply.of(250, "2.1.5", "OK");
        };
    }

    /** Whether mail that SES took for this recipient comes back. */
    static boolean bounces(String recipient) {
        return !answer(recipient).isPositive();
    }

    /** What becomes of mail that a provider took for this recipient; {@code refused}: its receiver refuses it. */
    static List<Personality.Kind> becomes(String recipient, boolean refused) {
        return switch (mailbox(recipient)) {
            case "suppressionlist" -> List.of(Personality.Kind.SUPPRESSED);
            case "complaint" -> List.of(Personality.Kind.DELIVERED, Personality.Kind.COMPLAINED);
            default -> List.of(refused ? Personality.Kind.BOUNCED : Personality.Kind.DELIVERED);
        };
    }

    /** The local part without its label; empty when the address is not the simulator's. */
    private static String mailbox(String recipient) {
        var lower = recipient.toLowerCase(Locale.ROOT);
        return lower.endsWith(DOMAIN)
                ? lower.substring(0, lower.length() - DOMAIN.length()).replaceFirst("\\+.*", "")
                : "";
    }
}
