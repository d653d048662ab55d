package dev.everpost.app;

import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.MxCarrier.PoolAddress;
import dev.everpost.app.settings.MxCarrier.Rules;
import dev.everpost.dkim.DkimKey;
import dev.everpost.dkim.DkimKeyFile;
import dev.everpost.dns.Resolver;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.provider.mx.DomainRules;
import dev.everpost.provider.mx.MxProvider;
import dev.everpost.provider.mx.MxSettings;
import dev.everpost.provider.mx.Ourselves;
import dev.everpost.provider.mx.Source;
import dev.everpost.provider.mx.TlsDemand;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes providers of type mx from their settings.
 *
 * @param hostname what the gateway calls itself
 * @param doors where it takes mail
 * @param shelves where each keeps the policies of domains
 */
record DirectDelivery(
        String hostname,
        Set<InetSocketAddress> doors,
        Resolver resolver,
        Function<ProviderName, PolicyShelf> shelves,
        World world) {

    private static final int POLICY_PORT = 443;

    Provider provider(ProviderName name, MxCarrier mx) {
        return new MxProvider(name, settings(mx), resolver, shelves.apply(name), world);
    }

    private MxSettings settings(MxCarrier mx) {
        var localName = Objects.requireNonNullElse(mx.localName(), hostname);
        var pools = mx.pools().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, pool -> sources(pool.getValue(), localName)));
        return new MxSettings(
                mx.port(),
                Providers.patience(mx.patienceCritical()),
                Providers.patience(mx.patience()),
                rules(mx),
                new Source.Pools(new Source(null, localName), pools),
                new Ourselves(names(localName, pools), doors),
                mx.dkim().stream().map(DirectDelivery::key).toList(),
                mx.ca(),
                mx.mtaSts() ? POLICY_PORT : 0,
                mx.allowPrivate());
    }

    /** The file was read when the settings were checked; who takes it away before now is told again. */
    private static DkimKey key(MxCarrier.Dkim dkim) {
        return switch (DkimKeyFile.read(dkim.keyFile(), dkim.domain(), dkim.selector())) {
            case DkimKeyFile.Reading.Read(var key) -> key;
            case DkimKeyFile.Reading.Wrong(var what, var remedy) ->
                throw new IllegalArgumentException("DKIM key file " + dkim.keyFile() + " " + what + "; " + remedy);
        };
    }

    private static List<Source> sources(List<PoolAddress> addresses, String localName) {
        return addresses.stream()
                .map(each -> new Source(
                        InetAddress.ofLiteral(each.address()), Objects.requireNonNullElse(each.name(), localName)))
                .toList();
    }

    private Set<String> names(String localName, Map<String, List<Source>> pools) {
        var names = new HashSet<>(List.of(hostname, localName));
        pools.values().forEach(pool -> pool.forEach(source -> names.add(source.name())));
        return names;
    }

    private static DomainRules.Book rules(MxCarrier mx) {
        var named = mx.domains().stream()
                .collect(Collectors.toMap(
                        domain -> domain.domain().toLowerCase(Locale.ROOT), domain -> rules(domain.rules())));
        return new DomainRules.Book(rules(mx.eachDomain()), named);
    }

    private static DomainRules rules(Rules rules) {
        var tls = switch (rules.tls()) {
            case OPPORTUNISTIC -> TlsDemand.OPPORTUNISTIC;
            case ENCRYPTED -> TlsDemand.ENCRYPTED;
            case VERIFIED -> TlsDemand.VERIFIED;
        };
        return new DomainRules(rules.connections(), rules.perSecond(), tls);
    }
}
