package dev.everpost.audit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a vendor's customers put into the domain name system, from the vendors' set-up pages; {@code docs/reference/checks.md}
 * has the table and marks what could not be confirmed.
 *
 * @param includes what an SPF record includes; any of them
 * @param selectors of DKIM keys where they are the same for every customer; any of them
 */
record Vendor(Set<String> includes, List<String> selectors) {

    private static final Vendor UNKNOWN = new Vendor(Set.of(), List.of());

    /** By the configuration's {@code type}; one that is not known has nothing to look for. */
    static Vendor of(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "ses" -> new Vendor(Set.of("amazonses.com"), List.of());
            case "sendgrid" -> new Vendor(Set.of("sendgrid.net"), List.of("s1", "s2"));
            case "mailgun" ->
                new Vendor(
                        Set.of("mailgun.org", "eu.mailgun.org"),
                        List.of("mta", "smtp", "mailo", "k1", "krs", "mx", "pic"));
            case "postmark" -> new Vendor(Set.of("spf.mtasv.net"), List.of());
            case "sparkpost" -> new Vendor(Set.of("sparkpostmail.com", "_netblocks.eu.sparkpostmail.com"), List.of());
            case "brevo" ->
                new Vendor(Set.of("spf.brevo.com", "spf.sendinblue.com"), List.of("brevo1", "brevo2", "mail"));
            case "mailjet" -> new Vendor(Set.of("spf.mailjet.com"), List.of("mailjet"));
            case "resend" -> new Vendor(Set.of("amazonses.com"), List.of("resend"));
            case "azure" ->
                new Vendor(
                        Set.of("spf.protection.outlook.com"),
                        List.of("selector1-azurecomm-prod-net", "selector2-azurecomm-prod-net"));
            default -> UNKNOWN;
        };
    }
}
