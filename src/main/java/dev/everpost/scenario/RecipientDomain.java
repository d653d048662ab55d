package dev.everpost.scenario;

import java.util.Locale;

/**
 * The recipients of one domain are refused, as when a receiver has an outage and says falsely that they do not exist.
 *
 * <p>Over SMTP they get {@code code}; SES takes them and bounces later, so there they are accepted and not delivered.
 *
 * @param domain such as {@code example.com}; kept in lower case
 * @param code 550 or 451
 * @param share of its recipients, by chance at each try, 0 (excluded) to 1
 */
public record RecipientDomain(String domain, int code, double share) implements Fault {

    public RecipientDomain {
        domain = domain.toLowerCase(Locale.ROOT);
        if (domain.isBlank() || domain.contains("@")) {
            throw new IllegalArgumentException("domain '" + domain + "' is not a domain: write example.com");
        }
        if (code != 550 && code != 451) {
            throw new IllegalArgumentException("code " + code + " is neither 550 nor 451");
        }
        Fault.requireShare(share);
    }

    /** Every recipient of the domain. */
    public RecipientDomain(String domain, int code) {
        this(domain, code, 1);
    }

    /** True when the address is in the domain. */
    public boolean concerns(String address) {
        return address.toLowerCase(Locale.ROOT).endsWith("@" + domain);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.RECIPIENT_DOMAIN;
    }

    @Override
    public String words() {
        return "answers " + code + " to " + (share < 1 ? Fault.percent(share) + " of recipients" : "every recipient")
                + " at " + domain;
    }
}
