package dev.everpost.ses;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an object of the account among all of AWS: {@code arn:aws:ses:<region>:<account>:<type>/<name>}. */
public record ResourceArn(String region, String account, Type type, String name) {

    private static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]*:ses:([a-z0-9-]*):([0-9]{12}):([a-z-]+)/([^\\p{Cntrl}]{1,320})");

    /** What can have a name and tags. */
    public enum Type {
        CONFIGURATION_SET("configuration-set"),
        TEMPLATE("template"),
        IDENTITY("identity"),
        VERIFICATION_TEMPLATE("custom-verification-email-template");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        private static Optional<Type> of(String label) {
            for (var type : values()) {
                if (type.label.equals(label)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /** Reads an ARN; empty when it names nothing that an SES account has here. */
    public static Optional<ResourceArn> parse(String text) {
        var matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Type.of(matcher.group(3))
                        .map(type -> new ResourceArn(matcher.group(1), matcher.group(2), type, matcher.group(4)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "arn:aws:ses:" + region + ":" + account + ":" + type.label + "/" + name;
    }
}
