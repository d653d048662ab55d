package dev.everpost.provider.mx;

import dev.everpost.dns.Answer.Why;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the mail of a domain goes. */
sealed interface MailHosts {

    /** To these, in this order; at least one. */
    record Hosts(List<MailHost> inOrder) implements MailHosts {
        public Hosts {
            inOrder = List.copyOf(inOrder);
        }
    }

    /** Nowhere, for good; {@code reply} is in the form of an SMTP reply. */
    record Nowhere(String reply) implements MailHosts {}

    /** Nobody knows now. */
    record Unknown(Why why, String detail) implements MailHosts {}

    /**
     * One exchanger.
     *
     * @param literal its address when the domain was an address literal; else its name is looked up
     * @param implicit whether it is the domain itself, which has no MX record
     */
    record MailHost(String name, @Nullable InetAddress literal, boolean implicit) {

        static MailHost named(String name) {
            return new MailHost(name, null, false);
        }
    }
}
