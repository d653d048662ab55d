package dev.everpost.dns;

/**
 * One mail exchanger of a domain (RFC 5321 section 5.1).
 *
 * @param preference the lowest is tried first, 0 to 65535
 * @param exchange a host name in lower case without the last dot; empty for the root, which RFC 7505 gives a meaning
 */
public record MxRecord(int preference, String exchange) {

    /** True for the record by which a domain says that it takes no mail (RFC 7505 section 3). */
    public boolean isNull() {
        return exchange.isEmpty();
    }
}
