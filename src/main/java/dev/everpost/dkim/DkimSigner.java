package dev.everpost.dkim;

import dev.everpost.mime.AddressList;
import dev.everpost.mime.AddressList.Reading;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.world.Time;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Signs messages with the keys of their authors' domains (RFC 6376), relaxed in header and body. Thread-safe.
 *
 * <p>The keys are those of the domain in the From field, or of the nearest domain above it that has any, which DMARC calls
 * aligned (RFC 7489 section 3.1.1). Each of them signs: an RSA key beside an Ed25519 one serves verifiers old and new.
 */
public final class DkimSigner {

    private final List<DkimKey> keys;
    private final Time time;

    public DkimSigner(List<DkimKey> keys, Time time) {
        this.keys = List.copyOf(keys);
        this.time = time;
    }

    /** The DKIM-Signature fields to go before a message, each ending in CRLF; empty when no key is for its author. */
    public String fields(byte[] message) {
        if (keys.isEmpty()) {
            return "";
        }
        var header = HeaderBlock.of(message);
        var domain = author(header);
        var signing = domain.map(this::keysOf).orElse(List.of());
        if (signing.isEmpty()) {
            return "";
        }
        var draft = new Signature(message, header, time.now().getEpochSecond());
        return signing.stream().map(draft::field).collect(Collectors.joining());
    }

    private List<DkimKey> keysOf(String domain) {
        var nearest = keys.stream()
                .map(DkimKey::domain)
                .filter(of -> domain.equals(of) || domain.endsWith("." + of))
                .max(Comparator.comparing(String::length));
        return nearest.map(of ->
                        keys.stream().filter(key -> key.domain().equals(of)).toList())
                .orElse(List.of());
    }

    /** The domain of the first author; empty when the From field is absent or in no form that we understand. */
    private static Optional<String> author(HeaderBlock header) {
        var from = header.first("From").map(AddressList::parse).orElse(null);
        return from instanceof Reading.Mailboxes(var all) && !all.isEmpty()
                ? Optional.of(all.getFirst().address().domain())
                : Optional.empty();
    }
}
