package dev.everpost.provider.mx;

import dev.everpost.dns.Resolver;
import dev.everpost.provider.mx.sts.PolicyFetch;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.provider.mx.sts.StsPolicies;
import dev.everpost.provider.mx.sts.StsPolicy;
import dev.everpost.world.World;

/** What domains promise about their encryption, if they are asked. Thread-safe. */
final class Policies implements AutoCloseable {

    private final boolean asked;
    private final PolicyFetch fetch;
    private final StsPolicies policies;

    Policies(MxSettings settings, Resolver resolver, PolicyShelf shelf, World world) {
        this.asked = settings.policyPort() != 0;
        this.fetch = new PolicyFetch(
                resolver,
                settings.policyPort(),
                settings.caFile(),
                address -> settings.allowPrivate() || PublicAddresses.has(address),
                world);
        this.policies = new StsPolicies(resolver, fetch, shelf, world.time());
    }

    StsPolicy of(String domain) {
        return asked && !AddressLiterals.isLiteral(domain) ? policies.of(domain) : StsPolicy.NONE;
    }

    @Override
    public void close() {
        policies.keep(true);
        fetch.close();
    }
}
