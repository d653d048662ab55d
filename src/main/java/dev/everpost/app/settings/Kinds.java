package dev.everpost.app.settings;

import dev.everpost.dkim.DkimKey;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The kinds of values that the configuration knows. */
final class Kinds {

    private static final int TEXT_MAX = 1000;
    private static final int LONG_TEXT_MAX = 4000;

    static final Kind<Boolean> YES_NO = Kind.open(
            "true or false",
            text -> text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty(),
            String::valueOf);

    static final Kind<String> TEXT = text("printable text of 1 to " + TEXT_MAX + " characters", any -> true);

    static final Kind<String> HOST = text("a host name or an IP address", HostPort::isHost);

    static final Kind<String> ADDRESS = text("an IP address such as 192.0.2.1 or 2001:db8::1", Kinds::isAddress);

    static final Kind<String> NAME = text(
            "a name of 1 to 40 characters of a-z, 0-9, '-' and '_', starting with a letter or digit",
            text -> text.matches("[a-z0-9][a-z0-9_-]{0,39}"));

    static final Kind<String> DOMAIN =
            text("a domain such as example.com", text -> text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?"));

    static final Kind<String> SELECTOR =
            text("a DKIM selector such as s2026 or mail.s1", text -> text.length() <= 63 && DkimKey.isName(text));

    static final Kind<String> SENDER = text(
            "user@example.com, \"@example.com\" for a whole domain, or \"*\" for any sender",
            text -> text.equals("*") || text.matches("[^@\\s]*@[^@\\s]+"));

    /** What a SigV4 credential can hold. */
    static final Kind<String> ACCESS_KEY_ID =
            text("1 to 128 letters, digits, '.', '-' and '_'", text -> text.matches("[A-Za-z0-9._-]{1,128}"));

    static final Kind<HostPort> LISTEN =
            Kind.open("host:port, such as 127.0.0.1:2525 or [::1]:2525", HostPort::parse, HostPort::toString);

    static final Kind<Secret> SECRET = new Kind<>(
            "printable text of 1 to " + TEXT_MAX + " characters",
            text -> secret(text, TEXT_MAX),
            Secret::toString,
            true);

    /** AWS's session tokens have no fixed length; theirs are some 350 to 2000 characters today. */
    static final Kind<Secret> LONG_SECRET = new Kind<>(
            "printable text of 1 to " + LONG_TEXT_MAX + " characters",
            text -> secret(text, LONG_TEXT_MAX),
            Secret::toString,
            true);

    /** A key as its issuer shows it. */
    static final Kind<Secret> BASE64_SECRET = new Kind<>(
            "base 64 of 4 to 400 characters, as the provider shows it",
            text -> text.length() <= 400
                            && text.matches(
                                    "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})")
                    ? Optional.of(new Secret(text))
                    : Optional.empty(),
            Secret::toString,
            true);

    /** What Svix and Standard Webhooks sign with. */
    static final Kind<Secret> SVIX_SECRET = new Kind<>(
            "whsec_ and base 64, as the provider shows it",
            text -> text.matches("(whsec_)?([A-Za-z0-9+/]{4}){6,20}([A-Za-z0-9+/]{2}(==|[A-Za-z0-9+/]=))?")
                    ? Optional.of(new Secret(text))
                    : Optional.empty(),
            Secret::toString,
            true);

    /** What {@code openssl pkey -pubout} writes between its lines. */
    static final Kind<String> PUBLIC_KEY = text(
            "a P-256 public key in base 64 (SubjectPublicKeyInfo, 124 characters), in one line",
            text -> text.matches("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}=="));

    static final Kind<URI> HTTP_URL =
            Kind.open("a URL such as https://email.eu-west-1.amazonaws.com", Kinds::httpUrl, URI::toString);

    private Kinds() {}

    static Kind<Integer> integer(int least, int most) {
        return Kind.open(
                "a whole number from " + least + " to " + most,
                text -> digits(text).filter(n -> n >= least && n <= most).map(Long::intValue),
                String::valueOf);
    }

    static Kind<Long> count(long least, long most) {
        return Kind.open(
                "a whole number from " + least + " to " + most,
                text -> digits(text).filter(n -> n >= least && n <= most),
                String::valueOf);
    }

    static Kind<Double> rate(double least, double most) {
        return Kind.open(
                "a number from " + Numbers.plain(least) + " to " + Numbers.plain(most),
                text -> Numbers.decimal(text).filter(n -> n >= least && n <= most),
                Numbers::plain);
    }

    /** A share from 0 to {@code most}, written in per cent. */
    static Kind<Double> percent(double most) {
        return Kind.open(
                "a share from 0% to " + Numbers.plain(most * 100) + "%, such as 2%",
                text -> Numbers.percent(text).filter(share -> share <= most),
                share -> Numbers.plain(share * 100) + "%");
    }

    static Kind<Duration> duration(Duration least, Duration most) {
        return Kind.open(
                "a duration from " + Durations.show(least) + " to " + Durations.show(most)
                        + ", such as 500ms, 30s, 5m, 2h or 4d",
                text -> Durations.parse(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0),
                Durations::show);
    }

    static Kind<Long> size(long leastBytes, long mostBytes) {
        return Kind.open(
                "a size from " + Sizes.show(leastBytes) + " to " + Sizes.show(mostBytes)
                        + ", such as 500B, 64KB, 40MB or 2GB",
                text -> Sizes.parse(text).filter(n -> n >= leastBytes && n <= mostBytes),
                Sizes::show);
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        return choice(type, "");
    }

    /** One of the constants, in lower case; {@code note} is added to the words that ask for it. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type, String note) {
        Function<E, String> label = constant -> constant.name().toLowerCase(Locale.ROOT);
        var constants = type.getEnumConstants();
        return Kind.open(
                Arrays.stream(constants).map(label).collect(Collectors.joining(" or ")) + note,
                text -> Arrays.stream(constants)
                        .filter(constant -> label.apply(constant).equals(text))
                        .findFirst(),
                label);
    }

    private static Kind<String> text(String form, Predicate<String> fits) {
        return Kind.open(
                form,
                text -> isPrintable(text, TEXT_MAX) && fits.test(text) ? Optional.of(text) : Optional.empty(),
                Function.identity());
    }

    /** Looks nothing up: what is no literal is none. */
    private static boolean isAddress(String text) {
        try {
            return text.matches("[0-9A-Fa-f:.]+")
                    && !InetAddress.ofLiteral(text).isAnyLocalAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Optional<Secret> secret(String text, int charsMax) {
        return isPrintable(text, charsMax) ? Optional.of(new Secret(text)) : Optional.empty();
    }

    private static boolean isPrintable(String text, int charsMax) {
        return !text.isEmpty() && text.length() <= charsMax && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<Long> digits(String text) {
        return text.matches("\\d{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<URI> httpUrl(String text) {
        if (!text.matches("https?://[A-Za-z0-9._~:/\\[\\]%-]+")) {
            return Optional.empty();
        }
        try {
            var url = new URI(text);
            return url.getHost() == null ? Optional.empty() : Optional.of(url);
        } catch (java.net.URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }
}
