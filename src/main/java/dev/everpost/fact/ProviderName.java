package dev.everpost.fact;

/** A provider as the configuration names it: 1 to 40 lower-case letters, digits, '-' and '_'. */
public record ProviderName(String value) implements Comparable<ProviderName> {

    public ProviderName {
        if (!value.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a provider's name is 1 to 40 characters of a-z, 0-9, '-' and '_', and starts"
                            + " with a letter or digit: '" + value + "'");
        }
    }

    @Override
    public int compareTo(ProviderName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
