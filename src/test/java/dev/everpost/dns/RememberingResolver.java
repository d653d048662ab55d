package dev.everpost.dns;

import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.Found;
import dev.everpost.dns.Answer.NoData;
import dev.everpost.dns.Answer.NoSuchName;
import dev.everpost.dns.Answer.Why;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A resolver that knows what a spec told it and remembers what it was asked, as "TYPE name". Thread-safe. */
public final class RememberingResolver implements Resolver {

    private static final Duration TTL = Duration.ofMinutes(5);

    private final Map<String, List<Object>> records = new ConcurrentHashMap<>();
    private final Map<String, Why> failures = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public RememberingResolver knowsMx(String domain, int preference, String exchange) {
        return knows("MX", domain, new MxRecord(preference, exchange));
    }

    public RememberingResolver knowsAddress(String host, String literal) {
        try {
            var address = InetAddress.getByName(literal);
            return knows(address instanceof Inet4Address ? "A" : "AAAA", host, address);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    public RememberingResolver knowsText(String name, String text) {
        return knows("TXT", name, text);
    }

    public RememberingResolver knowsAlias(String name, String target) {
        return knows("CNAME", name, target);
    }

    public RememberingResolver knowsPointer(InetAddress address, String host) {
        return knows("PTR", address.getHostAddress(), host);
    }

    /** Every question about the name fails so. */
    public RememberingResolver fails(String name, Why why) {
        failures.put(name, why);
        return this;
    }

    public void forget(String name) {
        records.keySet().removeIf(key -> key.endsWith(" " + name));
        failures.remove(name);
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer<MxRecord> mx(String domain) {
        return answer("MX", domain).map(MxRecord.class::cast);
    }

    @Override
    public Answer<Inet4Address> ipv4(String host) {
        return answer("A", host).map(Inet4Address.class::cast);
    }

    @Override
    public Answer<Inet6Address> ipv6(String host) {
        return answer("AAAA", host).map(Inet6Address.class::cast);
    }

    @Override
    public Answer<String> text(String name) {
        return answer("TXT", name).map(String.class::cast);
    }

    @Override
    public Answer<String> alias(String name) {
        return answer("CNAME", name).map(String.class::cast);
    }

    @Override
    public Answer<String> names(InetAddress address) {
        return answer("PTR", address.getHostAddress()).map(String.class::cast);
    }

    private RememberingResolver knows(String type, String name, Object record) {
        records.computeIfAbsent(type + " " + name, _ -> new ArrayList<>()).add(record);
        return this;
    }

    private Answer<Object> answer(String type, String name) {
        asked.add(type + " " + name);
        var failure = failures.get(name);
        if (failure != null) {
            return new Failed<>(failure, "told so");
        }
        var known = records.get(type + " " + name);
        if (known != null) {
            return new Found<>(known, TTL);
        }
        boolean exists = records.keySet().stream().anyMatch(key -> key.endsWith(" " + name));
        return exists ? new NoData<>(TTL) : new NoSuchName<>(TTL);
    }
}
