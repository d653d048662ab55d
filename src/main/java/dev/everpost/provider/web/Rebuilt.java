package dev.everpost.provider.web;

import dev.everpost.message.Recipient;
import dev.everpost.mime.Letter;
import dev.everpost.mime.LetterReader;
import dev.everpost.mime.NamedAddress;
import dev.everpost.provider.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parcel taken apart for providers that build the message again: what to put into one call.
 *
 * <p>Such providers send to whom the call names, so only recipients that travel are named. Who stands in the message's To or Cc
 * stays there, with the name written there; everybody else is a blind copy. Blind copies of a message that shows none of its
 * travelling recipients get a call each, or they would see each other.
 *
 * @param recipients those who travel in this call, as in the parcel
 * @param to named openly, at least one
 * @param letter the message in parts; its To and Cc are as it was submitted
 * @param adaptations what will not be as it was submitted
 */
public record Rebuilt(
        List<Recipient> recipients,
        List<NamedAddress> to,
        List<NamedAddress> cc,
        List<NamedAddress> bcc,
        Letter letter,
        List<String> adaptations) {

    private static final String ONLY_TRAVELLING = "To and Cc show only who travels in this attempt";

    /** The calls that a parcel needs, or null when its message must not be taken apart, which no route asks for. */
    public static @Nullable List<Rebuilt> of(Parcel parcel) {
        return switch (LetterReader.read(parcel.content())) {
            case LetterReader.Reading.Whole _ -> null;
            case LetterReader.Reading.Apart(var letter, var _, var changes) -> calls(parcel, letter, changes);
        };
    }

    private static List<Rebuilt> calls(Parcel parcel, Letter letter, List<String> changes) {
        var to = travelling(letter.to(), parcel.recipients());
        var cc = travelling(letter.cc(), parcel.recipients());
        var shown = new ArrayList<>(to);
        shown.addAll(cc);
        var blind = parcel.recipients().stream()
                .filter(recipient -> shown.stream().noneMatch(each -> isSame(each, recipient)))
                .toList();
        var adaptations = new ArrayList<>(List.of("rebuilt from its parts"));
        adaptations.addAll(changes);
        if (shown.size() < letter.to().size() + letter.cc().size()) {
            adaptations.add(ONLY_TRAVELLING);
        }
        if (shown.isEmpty()) {
            return blind.stream().map(each -> alone(each, letter, adaptations)).toList();
        }
        return List.of(new Rebuilt(
                parcel.recipients(),
                to.isEmpty() ? cc.subList(0, 1) : to,
                to.isEmpty() ? cc.subList(1, cc.size()) : cc,
                blind.stream().map(each -> NamedAddress.of(each.address())).toList(),
                letter,
                adaptations));
    }

    /** The same call for one of its recipients alone, named openly. */
    Rebuilt only(Recipient recipient) {
        var named = Stream.concat(to.stream(), cc.stream())
                .filter(each -> isSame(each, recipient))
                .findFirst()
                .orElseGet(() -> NamedAddress.of(recipient.address()));
        var changes = new ArrayList<>(adaptations);
        if (!changes.contains(ONLY_TRAVELLING)) {
            changes.add(ONLY_TRAVELLING);
        }
        return new Rebuilt(List.of(recipient), List.of(named), List.of(), List.of(), letter, changes);
    }

    private static Rebuilt alone(Recipient recipient, Letter letter, List<String> adaptations) {
        var address = List.of(NamedAddress.of(recipient.address()));
        return new Rebuilt(List.of(recipient), address, List.of(), List.of(), letter, adaptations);
    }

    /** Those of a field who travel, once each. */
    private static List<NamedAddress> travelling(List<NamedAddress> field, List<Recipient> recipients) {
        Map<String, NamedAddress> once = field.stream()
                .filter(each -> recipients.stream().anyMatch(recipient -> isSame(each, recipient)))
                .collect(Collectors.toMap(
                        Rebuilt::folded, each -> each, (first, _) -> first, java.util.LinkedHashMap::new));
        return List.copyOf(once.values());
    }

    private static boolean isSame(NamedAddress named, Recipient recipient) {
        return folded(named).equals(recipient.address().toString().toLowerCase(Locale.ROOT));
    }

    private static String folded(NamedAddress named) {
        return named.address().toString().toLowerCase(Locale.ROOT);
    }
}
