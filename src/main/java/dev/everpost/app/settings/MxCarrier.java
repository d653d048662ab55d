package dev.everpost.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is this gateway itself: mail is brought to the exchangers of each recipient's domain.
 *
 * @param port of the exchangers: 25, but for rehearsals
 * @param localName what we call ourselves in EHLO where no pool says it; null is {@code listen.hostname}
 * @param ca PEM file of the authorities to trust, or null for the JDK's
 * @param allowPrivate whether a domain may lead to an address that is not on the internet
 * @param mtaSts whether domains are asked for their MTA-STS policies
 * @param eachDomain the rules for every domain that has none of its own
 * @param patience for transactional and bulk mail, with each exchanger
 * @param patienceCritical for critical mail
 */
public record MxCarrier(
        int port,
        @Nullable String localName,
        @Nullable Path ca,
        boolean allowPrivate,
        boolean mtaSts,
        Rules eachDomain,
        List<DomainRules> domains,
        Map<String, List<PoolAddress>> pools,
        List<Dkim> dkim,
        Patience patience,
        Patience patienceCritical)
        implements ProviderSettings.Carrier {

    private static final Kind<Double> RATE = Kinds.rate(0.01, 1_000_000);

    public MxCarrier {
        domains = List.copyOf(domains);
        pools = Map.copyOf(pools);
        dkim = List.copyOf(dkim);
    }

    /** The least that is asked of encryption. */
    public enum Tls {
        /** STARTTLS if it is offered and works. */
        OPPORTUNISTIC,
        /** STARTTLS, or no delivery. */
        ENCRYPTED,
        /** STARTTLS with a valid certificate in the exchanger's name, or no delivery. */
        VERIFIED
    }

    /** How the receivers of a domain are treated; {@code perSecond} null is no ceiling. */
    public record Rules(int connections, @Nullable Double perSecond, Tls tls) {

        private static final Rules USUAL = new Rules(20, null, Tls.OPPORTUNISTIC);

        private static Rules read(Section section, Rules ifAbsent) {
            var perSecond = section.find("per_second", RATE);
            return new Rules(
                    section.get("connections", Kinds.integer(1, 1000), ifAbsent.connections),
                    perSecond == null ? ifAbsent.perSecond : perSecond,
                    section.get("tls", Kinds.choice(Tls.class), ifAbsent.tls));
        }
    }

    /** The rules of one domain. */
    public record DomainRules(String domain, Rules rules) {

        private static DomainRules read(Section section) {
            return new DomainRules(
                    section.require("domain", Kinds.DOMAIN, "example.com"), Rules.read(section, Rules.USUAL));
        }
    }

    /** An address of this machine and what EHLO says there; null is as everywhere else. */
    public record PoolAddress(String address, @Nullable String name) {

        private static PoolAddress read(Section section) {
            return new PoolAddress(
                    section.require("address", Kinds.ADDRESS, "127.0.0.1"), section.find("name", Kinds.HOST));
        }
    }

    /** A key that signs for a domain and those below it. */
    public record Dkim(String domain, String selector, Path keyFile) {

        private static Dkim read(Section section) {
            return new Dkim(
                    section.require("domain", Kinds.DOMAIN, "example.com"),
                    section.require("selector", Kinds.SELECTOR, "s"),
                    Path.of(section.require("key_file", Kinds.TEXT, "dkim.pem")));
        }
    }

    static MxCarrier read(Section section, Map<String, Section> named) {
        var ca = section.find("ca", Kinds.TEXT);
        var pools = named.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, pool -> addresses(pool.getValue())));
        return new MxCarrier(
                section.get("exchanger_port", Kinds.integer(1, 65_535), 25),
                section.find("local_name", Kinds.HOST),
                ca == null ? null : Path.of(ca),
                section.get("allow_private", Kinds.YES_NO, false),
                section.get("mta_sts", Kinds.YES_NO, true),
                Rules.read(section.section("each_domain"), Rules.USUAL),
                section.sections("domains").stream().map(DomainRules::read).toList(),
                pools,
                section.sections("dkim").stream().map(Dkim::read).toList(),
                Patience.read(section.section("timeouts"), Patience.USUAL),
                Patience.read(section.section("timeouts_critical"), Patience.CRITICAL));
    }

    private static List<PoolAddress> addresses(Section pool) {
        return pool.sections("addresses").stream().map(PoolAddress::read).toList();
    }
}
