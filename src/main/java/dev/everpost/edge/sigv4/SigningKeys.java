package dev.everpost.edge.sigv4;

import dev.everpost.intake.Submitter.AwsKey;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The signing keys in use: one per access key, day and region, derived by four HMACs and then kept. Thread-safe.
 *
 * <p>Only keys that verified something are kept, so a stranger cannot fill it; when it is full it starts anew.
 */
final class SigningKeys {

    /** Most keys kept; two days of 500 submitters in one region. */
    static final int KEYS_MAX = 1000;

    private final ConcurrentHashMap<Scope, byte[]> kept = new ConcurrentHashMap<>();

    private final String service;

    SigningKeys(String service) {
        this.service = service;
    }

    byte[] key(AwsKey key, String date, String region) {
        var known = kept.get(new Scope(key, date, region));
        return known == null ? derive(key, date, region) : known;
    }

    void keep(AwsKey key, String date, String region, byte[] signingKey) {
        if (kept.size() >= KEYS_MAX) {
            kept.clear();
        }
        kept.putIfAbsent(new Scope(key, date, region), signingKey);
    }

    private byte[] derive(AwsKey key, String date, String region) {
        var seed = ("AWS4" + key.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        var ofDate = Hashes.hmac(seed, date);
        var ofRegion = Hashes.hmac(ofDate, region);
        return Hashes.hmac(Hashes.hmac(ofRegion, service), Credential.TERMINATOR);
    }

    /** The secret is part of it: after a change of secrets the old key is not found. */
    private record Scope(AwsKey key, String date, String region) {}
}
