package dev.everpost.provider.mx;

import dev.everpost.dkim.DkimKey;
import dev.everpost.message.MessageClass;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.SmtpClientKeeping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mail is brought to receivers.
 *
 * @param port of every exchanger: 25, but for rehearsals
 * @param critical waiting times for messages of class critical, for each exchanger
 * @param others waiting times for all other messages
 * @param dkim keys that sign for the domains of authors
 * @param caFile PEM certificates trusted instead of the machine's, or null
 * @param policyPort where domains' MTA-STS policies are fetched: 443, but for rehearsals; 0 asks nobody for a policy
 * @param allowPrivate connect to addresses that are not on the internet
 */
public record MxSettings(
        int port,
        ClientPatience critical,
        ClientPatience others,
        DomainRules.Book domains,
        Source.Pools sources,
        Ourselves ourselves,
        List<DkimKey> dkim,
        @Nullable Path caFile,
        int policyPort,
        boolean allowPrivate) {

    public MxSettings {
        dkim = List.copyOf(dkim);
    }

    /** 50 MB. */
    static final long SIZE_BYTES_MAX = 50_000_000;
    /** RFC 5321 section 4.5.3.1.8: what every receiver must take. */
    static final int RECIPIENTS_MAX = 100;
    /** Others' servers are not ours to occupy: 500 idle connections, 10 s each, 100 messages. */
    static final SmtpClientKeeping KEEPING = new SmtpClientKeeping(500, Duration.ofSeconds(10), 100);

    ClientPatience patience(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> critical;
            case TRANSACTIONAL, BULK -> others;
        };
    }
}
