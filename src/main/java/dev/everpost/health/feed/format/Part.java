package dev.everpost.health.feed.format;

/**
 * Something that a status page tells of by name.
 *
 * @param key the page's own key or id, such as {@code ses-us-east-1}; empty when it has none
 * @param name for people; hostile text in one line
 * @param group the name of the group that it is in; empty for none
 * @param stated the page's own word for the condition
 * @param sure false where readers of the format disagree about the word
 */
public record Part(String key, String name, String group, Condition condition, String stated, boolean sure) {

    public Part {
        key = FeedText.line(key);
        name = FeedText.line(name);
        group = FeedText.line(group);
        stated = FeedText.line(stated);
    }

    /** A part whose condition the page leaves open, such as one that an incident only names. */
    static Part named(String name) {
        return new Part("", name, "", Condition.UNKNOWN, "", true);
    }

    /** Whether the page gave no condition for it. */
    public boolean isUnstated() {
        return stated.isEmpty();
    }

    /** Everything that it is called. */
    public String called() {
        return group.isEmpty() ? name + " / " + key : group + " / " + name + " / " + key;
    }
}
